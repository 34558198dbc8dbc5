/** Proves that the sentence is spoken once, when the hand has come to rest, and never on load. */
import { demosOnce, some } from './built.ts';
import { anyMove, openDemo } from './demo.ts';
import { expect, test } from './quiet.ts';

for (const { path, slug } of some(demosOnce, 'demonstration')) {
  test(`${slug} on /${path} speaks at rest and not before`, async ({ page }) => {
    const demo = await openDemo(page, slug, path);
    const live = demo.locator('[aria-live="polite"]');
    // Longer than the rest that a spoken sentence waits for.
    await page.waitForTimeout(1000);
    await expect(live).toBeEmpty();
    await live.evaluate((element) => {
      const said: string[] = [];
      new MutationObserver(() => said.push(element.textContent ?? '')).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      Object.assign(window, { said });
    });
    const [control, key] = await anyMove(demo);
    await control.focus();
    const back = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft', ArrowDown: 'ArrowUp', Enter: 'Enter' }[
      key
    ];
    // All at once: a press that waits for the one before might be slower than the rest.
    await Promise.all([key, back, key, back, key].map((each) => page.keyboard.press(each)));
    await expect(live).toBeEmpty();
    // A sentence about what a worker computes is not spoken before it is done.
    await expect(live).not.toBeEmpty({ timeout: 20_000 });
    await expect(live).toHaveText(await demo.locator('[data-sentence]').innerText());
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said.filter(Boolean)).toHaveLength(1);
  });
}
