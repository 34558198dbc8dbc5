/** Proves that every control of every demonstration answers to the keyboard, and that no value breaks the figure. */
import type { Locator } from '@playwright/test';
import { demos, demosOnce, experimentOf, some } from './built.ts';
import { answerOf, brokenLines, nameOf, openDemo, pressAndSee, settled } from './demo.ts';
import { expect, test } from './quiet.ts';

for (const { path, slug } of some(demosOnce, 'demonstration')) {
  test(`${slug} on /${path}: every slider moves by arrow keys and goes to both ends`, async ({ page }) => {
    const demo = await openDemo(page, slug, path);
    for (const slider of await demo.locator('input[type="range"]').all()) {
      const [min, max] = [await limitOf(slider, 'min'), await limitOf(slider, 'max')];
      const name = await nameOf(slider);
      await goTo(demo, slider, 'End', max);
      await pressAndSee(demo, slider, 'ArrowLeft');
      expect.soft(await numberOf(slider), name).toBeLessThan(max);
      await pressAndSee(demo, slider, 'ArrowRight');
      expect.soft(await numberOf(slider), name).toBeCloseTo(max, 6);
      await goTo(demo, slider, 'Home', min);
      await pressAndSee(demo, slider, 'ArrowRight');
      expect.soft(await numberOf(slider), name).toBeGreaterThan(min);
    }
  });

  test(`${slug} on /${path}: every option of every choice can be had by keyboard`, async ({ page }) => {
    const demo = await openDemo(page, slug, path);
    for (const select of await demo.locator('select').all()) {
      const options = await select
        .locator('option')
        .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
      await select.press('End');
      const seen = new Set([await select.inputValue()]);
      for (let i = 1; i < options.length; i++) {
        await pressAndSee(demo, select, 'ArrowUp');
        seen.add(await select.inputValue());
        expect.soft(await brokenLines(demo), await select.inputValue()).toEqual([]);
      }
      expect.soft([...seen].reverse(), await nameOf(select)).toEqual(options);
    }
  });

  test(`${slug} on /${path}: no extreme shows a failed computation`, async ({ page }) => {
    const demo = await openDemo(page, slug, path);
    const faults: string[] = [];
    // Once from the default state and once from the last extreme of all others.
    for (const stay of [false, true]) {
      for (const slider of await demo.locator('input[type="range"]').all()) {
        for (const key of ['Home', 'End']) {
          await slider.press(key);
          await settled(demo);
          faults.push(...(await brokenLines(demo)).map((line) => `${key}: ${line}`));
        }
        if (!stay) await demo.locator('.demo-controls > button').last().press('Enter');
      }
    }
    expect(faults).toEqual([]);
  });
}

for (const { path, slug } of some(demos, 'demonstration')) {
  test(`${slug} on /${path}: the seed can be typed and drawn anew, and Reset undoes all`, async ({
    page,
  }) => {
    const { parameters } = await experimentOf(slug);
    const demo = await openDemo(page, slug, path);
    const atFirst = await answerOf(demo);
    const seeds = demo.locator('input[type="number"]');
    expect(await seeds.count()).toBe(Object.values(parameters).filter(({ kind }) => kind === 'seed').length);
    for (const seed of await seeds.all()) {
      await seed.press('ControlOrMeta+a');
      await page.keyboard.type('42');
      await pressAndSee(demo, seed, 'Enter');
      await pressAndSee(demo, demo.locator('.seed button'), 'Space');
      await expect(seed).toHaveValue('43');
    }
    await pressAndSee(demo, demo.locator('.demo-controls > button').last(), 'Enter');
    expect(await settled(demo)).toEqual(atFirst);
  });

  test(`${slug} on /${path}: a guess is answered, and every control is one that this file knows`, async ({
    page,
  }) => {
    const { parameters } = await experimentOf(slug);
    const demo = await openDemo(page, slug, path);
    const guesses = demo.locator('.predict-guesses button');
    expect(await guesses.count()).toBeGreaterThan(1);
    await expect(demo.locator('.predict-answer')).toBeEmpty();
    for (const [i, guess] of (await guesses.all()).entries()) {
      await guess.press(i % 2 === 0 ? 'Enter' : 'Space');
      await expect(guess).toHaveAttribute('aria-pressed', 'true');
      await expect(demo.locator('[aria-pressed="true"]')).toHaveCount(1);
      await expect(demo.locator('.predict-answer')).not.toBeEmpty();
    }
    const unknown = demo.locator(
      ':is(input, textarea, [tabindex], [contenteditable]):not([type="range"], [type="number"], [data-movable])',
    );
    await expect(unknown).toHaveCount(0);
    const ofParameters = demo.locator('.demo-controls :is(input, select)');
    // Points are moved in the figure.
    const controlled = Object.values(parameters).filter(({ kind }) => kind !== 'points');
    expect(await ofParameters.count()).toBeGreaterThanOrEqual(controlled.length);
  });
}

/** To one end of a slider; the answer must change unless the slider stood there already. */
async function goTo(demo: Locator, slider: Locator, key: 'Home' | 'End', limit: number): Promise<void> {
  if ((await numberOf(slider)) === limit) await slider.press(key);
  else await pressAndSee(demo, slider, key);
  expect.soft(await numberOf(slider), `${await nameOf(slider)} ${key}`).toBeCloseTo(limit, 6);
}

const numberOf = (slider: Locator): Promise<number> => slider.inputValue().then(Number);
const limitOf = async (slider: Locator, end: 'min' | 'max'): Promise<number> =>
  Number(await slider.getAttribute(end));
