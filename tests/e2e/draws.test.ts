/** Proves that draws arrive one by one, that a thousand can be asked for, stopped, and what is said where they cannot. */
import type { Locator, Page } from '@playwright/test';
import { fill } from '../../src/i18n/fill.ts';
import { demos, demoWordsOf, documentOf, some, type Place } from './built.ts';
import { answerOf, brokenLines, openDemo, settled } from './demo.ts';
import { expect, test } from './quiet.ts';

const drawn = demos.filter(({ path, slug }) =>
  documentOf(path).querySelector(`[data-demo="${slug}"] [data-draws]`),
);

for (const place of some(drawn, 'demonstration that draws at random')) {
  const { path, slug } = place;

  test(`${slug} on /${path} counts a thousand draws, for these settings alone`, async ({ page }) => {
    const { demo, said, button } = await openDraws(page, place);
    const atFirst = await answerOf(demo);
    await button.press('Enter');
    await expect(demo.getByRole('progressbar')).toBeVisible();
    await expect(said).toHaveAttribute('data-draws', 'done', { timeout: 40_000 });
    await expect(demo.getByRole('progressbar')).toHaveCount(0);
    await expect(said).toContainText('1000');
    const many = await settled(demo);
    expect(many.sentence).toContain('1000');
    expect(many.figure).not.toEqual(atFirst.figure);
    const [dimension, points] = await demo.locator('input[type="range"]').all();
    await dimension!.press('ArrowRight');
    expect((await settled(demo)).sentence).toContain('1000');
    await points!.press('ArrowRight');
    expect((await settled(demo)).sentence).not.toContain('1000');
    await expect(said).toHaveAttribute('data-draws', 'idle');
  });

  test(`${slug} on /${path} stops when asked, and keeps what it has`, async ({ page }) => {
    const { demo, said, button } = await openDraws(page, place);
    // The most points take longest, so that there is time to stop.
    await demo.locator('input[type="range"]').nth(1).press('End');
    await settled(demo);
    await button.press('Space');
    await page.waitForFunction(
      (name) =>
        (document.querySelector<HTMLProgressElement>(`[data-demo="${name}"] progress`)?.value ?? 0) > 150,
      slug,
    );
    await page.keyboard.press('Space');
    await expect(said).toHaveAttribute('data-draws', 'stopped');
    const done = Number(/\d+/.exec(await said.innerText())?.[0]);
    expect(done).toBeGreaterThan(150);
    expect(done).toBeLessThan(1000);
    const { sentence } = await settled(demo);
    expect(sentence).toContain(String(done));
    await page.waitForTimeout(500);
    expect((await answerOf(demo)).sentence).toBe(sentence);
  });

  test(`${slug} on /${path} says so where no worker can run, and keeps its figure`, async ({ page }) => {
    await page.addInitScript(() => void Reflect.deleteProperty(window, 'Worker'));
    const { figure: words } = await demoWordsOf(place);
    const { demo, said, button } = await openDraws(page, place);
    const before = await answerOf(demo);
    await button.press('Enter');
    await expect(said).toHaveText(fill(words.failed ?? '', { reason: 'Worker' }));
    expect(await settled(demo)).toEqual(before);
  });
}

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  for (const { path, slug } of some(drawn, 'demonstration that draws at random'))
    test(`${slug} on /${path} draws in front of the eye, and takes new values meanwhile`, async ({
      page,
    }) => {
      const demo = await openDemo(page, slug, path);
      const points = demo.locator('input[type="range"]').nth(1);
      await points.press('ArrowRight');
      await expect.poll(async () => (await answerOf(demo)).sentence).not.toContain('100');
      for (const key of ['End', 'ArrowLeft', 'Home', 'ArrowRight']) await points.press(key);
      await expect.poll(async () => (await answerOf(demo)).sentence, { timeout: 20_000 }).toContain('100');
      expect(await brokenLines(demo)).toEqual([]);
    });
});

interface Draws {
  readonly demo: Locator;
  readonly said: Locator;
  readonly button: Locator;
}

async function openDraws(page: Page, { path, slug }: Place): Promise<Draws> {
  const demo = await openDemo(page, slug, path);
  return { demo, said: demo.locator('[data-draws]'), button: demo.locator('.trials-row button') };
}
