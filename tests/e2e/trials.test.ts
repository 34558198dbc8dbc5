/** Proves that a hundred trainings can be run, counted, stopped, and picked from, and what is said where they cannot. */
import type { Locator, Page } from '@playwright/test';
import { fill } from '../../src/i18n/fill.ts';
import { demos, demoWordsOf, documentOf, some } from './built.ts';
import { answerOf, openDemo, settled } from './demo.ts';
import { expect, test } from './quiet.ts';

const counted = demos.filter(({ path, slug }) =>
  documentOf(path).querySelector(`[data-demo="${slug}"] [data-trials]`),
);

for (const place of some(counted, 'demonstration that counts over seeds')) {
  const { path, slug } = place;

  test(`${slug} on /${path} counts the seeds it has solved, and a thumbnail shows its run`, async ({
    page,
  }) => {
    const { figure: words } = await demoWordsOf(place);
    const { demo, said, button } = await openTrials(page, place);
    await button.press('Enter');
    await expect(demo.getByRole('progressbar')).toBeVisible();
    await expect(said).toHaveAttribute('data-trials', 'done', { timeout: 40_000 });
    await expect(demo.getByRole('progressbar')).toHaveCount(0);
    await expect(demo.locator('button.thumbnail')).toHaveCount(100);
    const solved = demo.locator('button.thumbnail.solved');
    expect(numbersOf(await said.innerText())).toContain(await solved.count());
    expect(await solved.count()).toBeGreaterThan(0);
    const [first, last] = [solved.first(), demo.locator('button.thumbnail').last()];
    const seed = (await first.getAttribute('aria-label')) ?? '';
    expect(seed).toContain(words.thumbnailSolved);
    await first.press('Enter');
    await expect(demo.locator('input[type="number"]')).toHaveValue(String(numbersOf(seed)[0]));
    await expect(demo.locator('[data-number]')).toHaveText('4/4');
    await last.press('Space');
    await expect(demo.locator('input[type="number"]')).toHaveValue('100');
    // The count belongs to the settings, not to the seed that is shown.
    await expect(demo.locator('button.thumbnail')).toHaveCount(100);
    await demo.locator('select').first().press('ArrowDown');
    await expect(demo.locator('.thumbnail')).toHaveCount(0);
  });

  test(`${slug} on /${path} stops when asked, and keeps what it has`, async ({ page }) => {
    const { figure: words } = await demoWordsOf(place);
    const { demo, said, button } = await openTrials(page, place);
    await button.press('Space');
    // The button keeps the focus. A locator's press takes its time, in which a fast worker may be done.
    await page.waitForFunction(() => document.querySelector('button.thumbnail'));
    await page.keyboard.press('Space');
    await expect(said).toHaveAttribute('data-trials', 'stopped');
    const done = await demo.locator('button.thumbnail').count();
    const solved = await demo.locator('button.thumbnail.solved').count();
    expect(done).toBeLessThan(100);
    await expect(said).toHaveText(fill(words.stoppedCount ?? '', { done, solved }));
    await page.waitForTimeout(500);
    await expect(demo.locator('button.thumbnail')).toHaveCount(done);
  });

  test(`${slug} on /${path} says so where no worker can run, and keeps its figure`, async ({ page }) => {
    const { figure: words } = await demoWordsOf(place);
    await page.addInitScript(() => void Reflect.deleteProperty(window, 'Worker'));
    const { demo, said, button } = await openTrials(page, place);
    const before = await answerOf(demo);
    await button.press('Enter');
    await expect(said).toHaveText(fill(words.failed ?? '', { reason: 'Worker' }));
    expect(await settled(demo)).toEqual(before);
  });
}

interface Trials {
  readonly demo: Locator;
  readonly said: Locator;
  readonly button: Locator;
}

async function openTrials(page: Page, { path, slug }: { path: string; slug: string }): Promise<Trials> {
  const demo = await openDemo(page, slug, path);
  return { demo, said: demo.locator('[data-trials]'), button: demo.locator('.trials-row button') };
}

const numbersOf = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
