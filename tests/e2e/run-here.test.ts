/** Proves that a reader can settle every claim in the own browser, stop it, and learn when it cannot be done. */
import type { Locator, Page } from '@playwright/test';
import { fill } from '../../src/i18n/fill.ts';
import { words } from '../../src/i18n/words.ts';
import { claims, demosOnce, experimentOf, some, type Place } from './built.ts';
import { anyMove, comeAlive, openDemo, pressAndSee } from './demo.ts';
import { expect, test } from './quiet.ts';
import { recordWorkers, replayWorkers, withoutGlobal } from './workers.ts';

/** The cards of each claim, one for each page that shows it. */
const cardsOf = Map.groupBy(some(claims, 'claim card'), ({ slug }) => slug);

for (const [slug, [first, ...others]] of cardsOf) {
  if (!first) continue;
  test(`${slug} on /${first.path} runs here and agrees to the last bit`, async ({ page }) => {
    test.setTimeout(60_000 + 20_000 * others.length);
    const card = await openCard(page, first);
    const heard = await recordWorkers(page);
    await testRun(card, first);
    const reports = await heard.jsonValue();
    for (const place of others)
      await test.step(`/${place.path} says the same in its words`, async () => {
        const there = await openCard(page, place);
        // The same run once more would say nothing new: a worker starts, and that of the first page speaks again.
        await replayWorkers(page, reports);
        await testRun(there, place);
      });
  });
}

for (const place of claims) {
  const { path, slug, language } = place;

  test(`${slug} on /${path} says so where no worker can run`, async ({ page }) => {
    await withoutGlobal(page, 'Worker');
    const card = await openCard(page, place);
    await card.getByRole('button', { name: words[language].card.run }).press('Space');
    await expect(resultOf(card)).toHaveText(words[language].card.noWorkers);
    await expect(card.locator('.claim-number output')).toHaveText(/\d/);
  });
}

/** To the end: progress is shown, goes away, and the result is what the build has measured. */
async function testRun(card: Locator, { language }: Place): Promise<void> {
  const { card: ui } = words[language];
  const value = await card.locator('.claim-number output').innerText();
  const seen = largestProgress(card);
  await card.getByRole('button', { name: ui.run }).press('Enter');
  const said = async (): Promise<string> => plain(await resultOf(card).innerText());
  await expect.poll(said, { timeout: 45_000 }).toBe(plain(fill(ui.same, { value })));
  expect(await seen).toBeGreaterThan(0);
  await expect(card.getByRole('progressbar')).toHaveCount(0);
  await expect(card.getByRole('button', { name: ui.run })).toBeEnabled();
}

test('a run can be stopped midway, and concludes nothing', async ({ page }) => {
  const long = await longestClaim();
  const { card: ui } = words[long.language];
  const card = await openCard(page, long);
  await card.getByRole('button', { name: ui.run }).press('Enter');
  const progress = card.getByRole('progressbar');
  await expect.poll(() => progress.evaluate((bar) => (bar as HTMLProgressElement).value)).toBeGreaterThan(0);
  const total = await progress.evaluate((bar) => (bar as HTMLProgressElement).max);
  await card.getByRole('button', { name: ui.stop }).press('Enter');
  const done = Number(/\d+/.exec(await resultOf(card).innerText())?.[0]);
  await expect(resultOf(card)).toHaveText(fill(ui.stopped, { done, total }));
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(total);
  await expect.poll(() => page.workers().length, { message: 'workers left' }).toBe(0);
});

for (const { path, slug } of some(demosOnce, 'demonstration')) {
  test(`${slug} works without WebAssembly`, async ({ page }) => {
    await withoutGlobal(page, 'WebAssembly');
    const demo = await openDemo(page, slug, path);
    const [control, key] = await anyMove(demo);
    await pressAndSee(control, key);
  });
}

async function openCard(page: Page, { path, slug }: Place): Promise<Locator> {
  await page.goto(path);
  const card = page.locator(`.claim-card[data-claim="${slug}"]`);
  await comeAlive(card.locator('.run-here'));
  return card;
}

const resultOf = (card: Locator): Locator => card.locator('[data-run-result]');

/** The largest value that the progress bar of a card reaches before it goes away. */
const largestProgress = (card: Locator): Promise<number> =>
  card.evaluate(
    (element) =>
      new Promise<number>((done) => {
        let largest = 0;
        new MutationObserver(() => {
          const bar = element.querySelector('progress');
          largest = Math.max(largest, bar?.value ?? 0);
          if (!bar && largest > 0) done(largest);
        }).observe(element, { subtree: true, childList: true, attributes: true });
      }),
  );

async function longestClaim(): Promise<Place> {
  const costs = await Promise.all(
    claims.map(async (place) => {
      const { claim } = await experimentOf(place.slug);
      return { place, cost: claim.seeds * Object.keys(claim.quantities).length };
    }),
  );
  const [longest] = costs.sort((a, b) => b.cost - a.cost);
  if (!longest) throw new Error('dist/ holds no claim card');
  return longest.place;
}

/** A power of ten is raised by markup in the card and by its own characters in a sentence. */
const plain = (text: string): string =>
  text.replace(/[⁰¹²³⁴-⁹⁻]/g, (c) => c.normalize('NFKC')).replaceAll('-', '−');
