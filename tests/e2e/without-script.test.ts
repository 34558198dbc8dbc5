/** Proves that without JavaScript every figure, number and sentence is there, and no control that would not work. */
import type { Locator, Page } from '@playwright/test';
import { languageNames, languages } from '../../src/i18n/languages.ts';
import { words } from '../../src/i18n/words.ts';
import { claims, demos, documentOf, homes, ROOT_PAGE, some, type Place } from './built.ts';
import { expect, test } from './quiet.ts';

test.use({ javaScriptEnabled: false });

some(demos, 'demonstration');
some(claims, 'claim card');
for (const path of new Set([...demos, ...claims].map((place) => place.path))) {
  test(`/${path} shows its demonstrations and claims at rest`, async ({ page }) => {
    await page.goto(path);
    for (const place of demos.filter((demo) => demo.path === path))
      await test.step(`${place.slug} shows its default state`, () => testDemo(page, place));
    for (const { slug } of claims.filter((claim) => claim.path === path))
      await test.step(`the card of ${slug} shows its number and hides its button`, () =>
        testCard(page.locator(`.claim-card[data-claim="${slug}"]`)));
  });
}

async function testDemo(page: Page, { slug, language }: Place): Promise<void> {
  const demo = page.locator(`[data-demo="${slug}"]`);
  // What a hand moves lies in a layer over its figure.
  const figures = demo.locator('.demo-figure svg:not(.movable-layer):visible');
  expect.soft(await figures.count(), `figures of ${slug}`).toBeGreaterThan(0);
  const sizes: number[] = [];
  for (const figure of await figures.all()) {
    const box = await figure.boundingBox();
    sizes.push(Math.min(box?.width ?? 0, box?.height ?? 0));
    expect.soft(await figure.locator('path').count(), `paths in ${slug}`).toBeGreaterThan(0);
  }
  // An axis drawn by itself is low; a figure has more than such.
  expect.soft(Math.max(...sizes), `size in ${slug}`).toBeGreaterThan(100);
  expect.soft(Math.min(...sizes), `size in ${slug}`).toBeGreaterThan(10);
  await expect.soft(demo.locator('[data-number]'), slug).toHaveText(/\d/);
  await expect.soft(demo.locator('[data-sentence]'), slug).toHaveText(/\S.{20}/);
  await expect.soft(demo.locator(':is(button, input, select):visible'), slug).toHaveCount(0);
  const note = page.locator('.demo-band', { has: demo }).locator('noscript p');
  await expect.soft(note, slug).toHaveText(words[language].demo.noScript);
  await expect.soft(note, slug).toBeVisible();
}

async function testCard(card: Locator): Promise<void> {
  await expect.soft(card.locator('.claim-number output')).toHaveText(/\d/);
  await expect.soft(card.locator('.verdict')).toBeVisible();
  await expect.soft(card.locator('button:visible')).toHaveCount(0);
}

test('the root offers every language by a link', async ({ page }) => {
  await page.goto(ROOT_PAGE);
  for (const language of languages) {
    const link = page.locator(`a[hreflang="${language}"]:visible`);
    await expect(link).toContainText(languageNames[language]);
    expect(new URL(await link.evaluate((a) => (a as HTMLAnchorElement).href)).pathname).toMatch(
      `/${language}/`,
    );
  }
});

for (const home of homes) {
  test(`/${home}claims/ shows every verdict with its number`, async ({ page }) => {
    const path = `${home}claims/`;
    const verdicts = documentOf(path).querySelectorAll('.verdict').length;
    expect(verdicts).toBeGreaterThan(0);
    await page.goto(path);
    await expect(page.locator('.verdict:visible')).toHaveCount(verdicts);
    await expect(page.locator('.claim-settled strong:visible').filter({ hasText: /\d/ })).toHaveCount(
      verdicts,
    );
  });
}
