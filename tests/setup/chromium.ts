/**
 * Finds a Chromium for the tests: the one that WHY_RELU_BROWSER names, else an installed one, else the one inside
 * an npm package (no root, no system libraries, no download; Linux on x64 only). WHY_RELU_BROWSER=bundled asks for
 * the last one although another is installed.
 */
import { existsSync } from 'node:fs';

export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** The sandbox needs rights that containers lack, and the rest is the browser's own traffic. */
const QUIET = [
  '--no-sandbox',
  '--no-first-run',
  // Pages are drawn in software; a graphics process that fails to start can leave a page without frames.
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Switches of the package meant for a cloud function; they end the whole browser when one page closes. */
const UNWANTED = ['--single-process', '--no-zygote'];

export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const wanted = process.env.WHY_RELU_BROWSER;
  if (wanted === 'bundled') return bundled();
  if (wanted && !existsSync(wanted)) {
    throw new Error(`WHY_RELU_BROWSER: expected "bundled" or the path of a Chromium, got "${wanted}"`);
  }
  const executablePath = wanted || INSTALLED.find((path) => existsSync(path));
  return executablePath ? { executablePath, args: QUIET } : bundled();
}

async function bundled(): Promise<ChromiumLaunch> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chrome or Chromium, or set WHY_RELU_BROWSER to its path.');
  }
  // Makes the package unpack its own libnss3 and its kin, which a bare machine lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const args = chromium.args.filter((arg) => !UNWANTED.includes(arg));
  return { executablePath: await chromium.executablePath(), args: [...args, ...QUIET] };
}
