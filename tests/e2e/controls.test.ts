/** Proves that every control of every demonstration answers to the keyboard, and that no value breaks the figure. */
import type { Locator } from '@playwright/test';
import type { ParameterSet } from '../../src/lib/parameters.ts';
import { demos, demosOnce, experimentOf, some } from './built.ts';
import { allOf, answerOf, nameOf, openDemo, press, pressAndSee, resetOf, settled } from './demo.ts';
import { testMovables } from './movables.ts';
import { expect, test } from './quiet.ts';

// One page for all controls of a demonstration; before each step, Reset has brought back the state of the build.
for (const place of some(demos, 'demonstration')) {
  const { path, slug } = place;

  test(`${slug} on /${path}: every control answers`, async ({ page }) => {
    test.setTimeout(180_000);
    const { parameters } = await experimentOf(slug);
    const demo = await openDemo(page, slug, path);
    const atFirst = await answerOf(demo);
    const step = (what: string, check: () => Promise<void>): Promise<void> =>
      test.step(what, async () => {
        await check();
        await press(resetOf(demo), 'Enter');
        expect.soft(await settled(demo), `Reset after: ${what}`).toEqual(atFirst);
      });

    await test.step('a guess is answered', () => testGuesses(demo));
    await test.step('every control is one that this file knows', () => testKnown(demo, parameters));
    await step('the seed can be typed and drawn anew', () => testSeeds(demo, parameters));
    await step('each sentence that is often read is put to the test', () => testMisconceptions(demo));
    // The rest is the same code in every language.
    if (!demosOnce.includes(place)) return;
    await step('every slider moves by arrow keys and goes to both ends', () => testSliders(demo));
    await step('every option of every choice can be had by keyboard', () => testChoices(demo));
    await step('all extremes together show no failed computation', () => testExtremes(demo));
    await step('whatever a hand can move moves', () => testMovables(demo));
  });
}

async function testGuesses(demo: Locator): Promise<void> {
  const guesses = demo.locator('.predict-guesses button');
  expect(await guesses.count()).toBeGreaterThan(1);
  await expect(demo.locator('.predict-answer')).toBeEmpty();
  for (const [i, guess] of (await guesses.all()).entries()) {
    await guess.press(i % 2 === 0 ? 'Enter' : 'Space');
    await expect(guess).toHaveAttribute('aria-pressed', 'true');
    await expect(demo.locator('.predict-guesses [aria-pressed="true"]')).toHaveCount(1);
    await expect(demo.locator('.predict-answer')).not.toBeEmpty();
  }
}

async function testKnown(demo: Locator, parameters: ParameterSet): Promise<void> {
  const known = ':not([type="range"], [type="number"], [data-movable])';
  await expect(demo.locator(`:is(input, textarea, [tabindex], [contenteditable])${known}`)).toHaveCount(0);
  const shown = Object.values(parameters).filter(({ kind }) => kind !== 'points');
  expect(await demo.locator('.demo-controls :is(input, select)').count()).toBeGreaterThanOrEqual(
    shown.length,
  );
}

async function testSeeds(demo: Locator, parameters: ParameterSet): Promise<void> {
  const seeds = demo.locator('input[type="number"]');
  expect(await seeds.count()).toBe(Object.values(parameters).filter(({ kind }) => kind === 'seed').length);
  for (const seed of await seeds.all()) {
    await seed.press('ControlOrMeta+a');
    await demo.page().keyboard.type('42');
    await pressAndSee(seed, 'Enter');
    await pressAndSee(demo.locator('.seed button'), 'Space');
    await expect(seed).toHaveValue('43');
  }
}

/** A test of a sentence is one state, from wherever it is begun, and says what came of it. */
async function testMisconceptions(demo: Locator): Promise<void> {
  const stateOf = async () => [await demo.locator('.state-link a').getAttribute('href'), await settled(demo)];
  const verdicts = demo.locator('.misconception-verdict');
  for (const button of await allOf(demo, '[data-misconception]')) {
    const key = (await button.getAttribute('data-misconception')) ?? '';
    const verdict = demo.locator(`li:has([data-misconception="${key}"]) .misconception-verdict`);
    expect.soft((await press(button, 'Enter')).broken, key).toEqual([]);
    await expect.soft(verdict, `${key}: verdict`).toHaveText(/\S.{20}/);
    await expect.soft(verdict, `${key}: places left empty`).not.toHaveText(/[{}]/);
    await expect.soft(verdicts.filter({ hasText: /\S/ }), `${key}: one verdict`).toHaveCount(1);
    const first = await stateOf();
    await press(demo.locator('.demo-controls :is(input[type="range"], select)').last(), 'Home');
    await press(button, 'Space');
    expect.soft(await stateOf(), `${key} from another state`).toEqual(first);
  }
}

async function testSliders(demo: Locator): Promise<void> {
  for (const slider of await allOf(demo, 'input[type="range"]')) {
    const [min, max] = [await limitOf(slider, 'min'), await limitOf(slider, 'max')];
    const name = await nameOf(slider);
    expect.soft(await goTo(slider, 'End', max), `${name} End`).toBeCloseTo(max, 6);
    expect.soft(await move(slider, 'ArrowLeft'), `${name} ←`).toBeLessThan(max);
    expect.soft(await move(slider, 'ArrowRight'), `${name} →`).toBeCloseTo(max, 6);
    expect.soft(await goTo(slider, 'Home', min), `${name} Home`).toBeCloseTo(min, 6);
    expect.soft(await move(slider, 'ArrowRight'), `${name} →`).toBeGreaterThan(min);
    // The next slider goes to its ends from the default of all others.
    await press(resetOf(demo), 'Enter');
  }
}

async function testChoices(demo: Locator): Promise<void> {
  for (const select of await allOf(demo, 'select')) {
    const options = await select
      .locator('option')
      .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
    const seen = [(await press(select, 'End')).value];
    for (let i = 1; i < options.length; i++) {
      const { value, broken } = await pressAndSee(select, 'ArrowUp');
      expect.soft(broken, value).toEqual([]);
      seen.push(value);
    }
    expect.soft(seen.reverse(), await nameOf(select)).toEqual(options);
  }
}

/** Each slider to its ends while the others stay at their last one. */
async function testExtremes(demo: Locator): Promise<void> {
  for (const slider of await allOf(demo, 'input[type="range"]'))
    for (const key of ['Home', 'End'])
      expect.soft((await press(slider, key)).broken, `${await nameOf(slider)} ${key}`).toEqual([]);
}

/** To one end of a slider; the answer must change unless the slider stood there already. */
async function goTo(slider: Locator, key: 'Home' | 'End', limit: number): Promise<number> {
  if (Number(await slider.inputValue()) !== limit) return move(slider, key);
  return Number((await press(slider, key)).value);
}

/** The value of a slider after a key, which must change the answer and break nothing. */
async function move(slider: Locator, key: string): Promise<number> {
  const { value, broken } = await pressAndSee(slider, key);
  expect.soft(broken, `${await nameOf(slider)} ${key}`).toEqual([]);
  return Number(value);
}

const limitOf = async (slider: Locator, end: 'min' | 'max'): Promise<number> =>
  Number(await slider.getAttribute(end));
