/** Proves that without JavaScript every figure, number and sentence is there, and no control that would not work. */
import { languageNames, languages } from '../../src/i18n/languages.ts';
import { words } from '../../src/i18n/words.ts';
import { claims, demos, documentOf, homes, ROOT_PAGE, some } from './built.ts';
import { expect, test } from './quiet.ts';

test.use({ javaScriptEnabled: false });

for (const { path, slug, language } of some(demos, 'demonstration')) {
  test(`${slug} on /${path} shows its default state`, async ({ page }) => {
    await page.goto(path);
    const demo = page.locator(`[data-demo="${slug}"]`);
    // What a hand moves lies in a layer over its figure.
    const figures = demo.locator('.demo-figure svg:not(.movable-layer):visible');
    expect(await figures.count()).toBeGreaterThan(0);
    for (const figure of await figures.all()) {
      const box = await figure.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(100);
      expect(await figure.locator('path').count()).toBeGreaterThan(0);
    }
    await expect(demo.locator('[data-number]')).toHaveText(/\d/);
    await expect(demo.locator('[data-sentence]')).toHaveText(/\S.{20}/);
    await expect(demo.locator(':is(button, input, select):visible')).toHaveCount(0);
    const note = page.locator('.demo-band', { has: demo }).locator('noscript p');
    await expect(note).toHaveText(words[language].demo.noScript);
    await expect(note).toBeVisible();
  });
}

for (const { path, slug } of some(claims, 'claim card')) {
  test(`the card of ${slug} on /${path} shows its number and hides its button`, async ({ page }) => {
    await page.goto(path);
    const card = page.locator(`.claim-card[data-claim="${slug}"]`);
    await expect(card.locator('.claim-number output')).toHaveText(/\d/);
    await expect(card.locator('.verdict')).toBeVisible();
    await expect(card.locator('button:visible')).toHaveCount(0);
  });
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
