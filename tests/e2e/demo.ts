/** A demonstration on an open page: how a test reaches it, and what of it answers a control. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './quiet.ts';

export interface Answer {
  readonly number: string;
  readonly sentence: string;
  /** The inner HTML of the figure. */
  readonly figure: string;
}

/** Words that only a failed computation prints. */
export const BROKEN = /NaN|Infinity|undefined|\[object/;

/** Opens a page and waits until the demonstration has come alive and has drawn itself at its final width. */
export async function openDemo(page: Page, slug: string, address: string): Promise<Locator> {
  await page.goto(address);
  const demo = page.locator(`[data-demo="${slug}"]`);
  await demo.scrollIntoViewIfNeeded();
  await comeAlive(demo);
  await settled(demo);
  return demo;
}

/** Opens a page and passes from its top to its end, so that everything lazy is met and has come alive. */
export async function openAlive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += window.innerHeight) {
      window.scrollTo({ top: y, behavior: 'instant' });
      // A frame lets the islands see that they are near; on a busy machine it may be long in coming.
      await new Promise((done) => {
        requestAnimationFrame(() => setTimeout(done, 30));
        setTimeout(done, 1000);
      });
    }
  });
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

/** Astro takes `ssr` off an island when it has hydrated. */
export async function comeAlive(inside: Locator): Promise<void> {
  await expect(inside.locator('xpath=ancestor::astro-island')).not.toHaveAttribute('ssr');
}

export const answerOf = (demo: Locator): Promise<Answer> =>
  demo.evaluate((element) => ({
    number: element.querySelector('[data-number]')?.textContent ?? '',
    sentence: element.querySelector('[data-sentence]')?.textContent ?? '',
    figure: [...element.querySelectorAll('.demo-figure')].map((figure) => figure.innerHTML).join(),
  }));

/** The answer once it has stayed the same for four frames in a row, and no worker is still computing it. */
export async function settled(demo: Locator): Promise<Answer> {
  await demo.evaluate(async (element) => {
    const look = (): string =>
      [...element.querySelectorAll('.demo-figure, [data-number], [data-sentence]')]
        .map((e) => e.innerHTML)
        .join();
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    let [before, still] = [look(), 0];
    const isBusy = (): boolean => element.querySelector('[aria-busy="true"]') !== null;
    for (const began = performance.now(); still < 4 && performance.now() - began < 15_000;) {
      await frame();
      const now = look();
      still = now === before && !isBusy() ? still + 1 : 0;
      before = now;
    }
  });
  return answerOf(demo);
}

/** Presses a key on a control and returns the answer, which must differ from what was there before. */
export async function pressAndSee(demo: Locator, control: Locator, key: string): Promise<Answer> {
  const before = await answerOf(demo);
  await control.press(key);
  const what = `the answer to ${key} on ${await nameOf(control)}`;
  await expect.poll(() => answerOf(demo), { message: what, timeout: 5000 }).not.toEqual(before);
  return settled(demo);
}

/** What a control is called, for messages. */
export const nameOf = (control: Locator): Promise<string> =>
  control.evaluate((element) => (element.closest('label') ?? element).textContent?.trim().slice(0, 40) ?? '');

/** The value of every control of the parameters, in order. */
export const valuesOf = (demo: Locator): Promise<string[]> =>
  demo
    .locator('.demo-controls :is(input, select)')
    .evaluateAll((controls) =>
      controls.map((control) => (control as HTMLInputElement | HTMLSelectElement).value),
    );

/** Lines of the demonstration's markup that print a failed computation. */
export async function brokenLines(demo: Locator): Promise<string[]> {
  const lines = (await demo.evaluate((element) => element.outerHTML)).split(/(?=<)/);
  return lines.filter((line) => BROKEN.test(line)).map((line) => line.slice(0, 160));
}
