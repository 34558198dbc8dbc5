/**
 * What the runner makes of a stage: how many checks passed and failed. A stage that ended badly never counts as
 * clean: without a report, with a report of no test, or with an exit code that its report does not explain, one
 * failure is added.
 */
import * as v from 'valibot';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const vitestReport = v.object({ numPassedTests: v.number(), numFailedTests: v.number() });
const countsReport = v.object({ passed: v.number(), failed: v.number() });
const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
});

export type Reader = (report: unknown) => Counts;

export const readVitest: Reader = (report) => {
  const { numPassedTests, numFailedTests } = v.parse(vitestReport, report);
  return { passed: numPassedTests, failed: numFailedTests };
};

export const readPlaywright: Reader = (report) => {
  const { expected, unexpected, flaky } = v.parse(playwrightReport, report).stats;
  // Once in a few hundred pages a browser on a busy machine never draws a frame, and the test runs into its time limit.
  // What passes when it is tried again has passed; the report names it as flaky.
  return { passed: expected + flaky, failed: unexpected };
};

/** A report that is the counts themselves. */
export const readCounts: Reader = (report) => v.parse(countsReport, report);

/** The counts of a stage that is one check: types, lint, build. */
export const oneCheck = (ok: boolean): Counts => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** The counts of a stage with a report; `text` is null when it wrote none. */
export function reportedCounts(ok: boolean, text: string | null, read: Reader): Counts {
  const { passed, failed } = text === null ? oneCheck(false) : read(JSON.parse(text));
  const explained = failed > 0 || (ok && passed > 0);
  return { passed, failed: explained ? failed : 1 };
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}
