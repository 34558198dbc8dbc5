/**
 * `npm run measure`: prints what every page costs on a phone, and how fast every demonstration answers a key on a
 * processor slowed down four times. It judges nothing; the browser tests hold the limits.
 */
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { ensureBuild } from './setup/build.ts';
import { chromiumLaunch } from './setup/chromium.ts';
import { demosOf, measureAnswers, measureCost, median, PHONE, throttle } from './setup/measuring.ts';
import { builtPages } from './setup/pages.ts';
import { serveDist } from './setup/serve.ts';
import { table } from './setup/table.ts';

const SLOWDOWN = 4;

ensureBuild();
const site = await serveDist();
const browser = await chromium.launch(await chromiumLaunch());
const costs: (string | number)[][] = [];
const answers: (string | number)[][] = [];
try {
  for (const path of builtPages()) await measure(path);
} finally {
  await browser.close();
  await site.close();
}

console.log('\nBytes over the wire at 390 × 844, before scrolling and while scrolling to the end\n');
const head = [
  'page',
  'requests',
  'html',
  'css',
  'script',
  'font',
  'other',
  'total',
  '+script',
  '+all',
  'shift',
];
console.log(table(head, costs));
console.log(
  `\nMilliseconds from → on the first slider to the painted answer, processor slowed ${SLOWDOWN} times\n`,
);
console.log(table(['demonstration', 'median', 'max'], answers));

async function measure(path: string): Promise<void> {
  await onPhone(browser, async (page) => {
    const { first, scrolling, layoutShift } = await measureCost(page, site.url + path);
    const { requests, html, css, script, font, other, total } = first;
    const weights = [requests, html, css, script, font, other, total, scrolling.script, scrolling.total];
    costs.push([path || '/', ...weights, layoutShift.toFixed(4)]);
    await throttle(page, SLOWDOWN);
    for (const slug of await demosOf(page)) {
      const times = await measureAnswers(page, slug);
      const figures = times
        ? [median(times), Math.max(...times)].map((ms) => ms.toFixed(0))
        : ['no answer', ''];
      answers.push([`${path} ${slug}`, ...figures]);
    }
  });
}

/** A fresh phone for each page: nothing is cached from the one before. */
async function onPhone(from: Browser, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await from.newContext({ viewport: PHONE, deviceScaleFactor: 2, reducedMotion: 'reduce' });
  await use(await context.newPage());
  await context.close();
}
