/** What `npm run check:acceptance` prints: a table of the records, each failure, what is not covered, the closing line. */
import { table } from '../setup/table.ts';
import { type Check, type Measurement, verdict } from './checks.ts';
import type { Group } from './records.ts';

export interface Outcome {
  readonly group: Group;
  readonly failures: readonly string[];
  readonly worst: number;
  readonly seconds: number;
}

/** Runs every check of a group. A measurement that throws has failed that check. */
export function runGroup(group: Group, measure: Measurement, now: () => number): Outcome {
  const began = now();
  const failures: string[] = [];
  let worst = 0;
  for (const check of group.checks) {
    const { deviation, failure } = runCheck(check, measure);
    worst = Math.max(worst, deviation);
    if (failure !== null) failures.push(failure);
  }
  return { group, failures, worst, seconds: (now() - began) / 1000 };
}

function runCheck(check: Check, measure: Measurement): { deviation: number; failure: string | null } {
  try {
    const got = measure(check);
    const { passed, deviation } = verdict(check, got);
    const limits = `expected ${check.expected} within ${check.lo} … ${check.hi} (${check.basis})`;
    return { deviation, failure: passed ? null : `${nameOf(check)}: got ${got}, ${limits}` };
  } catch (error) {
    return { deviation: Infinity, failure: `${nameOf(check)}: ${String(error)}` };
  }
}

export function nameOf({ claim, record, quantity, setting }: Check): string {
  const values = Object.entries(setting).map(([name, value]) => `${name} ${String(value)}`);
  return [`${claim} ${record}: ${quantity}`, ...values].join(', ');
}

export function reportLines(outcomes: readonly Outcome[], uncovered: readonly Group[]): string[] {
  const rows = outcomes.map(({ group, failures, worst, seconds }) => [
    `${group.claim} ${group.record}`,
    group.checks.length,
    group.checks.length - failures.length,
    failures.length,
    percent(worst),
    seconds.toFixed(1),
  ]);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  return [
    table(['claim and record', 'checks', 'passed', 'failed', 'worst', 'seconds'], rows),
    'worst: the largest deviation from the expected value, as a share of the way to the farther limit.',
    ...(failures.length > 0 ? ['', ...failures] : []),
    '',
    uncoveredSentence(uncovered),
    closingLine(outcomes),
  ];
}

/** The last line, for machines: `N passed, N failed`. What is not covered yet does not count. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const total = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
  const failed = total(({ failures }) => failures.length);
  return `${total(({ group }) => group.checks.length) - failed} passed, ${failed} failed`;
}

function uncoveredSentence(uncovered: readonly Group[]): string {
  if (uncovered.length === 0) return 'Every record is covered.';
  const count = uncovered.reduce((sum, group) => sum + group.checks.length, 0);
  const named = uncovered.map((group) => `${group.claim} ${group.record} (${group.checks.length})`);
  return `Not covered yet, ${count} checks: ${named.join(', ')}.`;
}

/** NaN and infinity are said as they are: a measurement that gave no number. */
const percent = (share: number): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(0)} %` : 'no number';
