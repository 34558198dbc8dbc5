/** Proves that pages serve on paper, in forced colors, and under a thumb. */
import type { Page } from '@playwright/test';
import { PHONE } from '../setup/measuring.ts';
import { articles, some } from './built.ts';
import { openAlive } from './demo.ts';
import { expect, test } from './quiet.ts';

for (const path of some(articles, 'article')) {
  // One page for all: what has come alive is the same in every light.
  test(`/${path} in forced colors, on paper, and under a thumb`, async ({ page }) => {
    await openAlive(page, path);
    await test.step('in forced colors it shows its lines and its controls', () => testForcedColors(page));
    await test.step('on paper it shows its figures and no controls', () => testPaper(page));
    await test.step(`at ${PHONE.width} px its controls are large enough`, () => testThumb(page));
  });
}

async function testForcedColors(page: Page): Promise<void> {
  const lines = await page.evaluate(countLines);
  expect.soft(lines).toBeGreaterThan(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    expect.soft(await page.evaluate(countLines), `lines, ${colorScheme}`).toBeGreaterThanOrEqual(lines);
    expect.soft(await page.evaluate(unseenControls), `controls, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
}

async function testPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const demo of await page.locator('[data-demo]').all()) {
    const slug = (await demo.getAttribute('data-demo')) ?? '';
    const figures = demo.locator('.demo-figure svg:visible');
    expect.soft(await figures.count(), slug).toBeGreaterThan(0);
    const boxes = await Promise.all((await figures.all()).map((figure) => figure.boundingBox()));
    expect.soft(Math.max(...boxes.map((box) => box?.height ?? 0)), slug).toBeGreaterThan(100);
    await expect.soft(demo.locator('[data-number]'), slug).toBeVisible();
    await expect.soft(demo.locator('[data-sentence]'), slug).toBeVisible();
  }
  // A button that is part of a picture is printed as the picture that it is.
  await expect.soft(page.locator(':is(button, input, select):visible:not(.demo-figure *)')).toHaveCount(0);
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect
    .soft(Math.max(...(ink.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)), 'dark ink on white paper')
    .toBeLessThan(100);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

async function testThumb(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  expect.soft(await page.evaluate(smallControls)).toEqual([]);
}

/** Runs in the page: controls and links that are too low for a thumb. */
function smallControls(): string[] {
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => element.getBoundingClientRect().height > 0);
  const below = (selector: string, limit: number) =>
    shown(selector).flatMap((element) => {
      const { height } = element.getBoundingClientRect();
      return height < limit ? [`${element.outerHTML.slice(0, 80)}: ${height} px high`] : [];
    });
  return [
    ...below('button, select, input[type="range"], input[type="number"]', 44),
    ...below('.demo-links a, .site-header a, .contents a, .claim-code a', 24),
  ];
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
