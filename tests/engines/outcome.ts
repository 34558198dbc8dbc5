/**
 * What became of one engine, in words and in the count: each engine is held to Node, and Node to the committed
 * fingerprints, so that a machine with a single engine notices a changed bit too.
 */
import type { Counts } from '../setup/reports.ts';
import { oneCheck } from '../setup/reports.ts';
import type { Difference } from './compare.ts';
import { differences, explain } from './compare.ts';
import type { Fingerprints } from './train.ts';

export type Outcome =
  | ({
      readonly kind: 'compared';
      readonly engine: string;
      readonly version: string;
      readonly seconds: number;
    } & Compared)
  | { readonly kind: 'failed'; readonly engine: string; readonly words: string; readonly seconds: number }
  | { readonly kind: 'missing'; readonly engine: string; readonly install: string };

interface Compared {
  readonly against: string;
  readonly all: number;
  readonly different: readonly Difference[];
}

export const compared = (against: string, expected: Fingerprints, got: Fingerprints): Compared => ({
  against,
  all: Object.keys(expected).length,
  different: differences(expected, got),
});

/** Engine, version, what was equal, seconds. */
export function rowOf(outcome: Outcome): string[] {
  const { engine } = outcome;
  switch (outcome.kind) {
    case 'compared': {
      const { version, all, different, against, seconds } = outcome;
      return [engine, version, `${all - different.length} of ${all} as ${against}`, seconds.toFixed(1)];
    }
    case 'failed':
      return [engine, '', 'failed', outcome.seconds.toFixed(1)];
    case 'missing':
      return [engine, '', 'not run', ''];
  }
}

/** What there is to say below the table, or null. */
export function wordsOf(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'compared':
      return outcome.different.length > 0 ? explain(outcome.engine, outcome) : null;
    case 'failed':
      return `${outcome.engine} is on this machine, but failed twice: ${outcome.words}`;
    case 'missing':
      return `${outcome.engine} was not run: this machine lacks it. To have it: ${outcome.install}`;
  }
}

/** An engine that is missing counts neither way. */
export function countsOf(outcome: Outcome): Counts {
  if (outcome.kind === 'missing') return { passed: 0, failed: 0 };
  return oneCheck(outcome.kind === 'compared' && outcome.different.length === 0);
}
