/** Proves that a link restores exactly one state, and that a link to no state says what is wrong with it. */
import type { Locator, Page } from '@playwright/test';
import { languages } from '../../src/i18n/languages.ts';
import { fill } from '../../src/i18n/fill.ts';
import { words } from '../../src/i18n/words.ts';
import { readLink, type ParameterSet } from '../../src/lib/parameters.ts';
import { demos, demosOnce, experimentOf, some, type Place } from './built.ts';
import { allOf, answerOf, comeAlive, openDemo, press, pressAndSee, settled, valuesOf } from './demo.ts';
import type { Answer } from './in-page.ts';
import { expect, test } from './quiet.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const place of some(demos, 'demonstration')) {
  const { path, slug } = place;

  test(`${slug} on /${path}: a link opens the state it names, or says what is wrong`, async ({ page }) => {
    test.setTimeout(120_000);
    const { parameters } = await experimentOf(slug);
    const demo = await openDemo(page, slug, path);
    const atFirst = await answerOf(demo);
    await test.step('the link opens the same state, in either language', () => testLink(demo, place));
    // What a link opens is the same code in every language; how it says what is wrong is not.
    const wrong = impossible(parameters);
    const searches = demosOnce.includes(place) ? wrong.map((one) => [one]) : [wrong];
    for (const search of searches)
      await test.step(`${search.join(' ')}: the default state, and the fault is named`, () =>
        testFaults(page, place, new URLSearchParams([['demo', slug], ...search]), atFirst));
    if (demosOnce.includes(place))
      await test.step('a link to another demonstration leaves this one alone', async () => {
        const alone = await openDemo(page, slug, `${path}?demo=another&seed=7#${slug}`);
        expect(await answerOf(alone)).toEqual(atFirst);
        await expect(alone.locator('.demo-notice')).toBeEmpty();
      });
  });
}

async function testLink(demo: Locator, place: Place): Promise<void> {
  const page = demo.page();
  const { demo: ui } = words[place.language];
  const values = await changeAll(demo);
  const here = await settled(demo);
  const link = demo.getByRole('link', { name: ui.link });
  const href = (await link.getAttribute('href')) ?? '';
  await link.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${RegExp.escape(href)}$`));
  await expect(demo.locator('.state-link [role="status"]')).toContainText(ui.linked);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

  const other = languages.find((each) => each !== place.language) ?? place.language;
  await page.locator('.site-header a.language').press('Enter');
  await expect(page).toHaveURL(new RegExp(`/${other}/.*${RegExp.escape(href)}$`));
  await comeAlive(demo);
  await expect.poll(() => valuesOf(demo)).toEqual(values);
  await expect(demo.locator('[data-number]')).toHaveText(here.number);

  const there = await openDemo(page, place.slug, place.path + href);
  expect(await valuesOf(there)).toEqual(values);
  expect(await answerOf(there)).toEqual(here);
}

/** Moves every control, and what a hand can move; hands out the values, none of which may be a matter of chance. */
async function changeAll(demo: Locator): Promise<string[]> {
  const atFirst = await valuesOf(demo);
  for (const slider of await allOf(demo, 'input[type="range"]')) await press(slider, 'ArrowLeft');
  for (const select of await allOf(demo, 'select')) await pressAndSee(select, 'ArrowDown');
  for (const again of await allOf(demo, '.seed button')) await pressAndSee(again, 'Enter');
  for (const movable of (await allOf(demo, '[data-movable]')).slice(0, 3)) await press(movable, 'ArrowLeft');
  const values = await valuesOf(demo);
  expect(values).not.toEqual(atFirst);
  return values;
}

async function testFaults(page: Page, place: Place, search: URLSearchParams, atFirst: Answer): Promise<void> {
  const { parameters } = await experimentOf(place.slug);
  const demo = await openDemo(page, place.slug, `${place.path}?${search}#${place.slug}`);
  const notice = demo.locator('.demo-notice');
  for (const [name, got] of [...search].slice(1))
    await expect(notice).toContainText(Object.hasOwn(parameters, name) ? got : name);
  await expect(notice).toHaveText(noticeOf(place, parameters, search));
  const now = await settled(demo);
  expect.soft([now.number, now.sentence], String(search)).toEqual([atFirst.number, atFirst.sentence]);
}

/** A name that no demonstration has, and of each kind of parameter a value out of range and one that is no value. */
function impossible(parameters: ParameterSet): [name: string, got: string][] {
  const wrong = new Map<string, [name: string, got: string][]>();
  for (const [name, parameter] of Object.entries(parameters)) {
    const { kind } = parameter;
    const isName = kind === 'choice' || kind === 'points';
    const values = isName ? ['constructor'] : [String(parameter.max + 1), '1e'];
    wrong.set(
      isName ? kind : 'number',
      values.map((got) => [name, got]),
    );
  }
  return [['toString', '1'], ...[...wrong.values()].flat()];
}

/** The sentence that the page's language has for the fault of a link. */
function noticeOf({ language }: Place, parameters: ParameterSet, search: URLSearchParams): string {
  const { badLink, badLinkName } = words[language].demo;
  return readLink(parameters, search)
    .faults.map((fault) => fill(Object.hasOwn(parameters, fault.name) ? badLink : badLinkName, { ...fault }))
    .join('');
}
