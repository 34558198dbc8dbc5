/** Proves that the theme can be chosen by keyboard, is kept, and is set before anything is painted. */
import { articles, homes, some } from './built.ts';
import { expect, test } from './quiet.ts';

for (const path of [...homes, ...some(articles, 'article').slice(0, 1)]) {
  for (const [system, chosen] of [
    ['light', 'dark'],
    ['dark', 'light'],
  ] as const) {
    test(`/${path} goes from ${system} to ${chosen} and stays so`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: system });
      // The theme at the moment the parser meets <body>: nothing can have been painted by then.
      await page.addInitScript(() => {
        const observer = new MutationObserver(() => {
          if (!document.body) return;
          observer.disconnect();
          Object.assign(window, { themeAtBody: document.documentElement.dataset.theme ?? 'none' });
        });
        observer.observe(document, { childList: true, subtree: true });
      });
      await page.goto(path);
      const themeAtBody = () =>
        page.evaluate(() => (window as unknown as { themeAtBody: string }).themeAtBody);
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await themeAtBody()).toBe('none');
      const before = await paper();
      const button = page.locator('button.theme');
      await button.press('Enter');
      await expect(page.locator('html')).toHaveAttribute('data-theme', chosen);
      const after = await paper();
      expect(after).not.toBe(before);
      await page.reload();
      expect(await themeAtBody()).toBe(chosen);
      expect(await paper()).toBe(after);
      await button.press('Space');
      await expect(page.locator('html')).toHaveAttribute('data-theme', system);
      expect(await paper()).toBe(before);
    });
  }
}
