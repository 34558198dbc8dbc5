/** Every check of the claims that something can measure, by the table that the command reads, and the table's own rules. */
import { describe, expect, test } from 'vitest';
import { type Check, checks, verdict } from './acceptance/checks.ts';
import { groups, measurements } from './acceptance/records.ts';
import { closingLine, nameOf, reportLines, runGroup } from './acceptance/report.ts';

const all = groups();
const covered = all.flatMap(({ claim, record, checks: own, measure }) =>
  measure ? [{ title: `${claim} ${record}`, own, measure }] : [],
);

// Some checks share what they measure; the first of them waits for all.
const PATIENCE = 240_000;

// Oracles: PyTorch and NumPy, closed forms and published values, as each check's basis says.
describe.each(covered)('$title', ({ own, measure }) => {
  const titled = own.map((check) => [nameOf(check), check] as const);
  test.each(titled)('%s', { timeout: PATIENCE }, (_, check) => {
    const got = measure(check);
    expect(verdict(check, got).passed, `${got} within ${check.lo} … ${check.hi} (${check.basis})`).toBe(true);
  });
});

test('every measurement answers a record of the file', () => {
  const records = new Set(checks.map(({ record }) => record));
  expect(Object.keys(measurements).filter((record) => !records.has(record))).toEqual([]);
});

test('every check of the file belongs to one group', () => {
  expect(all.reduce((count, group) => count + group.checks.length, 0)).toBe(checks.length);
});

const check: Check = {
  claim: 'C00',
  record: 'example',
  quantity: 'share',
  setting: { width: 2 },
  expected: 0.5,
  lo: 0.4,
  hi: 0.6,
  seeds: 1,
  basis: 'by hand',
};

describe('a verdict', () => {
  test.each([
    [0.5, true, 0],
    [0.55, true, 0.5],
    [0.39, false, 1.1],
    [NaN, false, NaN],
    [Infinity, false, Infinity],
  ])('on %d between 0.4 and 0.6', (got, passed, deviation) => {
    const { passed: has, deviation: is } = verdict(check, got);
    expect(has).toBe(passed);
    if (Number.isFinite(deviation)) expect(is).toBeCloseTo(deviation, 12);
    else expect(is).toBe(deviation);
  });

  test('wants the expected value where rounding has made the limits one number', () => {
    const exact = { ...check, expected: 35_913_728, lo: 35_913_700, hi: 35_913_700 };
    expect(verdict(exact, 35_913_728).passed).toBe(true);
    expect(verdict(exact, 35_913_700).passed).toBe(false);
    expect(verdict({ ...check, expected: 0, lo: 0, hi: 0 }, 1e-300).passed).toBe(false);
  });
});

describe('the report', () => {
  const now = (): number => 0;
  const group = {
    claim: 'C00',
    record: 'example',
    checks: [check, { ...check, expected: 0.9, lo: 0.8, hi: 1 }],
  };
  const outcomeOf = (measure: (check: Check) => number) => runGroup({ ...group, measure }, measure, now);

  test('counts what lies outside its limits and names it', () => {
    const outcome = outcomeOf(() => 0.5);
    expect(closingLine([outcome])).toBe('1 passed, 1 failed');
    expect(outcome.failures).toEqual([
      'C00 example: share, width 2: got 0.5, expected 0.9 within 0.8 … 1 (by hand)',
    ]);
  });

  test('counts a measurement that throws or is no number as failed', () => {
    const broken = outcomeOf(() => {
      throw new Error('no such width');
    });
    expect(closingLine([broken, outcomeOf(() => NaN)])).toBe('0 passed, 4 failed');
    expect(broken.failures[0]).toMatch(/no such width/);
  });

  test('lists what is not covered, without counting it', () => {
    const lines = reportLines(
      [outcomeOf(({ expected }) => expected)],
      [{ ...group, claim: 'C99', measure: null }],
    );
    expect(lines.at(-2)).toBe('Not covered yet, 2 checks: C99 example (2).');
    expect(lines.at(-1)).toBe('2 passed, 0 failed');
  });
});
