/**
 * What a page costs its reader: bytes over the wire, layout shift, and the wait between a key and the picture that
 * answers it. Used by `npm run measure` to print and by the browser tests to hold the limits.
 */
import type { Page, Request } from 'playwright-core';

/**
 * The limits of a page on a phone, in bytes as transferred, headers included. A page may weigh a little more with each
 * demonstration: its words, its figure and the prose around it are what the reader came for.
 */
export const LIMITS = {
  firstLoad: (demos: number) => 92_000 + 8_000 * demos,
  firstLoadScript: 30_000,
  scrolling: (demos: number) => 100_000 + 10_000 * demos,
  /** Cumulative layout shift must stay below this. */
  layoutShift: 0.01,
} as const;

export const PHONE = { width: 390, height: 844 } as const;

const KINDS = ['html', 'css', 'script', 'font', 'other'] as const;
export type Kind = (typeof KINDS)[number];
export type Weight = Readonly<Record<Kind, number>> & { readonly requests: number; readonly total: number };

export interface Cost {
  /** What arrives before the reader scrolls. */
  readonly first: Weight;
  /** What arrives besides while the reader scrolls to the end. */
  readonly scrolling: Weight;
  /** The sum of all layout shifts, which is never less than the CLS that browsers report. */
  readonly layoutShift: number;
}

/** Loads `url` in a page that has loaded nothing yet, and scrolls to its end. */
export async function measureCost(page: Page, url: string): Promise<Cost> {
  const finished: Request[] = [];
  // Playwright's events, not one debugger session of the page: they also see what workers load.
  page.on('requestfinished', (request) => finished.push(request));
  await page.addInitScript(watchLayoutShift);
  await page.goto(url, { waitUntil: 'networkidle' });
  const before = finished.splice(0);
  await scrollToEnd(page);
  await page.waitForLoadState('networkidle');
  const layoutShift = await page.evaluate(() => (window as unknown as Shifting).layoutShift);
  return { first: await weigh(before), scrolling: await weigh(finished), layoutShift };
}

/**
 * Scrolls as a slow reader would, a third of the window at a time, staying until what is in view has come alive: a shift
 * is only counted where it is seen.
 */
export async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const waits = (): boolean =>
      [...document.querySelectorAll('astro-island[ssr] > *')].some((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > top && bottom > 0 && top < window.innerHeight;
      });
    for (let left = true; left;) {
      window.scrollBy({ top: window.innerHeight / 3, behavior: 'instant' });
      for (const began = performance.now(); waits() && performance.now() - began < 10_000;) await frame();
      for (let i = 0; i < 3; i++) await frame();
      left = window.scrollY + window.innerHeight < document.documentElement.scrollHeight - 1;
    }
  });
  // The last figures draw themselves only after this.
  await page.waitForTimeout(300);
}

/** The demonstrations of a page, in order. */
export async function demosOf(page: Page): Promise<string[]> {
  const slugs = await page
    .locator('[data-demo]')
    .evaluateAll((demos) => demos.map((demo) => demo.getAttribute('data-demo') ?? ''));
  return [...new Set(slugs)];
}

/**
 * Milliseconds from a press of → on the first slider of a demonstration to the end of the frame that shows the
 * changed figure, number or sentence; null when it has no slider or a press changes nothing for five seconds.
 */
export async function measureAnswers(page: Page, slug: string, presses = 10): Promise<number[] | null> {
  const demo = page.locator(`[data-demo="${slug}"]`).first();
  const slider = demo.locator('input[type="range"]').first();
  if ((await slider.count()) === 0) return null;
  await demo.scrollIntoViewIfNeeded();
  await page.waitForFunction(isAlive, slug);
  await page.waitForLoadState('networkidle');
  await slider.focus();
  const answers: number[] = [];
  for (let k = 0; k < presses; k++) {
    if (await slider.evaluate(isAtEnd)) await slider.press('Home');
    // The frame of one press, or work it left to a worker, must not be taken for the answer to the next.
    await page.waitForTimeout(400);
    const answer = page.evaluate(waitForAnswer, { slug, patience: 5000 });
    // Both calls are in flight at once, but the browser takes them in this order.
    await slider.press('ArrowRight');
    const milliseconds = await answer;
    if (milliseconds === null) return null;
    answers.push(milliseconds);
  }
  return answers;
}

/** Slows the page's main thread down, as a cheap phone would. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

async function weigh(requests: readonly Request[]): Promise<Weight> {
  const bytes = { html: 0, css: 0, script: 0, font: 0, other: 0 };
  for (const request of requests) {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    bytes[await kindOf(request)] += responseBodySize + responseHeadersSize;
  }
  return { ...bytes, requests: requests.length, total: KINDS.reduce((sum, kind) => sum + bytes[kind], 0) };
}

/** By content type: what a browser calls a request differs between a preload and the use of it. */
async function kindOf(request: Request): Promise<Kind> {
  const type = (await (await request.response())?.headerValue('content-type')) ?? '';
  if (type.startsWith('text/html')) return 'html';
  if (type.startsWith('text/css')) return 'css';
  if (type.includes('javascript')) return 'script';
  return type.startsWith('font/') ? 'font' : 'other';
}

interface Shifting {
  layoutShift: number;
}

/** Runs in the page before its own scripts. */
function watchLayoutShift(): void {
  const shifting = window as unknown as Shifting;
  shifting.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[]) {
      if (!entry.hadRecentInput) shifting.layoutShift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: whether the island around a demonstration has its script; Astro takes `ssr` off by then. */
function isAlive(slug: string): boolean {
  const island = document.querySelector(`[data-demo="${slug}"]`)?.closest('astro-island');
  return island === null || (island !== undefined && !island.hasAttribute('ssr'));
}

/** Runs in the page. */
function isAtEnd(slider: SVGElement | HTMLElement): boolean {
  const { value, max, step } = slider as HTMLInputElement;
  return Number(value) + Number(step || 1) > Number(max || 100);
}

/** Runs in the page: from the next key event to the end of the frame that shows what it changed. */
function waitForAnswer({ slug, patience }: { slug: string; patience: number }): Promise<number | null> {
  const answer = '[data-number], [data-sentence], svg, canvas';
  const demo = document.querySelector(`[data-demo="${slug}"]`);
  return new Promise((done) => {
    let pressed: number | null = null;
    const shows = ({ target, addedNodes }: MutationRecord): boolean => {
      const element = target instanceof Element ? target : target.parentElement;
      return (
        Boolean(element?.closest(answer)) ||
        [...addedNodes].some((node) => node instanceof Element && node.matches(answer))
      );
    };
    const observer = new MutationObserver((records) => {
      if (pressed === null || !records.some(shows)) return;
      finish(() => performance.now() - (pressed ?? 0));
    });
    const onKey = (event: Event): void => void (pressed ??= event.timeStamp);
    const timer = setTimeout(() => finish(() => null), patience);
    const finish = (result: () => number | null): void => {
      observer.disconnect();
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey, true);
      // A message sent from a frame's callback arrives after that frame has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(result());
        port2.postMessage(null);
      });
    };
    document.addEventListener('keydown', onKey, true);
    if (demo)
      observer.observe(demo, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
