/** The benchmark inside a page: runs the suite with the options that `browser.ts` has left in the page. */
import { runSuite } from './suite.ts';
import type { Report, SuiteOptions } from './suite.ts';

declare global {
  interface Window {
    /** Provided from outside: milliseconds of processor time that the page's thread has had. */
    threadTime(): Promise<number>;
    runBench(options: Omit<SuiteOptions, 'clock' | 'log'>): Promise<Report>;
  }
}

window.runBench = (options) =>
  runSuite({ ...options, clock: () => window.threadTime(), log: (line) => console.log(line) });
