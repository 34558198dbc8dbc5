/** Proves that the root leads to the reader's language and loses nothing of the address; unknown addresses are met. */
import { languages } from '../../src/i18n/languages.ts';
import { words } from '../../src/i18n/words.ts';
import { BASE } from '../setup/site.ts';
import { ROOT_PAGE } from './built.ts';
import { expect, test } from './quiet.ts';

const CASES: readonly (readonly [wanted: readonly string[], language: string])[] = [
  [['ko-KR'], 'ko'],
  [['ko'], 'ko'],
  [['en-US'], 'en'],
  [['fr'], 'en'],
  [['fr', 'ko-KR', 'en'], 'ko'],
  [['kok-IN'], 'en'],
  [[], 'en'],
];

for (const [wanted, language] of CASES) {
  test(`the root leads [${wanted.join()}] to ${language}`, async ({ page }) => {
    await page.addInitScript(
      (tags) => Object.defineProperty(navigator, 'languages', { get: () => tags }),
      wanted,
    );
    await page.goto(`${ROOT_PAGE}?demo=xor&seed=7#xor`);
    await page.waitForURL((url) => url.pathname !== `${BASE}/`);
    const { pathname, search, hash } = new URL(page.url());
    expect([pathname, search, hash]).toEqual([`${BASE}/${language}/`, '?demo=xor&seed=7', '#xor']);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });
}

for (const locale of ['ko-KR', 'en-US', 'fr-FR']) {
  test.describe(locale, () => {
    test.use({ locale });
    test(`a browser set to ${locale} is led by what it says itself`, async ({ page }) => {
      await page.goto(ROOT_PAGE);
      await page.waitForURL((url) => url.pathname !== `${BASE}/`);
      expect(new URL(page.url()).pathname).toBe(`${BASE}/${locale.startsWith('ko') ? 'ko' : 'en'}/`);
    });
  });
}

for (const address of ['en/no-such-page/', 'no/such/folder/page']) {
  test(`/${address} is answered in every language`, async ({ page, complaints }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    for (const language of languages) {
      const part = page.locator(`section[lang="${language}"]`);
      await expect(part).toContainText(words[language].site.notFoundTitle);
      await expect(part.getByRole('link')).toHaveAttribute('href', `${BASE}/${language}/`);
    }
    // The address itself is the only thing that was not found.
    expect(complaints.splice(0).filter((each) => each.startsWith('status'))).toHaveLength(1);
  });
}
