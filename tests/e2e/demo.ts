/** A demonstration on an open page: how a test reaches it, and what of it answers a control. */
import type { Locator, Page } from '@playwright/test';
import type { Answer, Outcome } from './in-page.ts';
import { expect } from './quiet.ts';

/** How long a press may go without an answer. */
const PATIENCE = 5000;

/** Opens a page and waits until the demonstration has come alive and has drawn itself at its final width. */
export async function openDemo(page: Page, slug: string, address: string): Promise<Locator> {
  await page.goto(address);
  const demo = page.locator(`[data-demo="${slug}"]`);
  await comeAlive(demo);
  await settled(demo);
  return demo;
}

/** Opens a page and brings to life everything lazy on it, from its top to its end. */
export async function openAlive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    for (const island of document.querySelectorAll('astro-island'))
      await window.helpers.comeAlive(island.firstElementChild ?? island);
  });
  await atRest(page);
}

/** Waits until every demonstration of a page has drawn itself at its width. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all([...document.querySelectorAll('[data-demo]')].map((demo) => window.helpers.rest(demo))),
  );
}

/** Brings an element into view and waits until its island has hydrated. */
export const comeAlive = (inside: Locator): Promise<void> =>
  inside.evaluate((element) => window.helpers.comeAlive(element));

export const answerOf = (demo: Locator): Promise<Answer> =>
  demo.evaluate((element) => window.helpers.answerOf(element));

/** Lines of the demonstration's markup that print a failed computation. */
export const brokenLines = (demo: Locator): Promise<string[]> =>
  demo.evaluate((element) => window.helpers.brokenLines(element));

/** The answer once it has stayed the same for four frames in a row. */
export const settled = (demo: Locator): Promise<Answer> =>
  demo.evaluate((element) => window.helpers.rest(element));

/** Presses a key on a control; what has come of it, once the demonstration is at rest. */
export async function press(control: Locator, key: string): Promise<Outcome> {
  await aim(control);
  await control.page().keyboard.press(key);
  return control.page().evaluate(() => window.helpers.outcome(0));
}

/** Presses a key on a control, which must change the answer. */
export async function pressAndSee(control: Locator, key: string): Promise<Outcome> {
  await aim(control);
  await control.page().keyboard.press(key);
  const outcome = await control.page().evaluate((ms) => window.helpers.outcome(ms), PATIENCE);
  if (!outcome.changed) expect.soft('no change', `the answer to ${key} on ${await nameOf(control)}`).toBe('');
  return outcome;
}

type Move = 'ArrowLeft' | 'ArrowRight' | 'ArrowDown' | 'Enter';

/** A control of the parameters and a key that moves it from where it is: any one that the demonstration has. */
export async function anyMove(demo: Locator): Promise<readonly [control: Locator, key: Move]> {
  const slider = demo.locator('.demo-controls input[type="range"]').last();
  if ((await slider.count()) > 0) {
    const isAtEnd = await slider.evaluate(
      (e) => (e as HTMLInputElement).value === (e as HTMLInputElement).max,
    );
    return [slider, isAtEnd ? 'ArrowLeft' : 'ArrowRight'];
  }
  const select = demo.locator('.demo-controls select').first();
  if ((await select.count()) > 0) return [select, 'ArrowDown'];
  return [demo.locator('.seed button'), 'Enter'];
}

const aim = (control: Locator): Promise<void> => control.evaluate((element) => window.helpers.aim(element));

/** What a control is called, for messages. */
export const nameOf = (control: Locator): Promise<string> =>
  control.evaluate(
    (element) =>
      element.getAttribute('aria-label') ??
      (element.closest('label') ?? element).textContent?.trim().slice(0, 40) ??
      '',
  );

/** The value of every control of the parameters, in order, and the place of everything that a hand can move. */
export const valuesOf = (demo: Locator): Promise<string[]> =>
  demo.evaluate((element) => [
    ...[...element.querySelectorAll('.demo-controls :is(input, select)')].map(
      (control) => (control as HTMLInputElement | HTMLSelectElement).value,
    ),
    ...[...element.querySelectorAll('[data-movable]')].map(
      (movable) => `${movable.getAttribute('class')} ${movable.getAttribute('transform')}`,
    ),
  ]);

/** The button that every demonstration ends its controls with. */
export const resetOf = (demo: Locator): Locator => demo.locator('.demo-controls > button').last();

/** Every match of a selector in a demonstration, in order. */
export const allOf = (demo: Locator, selector: string): Promise<Locator[]> => demo.locator(selector).all();
