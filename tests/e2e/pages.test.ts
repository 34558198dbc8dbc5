/** Proves that every page is silent, accessible in light and dark, and never wider than the window. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PHONE } from '../setup/measuring.ts';
import { pages, ROOT_PAGE, some, textOf } from './built.ts';
import { atRest, openAlive } from './demo.ts';
import { expect, test } from './quiet.ts';

const SIZES = [PHONE, { width: 1280, height: 900 }];
const NARROWEST = { ...PHONE, width: 320 };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const path of some(pages, 'page')) {
  test(`/${path}`, async ({ page }) => {
    if (path === ROOT_PAGE) await stayAtRoot(page);
    // One load for all sizes: a page must bear to be turned, and loading anew takes longer than all that is asked.
    await page.setViewportSize(NARROWEST);
    await openAlive(page, path);
    for (const viewport of [NARROWEST, ...SIZES]) {
      await resize(page, viewport);
      expect.soft(await tooWide(page), `at ${viewport.width} px`).toEqual([]);
    }
    await thinCode(page);
    for (const viewport of SIZES) {
      const at = `at ${viewport.width} px`;
      await resize(page, viewport);
      await page.emulateMedia({ colorScheme: 'light' });
      expect.soft(await violations(page, (axe) => axe.withTags(RULES)), `${at}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      // Of all rules only this one depends on the theme.
      expect
        .soft(await violations(page, (axe) => axe.withRules('color-contrast')), `${at}, dark`)
        .toEqual([]);
    }
  });
}

/** Figures draw themselves anew at another width. */
async function resize(page: Page, viewport: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(viewport);
  await atRest(page);
}

/** The root leads on at once; without its script it stays as a reader without JavaScript sees it. */
async function stayAtRoot(page: Page): Promise<void> {
  const body = textOf(ROOT_PAGE).replace(/<script\b[^]*?<\/script>/g, '');
  await page.route(
    (url) => url.pathname.split('/').length === 3,
    (route) => route.fulfill({ body, contentType: 'text/html' }),
  );
}

/** Leaves of a listing the lines that show a color for the first time: a thousand words of code take axe a minute. */
async function thinCode(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string | null>();
    for (const line of document.querySelectorAll('pre .line')) {
      const styles = [...line.querySelectorAll('[style]')].map((word) => word.getAttribute('style'));
      if (styles.every((style) => seen.has(style))) line.remove();
      styles.forEach((style) => seen.add(style));
    }
  });
}

/** One line for every element that breaks a rule. */
async function violations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // The site has no frames, and what passes needs no report: both make axe several times faster.
  // Its source is 1.5 MB; once is enough for a page.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] });
  const { violations: found } = await choose(axe).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.any[0]?.message ?? node.failureSummary ?? ''}`),
  );
}

/** Elements that reach beyond the window; what scrolls inside a box of its own, or is cut off by one, does not. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isHeld = (element: Element): boolean => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== 'visible' && up.getBoundingClientRect().right <= width + 1)
          return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 1 || box.left < -1) && !isHeld(element);
    });
    const page =
      document.documentElement.scrollWidth > window.innerWidth
        ? [`the page is ${document.documentElement.scrollWidth} px wide`]
        : [];
    return [
      ...page,
      ...wide.slice(0, 5).map((e) => {
        const { left, right } = e.getBoundingClientRect();
        return `${e.tagName}.${e.getAttribute('class') ?? ''} from ${left.toFixed(0)} to ${right.toFixed(0)}: ${e.textContent?.trim().slice(0, 40)}`;
      }),
    ];
  });
}
