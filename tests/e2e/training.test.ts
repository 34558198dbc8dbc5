/** Proves that a training can be watched, stopped, stepped and scrubbed, and stays still for whoever asks for that. */
import type { Locator } from '@playwright/test';
import { words } from '../../src/i18n/words.ts';
import { demos, demosOnce, documentOf, some } from './built.ts';
import { allOf, anyMove, answerOf, openDemo, press, pressAndSee, settled } from './demo.ts';
import { expect, test } from './quiet.ts';

/** Demonstrations that play: those with a main button. */
const trained = demos.filter(({ path, slug }) =>
  documentOf(path).querySelector(`[data-demo="${slug}"] .primary`),
);

const trainedOnce = trained.filter((place) => demosOnce.includes(place));

/** The start and the end of a training, each drawn in at most two frames: the surface, then the curve beside it. */
const FEW = 4;

/** What a worker may take on a busy machine until it tells something. */
const WORK_MS = 20_000;

for (const { path, slug } of some(demosOnce, 'demonstration')) {
  test(`${slug} goes to its final state without motion where motion is unwanted`, async ({ page }) => {
    const demo = await openDemo(page, slug, path);
    const select = demo.locator('.demo-controls select').first();
    const [control, key] = (await select.count()) > 0 ? [select, 'ArrowDown'] : await anyMove(demo);
    const states = await statesAfter(demo, () => pressAndSee(control, key));
    expect(states).toBeGreaterThan(0);
    expect(states).toBeLessThanOrEqual(FEW);
  });
}

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  for (const place of some(trained, 'demonstration that trains')) {
    const { path, slug, language } = place;

    test(`${slug} on /${path} trains in front of the eye, pauses, and goes on`, async ({ page }) => {
      const { demo: ui } = words[language];
      const demo = await openDemo(page, slug, path);
      const main = demo.locator('.primary');
      await expect(main).toHaveText(ui.replay);
      await expect(demo.getByRole('button', { name: ui.step })).toBeDisabled();
      await main.press('Enter');
      const states = await statesAfter(demo, async () => {
        await expect(main).toHaveText(ui.pause);
        // A worker takes its time to tell the first state, and a busy machine to show the next ones.
        await expect(demo.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: WORK_MS });
        await expect.poll(() => statesOf(demo), { timeout: WORK_MS }).toBeGreaterThan(FEW);
      });
      expect(states).toBeGreaterThan(FEW);
      await main.press('Space');
      await expect(main).toHaveText(ui.play);
      await settled(demo);
      const paused = await answerOf(demo);
      await page.waitForTimeout(300);
      expect(await answerOf(demo)).toEqual(paused);
      await main.press('Enter');
      await expect(main).toHaveText(ui.replay, { timeout: 20_000 });
      expect(await settled(demo)).not.toEqual(paused);
      if (trainedOnce.includes(place))
        await test.step('new values in the middle of a training', () => testNewValues(demo, ui.replay));
    });
  }
});

for (const { path, slug, language } of trainedOnce) {
  test(`${slug} on /${path} can be scrubbed to any step and trained by one`, async ({ page }) => {
    const { demo: ui } = words[language];
    const demo = await openDemo(page, slug, path);
    const atEnd = await answerOf(demo);
    const step = demo.getByRole('button', { name: ui.step });
    const scrub = demo.locator('.demo-controls input[type="range"]').first();
    await expect(step).toBeDisabled();
    await pressAndSee(scrub, 'Home');
    await expect(scrub).toHaveValue('0');
    await pressAndSee(step, 'Enter');
    const one = await scrub.inputValue();
    await pressAndSee(step, 'Space');
    expect(Number(await scrub.inputValue())).toBe(2 * Number(one));
    await pressAndSee(scrub, 'ArrowLeft');
    await expect(scrub).toHaveValue(one);
    await pressAndSee(scrub, 'End');
    expect(await settled(demo)).toEqual(atEnd);
  });
}

async function testNewValues(demo: Locator, atEnd: string): Promise<void> {
  for (const slider of await allOf(demo, '.demo-controls input[type="range"]')) {
    await slider.press('End');
    for (let i = 0; i < 4; i++) await slider.press('ArrowLeft', { delay: 20 });
    await slider.press('Home');
  }
  await expect(demo.locator('.primary')).toHaveText(atEnd, { timeout: 20_000 });
  const [control, key] = await anyMove(demo);
  expect((await press(control, key)).broken).toEqual([]);
}

/** How many different figures are painted from an action until rest, besides the one before. */
async function statesAfter(demo: Locator, act: () => Promise<unknown>): Promise<number> {
  await demo.locator('.demo-figure').evaluate((figure) => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = (): void => {
      seen.add(figure.innerHTML);
      requestAnimationFrame(look);
    };
    look();
  });
  await act();
  await demo.page().waitForTimeout(600);
  return statesOf(demo);
}

const statesOf = (demo: Locator): Promise<number> =>
  demo.evaluate(() => (window as unknown as { seen: Set<string> }).seen.size - 1);
