/** Proves that pages stay where they are while they come alive, and that articles stay within their bytes. */
import { LIMITS, measureCost, PHONE } from '../setup/measuring.ts';
import { articles, documentOf, homes, some } from './built.ts';
import { expect, test } from './quiet.ts';

const SIZES = [PHONE, { width: 1280, height: 900 }];

for (const path of [...some(articles, 'article'), ...homes]) {
  for (const viewport of SIZES) {
    test(`/${path} at ${viewport.width} px`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const { first, scrolling, layoutShift } = await measureCost(page, path);
      expect.soft(layoutShift, 'layout shift').toBeLessThan(LIMITS.layoutShift);
      if (viewport !== PHONE) return;
      const demos = documentOf(path).querySelectorAll('.demo').length;
      expect.soft(first.total, 'bytes before scrolling').toBeLessThanOrEqual(LIMITS.firstLoad(demos));
      expect
        .soft(first.script, 'bytes of script before scrolling')
        .toBeLessThanOrEqual(LIMITS.firstLoadScript);
      expect.soft(scrolling.total, 'bytes while scrolling').toBeLessThanOrEqual(LIMITS.scrolling(demos));
      // A measurement that saw nothing would pass every limit.
      expect(Math.min(first.html, first.css, first.font)).toBeGreaterThan(0);
    });
  }
}
