/** The difference between two lists of fingerprints, and how it is told to somebody who has to find the cause. */
import { PREFIX } from './functions.ts';
import type { Fingerprints } from './train.ts';

export interface Difference {
  readonly name: string;
  readonly expected: string;
  /** Undefined where it was not computed. */
  readonly got: string | undefined;
}

/** What `got` has otherwise than `expected`, in the order of `expected`; names that only `got` has are no difference. */
export function differences(expected: Fingerprints, got: Fingerprints): Difference[] {
  return Object.entries(expected)
    .map(([name, value]) => ({ name, expected: value, got: got[name] }))
    .filter((each) => each.expected !== each.got);
}

/** Names that nobody has committed yet, as of an activation that was added. */
export const uncommitted = (committed: Fingerprints, got: Fingerprints): string[] =>
  Object.keys(got).filter((name) => !(name in committed));

export interface Comparison {
  /** What the engine was held to. */
  readonly against: string;
  /** How many were compared. */
  readonly all: number;
  /** At least one. */
  readonly different: readonly Difference[];
}

/** The first network that differs, every other one, and the functions that they may owe it to. */
export function explain(engine: string, { against, all, different }: Comparison): string {
  const networks = different.filter(({ name }) => !name.startsWith(PREFIX));
  const functions = different.filter(({ name }) => name.startsWith(PREFIX));
  const first = networks[0] ?? functions[0]!;
  return [
    `${engine} differs from ${against} in ${different.length} of ${all} fingerprints, first in ${first.name}:`,
    `  expected ${first.expected}, got ${first.got ?? 'none'}`,
    `  networks: ${namesOf(networks)}`,
    `  functions: ${namesOf(functions)}`,
  ].join('\n');
}

/** The first few names: the lists begin with what the others are made of. */
function namesOf(list: readonly Difference[]): string {
  const names = list.slice(0, NAMED).map(({ name }) => name.replace(PREFIX, ''));
  const more = list.length > NAMED ? [`${list.length - NAMED} more`] : [];
  return [...names, ...more].join(', ') || 'none';
}

const NAMED = 8;
