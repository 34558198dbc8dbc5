/**
 * Finds a Chromium for the tests: the one that WHY_RELU_BROWSER names, else an installed one, else the one inside
 * an npm package (no root, no system libraries, no download; Linux on x64 only). WHY_RELU_BROWSER=bundled asks for
 * the last one although another is installed. The browser tests prefer it anyway, see `shellLaunch`.
 */
import { spawnSync } from 'node:child_process';
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

export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const wanted = process.env.WHY_RELU_BROWSER;
  if (wanted === 'bundled') return bundled();
  if (wanted && !existsSync(wanted)) {
    throw new Error(`WHY_RELU_BROWSER: expected "bundled" or the path of a Chromium, got "${wanted}"`);
  }
  const executablePath = wanted || INSTALLED.find((path) => existsSync(path));
  return executablePath ? { executablePath, args: QUIET } : bundled();
}

/**
 * The Chromium of the browser tests, which open hundreds of pages: the bundled one, for it is a shell without windows.
 * A whole browser draws a window with its buttons around every page, headless or not, and that costs more than the page:
 * three and a half times the processor's time of the shell. Where the shell does not run, any other will do.
 */
export async function shellLaunch(): Promise<ChromiumLaunch> {
  if (process.env.WHY_RELU_BROWSER) return chromiumLaunch();
  const shell = await bundled().catch(() => null);
  return shell && starts(shell) ? shell : chromiumLaunch();
}

const starts = ({ executablePath }: ChromiumLaunch): boolean =>
  spawnSync(executablePath, ['--version'], { timeout: 20_000 }).status === 0;

async function bundled(): Promise<ChromiumLaunch> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chrome or Chromium, or set WHY_RELU_BROWSER to its path.');
  }
  // Makes the package unpack its own libnss3 and its kin, which a bare machine lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  // Not the switches of the package: they are for a cloud function, and take the guard from between sites.
  return { executablePath: await chromium.executablePath(), args: QUIET };
}
