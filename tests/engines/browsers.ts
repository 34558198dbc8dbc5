/**
 * The browsers in which the core must compute the same bits: one for each of the three engines that readers have.
 * V8 runs in Node and Chromium, SpiderMonkey in Firefox, JavaScriptCore in WebKitGTK as it does in Safari.
 *
 * Left out: Safari itself, which asks for a setting of the system before it lets itself be driven, and Firefox as a
 * snap, which sees no profile outside its own folder.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { chromiumLaunch } from '../setup/chromium.ts';
import type { Engine, Opened } from './engine.ts';
import { openWebKit } from './webkit.ts';

/** The caller ends the process on a signal; the libraries end their browsers when the process does. */
const NO_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } as const;

const FIREFOX = [
  '/usr/bin/firefox-esr',
  '/usr/lib/firefox/firefox',
  '/usr/lib64/firefox/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];
const WEBKIT = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';

export const browsers: readonly Engine[] = [
  {
    name: 'Chromium',
    install: 'it comes with the packages on Linux (x64)',
    // Never missing: the tests bring one, and say what to do where they cannot.
    find: () => openChromium,
  },
  {
    name: 'Firefox',
    install: 'apt-get install firefox-esr (Debian), or firefox from packages.mozilla.org (Ubuntu)',
    find() {
      const path = FIREFOX.find((each) => existsSync(each));
      return path === undefined ? null : (url) => openFirefox(path, url);
    },
  },
  {
    name: 'WebKit',
    install: 'apt-get install webkit2gtk-driver xvfb (Debian, Ubuntu)',
    find: () => (existsSync(WEBKIT) && existsSync(SCREEN) ? (url) => openWebKit(WEBKIT, SCREEN, url) : null),
  },
];

async function openChromium(url: string): Promise<Opened> {
  const browser = await chromium.launch({ ...(await chromiumLaunch()), ...NO_SIGNALS });
  return closingOnFailure(
    () => browser.close(),
    async () => {
      await (await browser.newPage()).goto(url);
      return browser.version();
    },
  );
}

async function openFirefox(executablePath: string, url: string): Promise<Opened> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath,
    headless: true,
    ...NO_SIGNALS,
  });
  return closingOnFailure(
    () => browser.close(),
    async () => {
      await (await browser.newPage()).goto(url);
      return (await browser.version()).replace(/^firefox\//i, '');
    },
  );
}

/** A browser that started but cannot open the page is closed before anybody hears of it. */
async function closingOnFailure(close: () => Promise<void>, open: () => Promise<string>): Promise<Opened> {
  try {
    return { version: await open(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
