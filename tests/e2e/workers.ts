/** Workers that a test listens to, replaces, or takes away from a page. */
import type { JSHandle, Page } from '@playwright/test';
import type { Report } from '../../src/workers/protocol.ts';

/** From the next load on the page has no such global. */
export const withoutGlobal = (page: Page, name: string): Promise<unknown> =>
  page.addInitScript((global) => void Reflect.deleteProperty(window, global), name);

/** The same, until it is given back. */
export const withholdGlobal = (page: Page, name: string): Promise<unknown> =>
  page.addInitScript((global) => {
    Object.assign(window, { withheld: Reflect.get(window, global) as unknown });
    Reflect.deleteProperty(window, global);
  }, name);

export const giveBack = (page: Page, name: string): Promise<void> =>
  page.evaluate((global) => {
    Object.assign(window, { [global]: Reflect.get(window, 'withheld') as unknown });
  }, name);

/** Writes down what the workers of this page report from now on. */
export const recordWorkers = (page: Page): Promise<JSHandle<Report[]>> =>
  page.evaluateHandle(() => {
    const heard: Report[] = [];
    const Recording = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<Report>) => heard.push(data));
      }
    };
    Object.assign(window, { Worker: Recording });
    return heard;
  });

/** Workers start as ever, but after their first report they end, and `reports` arrive in place of their own. */
export const replayWorkers = (page: Page, reports: readonly Report[]): Promise<void> =>
  page.evaluate((all) => {
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    const Replaying = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', (event: MessageEvent<Report>) => void this.replay(event.data), {
          once: true,
        });
      }
      async replay(first: Report): Promise<void> {
        if (first.type === 'failed') return;
        this.terminate();
        await frame();
        for (const data of all.slice(1)) {
          if (data.type === 'done') await frame();
          this.dispatchEvent(new MessageEvent('message', { data }));
        }
      }
    };
    Object.assign(window, { Worker: Replaying });
  }, reports);
