import { describe, expect, test } from 'vitest';
import { readCounts, readPlaywright, readVitest, reportedCounts, sum } from './setup/reports.ts';

const vitest = (numPassedTests: number, numFailedTests: number) =>
  JSON.stringify({ numPassedTests, numFailedTests });
const playwright = (expected: number, unexpected: number, flaky: number) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 0 } });

describe('the closing line of npm test', () => {
  test('takes the numbers of a report', () => {
    expect(reportedCounts(true, vitest(12, 0), readVitest)).toEqual({ passed: 12, failed: 0 });
    expect(reportedCounts(false, vitest(10, 2), readVitest)).toEqual({ passed: 10, failed: 2 });
    expect(reportedCounts(false, playwright(7, 1, 0), readPlaywright)).toEqual({ passed: 7, failed: 1 });
    expect(reportedCounts(false, '{"passed":3,"failed":1}', readCounts)).toEqual({ passed: 3, failed: 1 });
  });

  test('counts a test that passed when tried again as passed, and one that failed twice as failed', () => {
    expect(reportedCounts(true, playwright(7, 0, 1), readPlaywright)).toEqual({ passed: 8, failed: 0 });
    expect(reportedCounts(false, playwright(7, 1, 0), readPlaywright)).toEqual({ passed: 7, failed: 1 });
  });

  test('counts a failure that no test accounts for', () => {
    // A test file that cannot be loaded holds no test, yet the stage fails.
    expect(reportedCounts(false, vitest(12, 0), readVitest)).toEqual({ passed: 12, failed: 1 });
    expect(reportedCounts(true, null, readVitest)).toEqual({ passed: 0, failed: 1 });
    expect(reportedCounts(true, vitest(0, 0), readVitest)).toEqual({ passed: 0, failed: 1 });
  });

  test('refuses a report of another shape', () => {
    expect(() => reportedCounts(true, '{}', readVitest)).toThrow();
    expect(() => reportedCounts(true, vitest(1, 0), readCounts)).toThrow();
    expect(() => reportedCounts(true, 'half a rep', readPlaywright)).toThrow();
  });

  test('adds the stages up', () => {
    const stages = [
      { passed: 1, failed: 0 },
      { passed: 5, failed: 2 },
    ];
    expect(sum(stages)).toEqual({ passed: 6, failed: 2 });
  });
});
