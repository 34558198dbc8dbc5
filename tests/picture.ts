/** `npm run picture`: the pictures of the README, taken from the built site in both themes. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBuild } from './setup/build.ts';
import { chromiumLaunch } from './setup/chromium.ts';
import { serveDist } from './setup/serve.ts';
import { ROOT } from './setup/site.ts';

ensureBuild();
const site = await serveDist();
const browser = await chromium.launch(await chromiumLaunch());
mkdirSync(new URL('.github/', ROOT), { recursive: true });
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1330 }, colorScheme });
  // Twice: typefaces are optional, so a slow machine's first visit may do without them; the second has them at hand.
  for (let visit = 0; visit < 2; visit++) await page.goto(`${site.url}en/`, { waitUntil: 'networkidle' });
  await page.screenshot({ path: fileURLToPath(new URL(`.github/picture-${colorScheme}.png`, ROOT)) });
}
await browser.close();
await site.close();
