/** Proves that many trainings can be run, counted, stopped, and picked from, and what is said where they cannot. */
import type { Locator, Page } from '@playwright/test';
import { fill } from '../../src/i18n/fill.ts';
import { demos, demoWordsOf, documentOf, some, type Place } from './built.ts';
import { anyMove, answerOf, openDemo, settled } from './demo.ts';
import { expect, test } from './quiet.ts';
import { giveBack, withholdGlobal } from './workers.ts';

const counted = demos.filter(({ path, slug }) =>
  documentOf(path).querySelector(`[data-demo="${slug}"] [data-trials]`),
);

/** What the number says of a run that has solved its task, where the demonstration shows runs to pick from. */
const SOLVED: Readonly<Record<string, string>> = { xor: '4/4' };

for (const place of some(counted, 'demonstration that counts over seeds')) {
  const { path, slug } = place;

  test(`${slug} on /${path} counts over seeds, stops when asked, and says where it cannot`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await withholdGlobal(page, 'Worker');
    const trials = await openTrials(page, place);
    await test.step('without workers it says so, and keeps its figure', () => testWithout(trials, place));
    await giveBack(page, 'Worker');
    await test.step('it stops when asked, and keeps what it has', () => testStopped(trials, place));
    const total = await test.step('it counts to the end', () => testCounted(trials));
    await test.step('a thumbnail shows its run', () => testThumbnails(trials, place, total));
  });
}

async function testWithout({ demo, said, button }: Trials, place: Place): Promise<void> {
  const { figure: words } = await demoWordsOf(place);
  const before = await answerOf(demo);
  await button.press('Enter');
  expect(words.failed).toContain('{reason}');
  await expect(said).toHaveText(fill(words.failed ?? '', { reason: 'Worker' }));
  expect(await settled(demo)).toEqual(before);
}

async function testStopped({ demo, said, button }: Trials, place: Place): Promise<void> {
  const { figure: words } = await demoWordsOf(place);
  const page = demo.page();
  await button.press('Space');
  // The button keeps the focus. A locator's press takes its time, in which a fast worker may be done.
  const bar = await page.waitForFunction((slug) => {
    const found = document.querySelector<HTMLProgressElement>(`[data-demo="${slug}"] progress`);
    return found && found.value > 0 ? found : null;
  }, place.slug);
  const total = await bar.evaluate((element) => element?.max ?? 0);
  await page.keyboard.press('Space');
  await expect(said).toHaveAttribute('data-trials', 'stopped');
  await expect(said).toHaveText(/\d/);
  const [text, done] = [await said.innerText(), await demo.locator('button.thumbnail').count()];
  if (await hasThumbnails(demo)) {
    const solved = await demo.locator('button.thumbnail.solved').count();
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(total);
    await expect(said).toHaveText(fill(words.stoppedCount ?? '', { done, solved }));
  }
  await page.waitForTimeout(500);
  await expect(said).toHaveText(text);
  await expect(demo.locator('button.thumbnail')).toHaveCount(done);
}

/** Starts over; hands out how many seeds there are. */
async function testCounted({ demo, said, button }: Trials): Promise<number> {
  const bar = demo.getByRole('progressbar');
  await button.press('Enter');
  await expect(bar).toBeVisible();
  const total = await bar.evaluate((element) => (element as HTMLProgressElement).max);
  await expect(said).toHaveAttribute('data-trials', 'done', { timeout: 60_000 });
  await expect(bar).toHaveCount(0);
  await expect(said).toHaveText(/\d/);
  return total;
}

async function testThumbnails({ demo, said }: Trials, place: Place, total: number): Promise<void> {
  if (!(await hasThumbnails(demo))) return;
  const { figure: words } = await demoWordsOf(place);
  const [all, solved] = [demo.locator('button.thumbnail'), demo.locator('button.thumbnail.solved')];
  await expect(all).toHaveCount(total);
  expect(numbersOf(await said.innerText())).toContain(await solved.count());
  expect(await solved.count()).toBeGreaterThan(0);
  const seed = (await solved.first().getAttribute('aria-label')) ?? '';
  expect(seed).toContain(words.thumbnailSolved);
  await solved.first().press('Enter');
  await expect(demo.locator('input[type="number"]')).toHaveValue(String(numbersOf(seed)[0]));
  await expect(demo.locator('[data-number]')).toHaveText(SOLVED[place.slug] ?? /\d/);
  await all.last().press('Space');
  await expect(demo.locator('input[type="number"]')).toHaveValue(String(total));
  // The count belongs to the settings, not to the seed that is shown.
  await expect(all).toHaveCount(total);
  const [control, key] = await anyMove(demo);
  await control.press(key);
  await expect(demo.locator('.thumbnail')).toHaveCount(0);
}

const hasThumbnails = async (demo: Locator): Promise<boolean> =>
  (await demo.locator('.thumbnails').count()) > 0;

interface Trials {
  readonly demo: Locator;
  readonly said: Locator;
  readonly button: Locator;
}

async function openTrials(page: Page, { path, slug }: Place): Promise<Trials> {
  const demo = await openDemo(page, slug, path);
  return {
    demo,
    said: demo.locator('[data-trials]'),
    button: demo.locator(':has(> [data-trials]) > button'),
  };
}

const numbersOf = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
