/** Proves that pages serve on paper, in forced colors, and under a thumb. */
import { PHONE } from '../setup/measuring.ts';
import { articles, some } from './built.ts';
import { openAlive } from './demo.ts';
import { expect, test } from './quiet.ts';

for (const path of some(articles, 'article')) {
  test(`/${path} on paper shows its figures and no controls`, async ({ page }) => {
    await openAlive(page, path);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const demo of await page.locator('[data-demo]').all()) {
      const figures = demo.locator('.demo-figure svg:visible');
      expect(await figures.count()).toBeGreaterThan(0);
      for (const figure of await figures.all())
        expect((await figure.boundingBox())?.height).toBeGreaterThan(100);
      await expect(demo.locator('[data-number]')).toBeVisible();
      await expect(demo.locator('[data-sentence]')).toBeVisible();
    }
    await expect(page.locator(':is(button, input, select):visible')).toHaveCount(0);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(
      Math.max(...(ink.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)),
      'dark ink on white paper',
    ).toBeLessThan(100);
  });

  test(`/${path} in forced colors shows its lines and its controls`, async ({ page }) => {
    await openAlive(page, path);
    const lines = await page.evaluate(countLines);
    expect(lines).toBeGreaterThan(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      expect.soft(await page.evaluate(countLines), `lines, ${colorScheme}`).toBeGreaterThanOrEqual(lines);
      expect.soft(await page.evaluate(unseenControls), `controls, ${colorScheme}`).toEqual([]);
    }
  });

  test(`/${path} at ${PHONE.width} px has controls large enough for a thumb`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await openAlive(page, path);
    const small = await page.evaluate(() => {
      const shown = (selector: string) =>
        [...document.querySelectorAll(selector)].filter(
          (element) => element.getBoundingClientRect().height > 0,
        );
      const below = (selector: string, limit: number) =>
        shown(selector).flatMap((element) => {
          const { height } = element.getBoundingClientRect();
          return height < limit ? [`${element.outerHTML.slice(0, 80)}: ${height} px high`] : [];
        });
      return [
        ...below('button, select, input[type="range"], input[type="number"]', 44),
        ...below('.demo-links a, .site-header a, .contents a, .claim-code a', 24),
      ];
    });
    expect(small).toEqual([]);
  });
}

/** Runs in the page: how many lines of its figures have a stroke that differs from the paper. */
function countLines(): number {
  const paper = getComputedStyle(document.body).backgroundColor;
  const strokes = [...document.querySelectorAll('.demo-figure svg :is(path, line)')].map(
    (line) => getComputedStyle(line).stroke,
  );
  return strokes.filter((stroke) => !['none', 'transparent', 'rgba(0, 0, 0, 0)', paper].includes(stroke))
    .length;
}

/** Runs in the page: controls whose text, or whose lower border, does not stand out from the paper. */
function unseenControls(): string[] {
  const paper = getComputedStyle(document.body).backgroundColor;
  const controls = [...document.querySelectorAll('button:not(.theme), select, input[type="number"]')];
  return controls
    .filter((control) => {
      const { color, borderBottomColor, borderBottomStyle, display } = getComputedStyle(control);
      return (
        display !== 'none' && (borderBottomStyle === 'none' || [color, borderBottomColor].includes(paper))
      );
    })
    .map((control) => control.outerHTML.slice(0, 80));
}
