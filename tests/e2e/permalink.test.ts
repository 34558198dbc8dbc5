/** Proves that a link restores exactly one state, and that a link to no state says what is wrong with it. */
import { languages } from '../../src/i18n/languages.ts';
import { fill } from '../../src/i18n/fill.ts';
import { words } from '../../src/i18n/words.ts';
import { readLink, type ParameterSet } from '../../src/lib/parameters.ts';
import { demos, experimentOf, some, type Place } from './built.ts';
import { answerOf, openDemo, pressAndSee, settled, valuesOf } from './demo.ts';
import { expect, test } from './quiet.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

for (const place of some(demos, 'demonstration')) {
  const { path, slug, language } = place;

  test(`${slug} on /${path}: the link opens the same state, in either language`, async ({
    page,
    context,
  }) => {
    const demo = await openDemo(page, slug, path);
    const atFirst = await valuesOf(demo);
    for (const slider of await demo.locator('input[type="range"]').all()) await slider.press('ArrowLeft');
    for (const select of await demo.locator('select').all()) await pressAndSee(demo, select, 'ArrowDown');
    await pressAndSee(demo, demo.locator('.seed button'), 'Enter');
    const here = await settled(demo);
    const values = await valuesOf(demo);
    expect(values).not.toEqual(atFirst);

    const link = demo.getByRole('link', { name: words[language].demo.link });
    const href = (await link.getAttribute('href')) ?? '';
    const there = await openDemo(await context.newPage(), slug, path + href);
    expect(await valuesOf(there)).toEqual(values);
    expect(await answerOf(there)).toEqual(here);

    await link.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${RegExp.escape(href)}$`));
    await expect(demo.locator('.state-link [role="status"]')).toContainText(words[language].demo.linked);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

    const other = languages.find((each) => each !== language) ?? language;
    await page.locator('.site-header a.language').press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${other}/.*${RegExp.escape(href)}$`));
    const translated = page.locator(`[data-demo="${slug}"]`);
    await expect.poll(() => valuesOf(translated)).toEqual(values);
    await expect(translated.locator('[data-number]')).toHaveText(here.number);
  });

  test(`${slug} on /${path}: an impossible link shows the default state and names the fault`, async ({
    page,
  }) => {
    const { parameters } = await experimentOf(slug);
    const atFirst = await answerOf(await openDemo(page, slug, path));
    for (const [name, got] of impossible(parameters)) {
      const search = new URLSearchParams({ demo: slug, [name]: got });
      const demo = await openDemo(page, slug, `${path}?${search}#${slug}`);
      const notice = demo.locator('.demo-notice');
      await expect(notice).toContainText(Object.hasOwn(parameters, name) ? got : name);
      await expect(notice).toHaveText(noticeOf(place, parameters, search));
      const now = await settled(demo);
      expect.soft([now.number, now.sentence], `${name}=${got}`).toEqual([atFirst.number, atFirst.sentence]);
    }
  });

  test(`${slug} on /${path}: a link to another demonstration leaves this one alone`, async ({ page }) => {
    const atFirst = await answerOf(await openDemo(page, slug, path));
    const demo = await openDemo(page, slug, `${path}?demo=another&seed=7#${slug}`);
    expect(await answerOf(demo)).toEqual(atFirst);
    await expect(demo.locator('.demo-notice')).toBeEmpty();
  });
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
