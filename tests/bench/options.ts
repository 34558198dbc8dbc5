/** The command line of `run.ts` and `browser.ts`. */
import { parseArgs } from 'node:util';
import { contenders } from './contenders.ts';
import { CAREFUL, QUICK } from './rounds.ts';
import type { Timing } from './rounds.ts';
import { ALL_WORK } from './suite.ts';

export interface Options {
  readonly timing: Timing;
  readonly only: readonly string[];
  readonly peers: readonly string[];
}

/** @throws on an option, a workload or a contender that does not exist. */
export function optionsOf(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, peers: { type: 'string' } },
  });
  return {
    timing: values.quick ? QUICK : CAREFUL,
    only: chosen('--only', values.only, ALL_WORK),
    peers: chosen('--peers', values.peers, Object.keys(contenders)),
  };
}

function chosen(option: string, list: string | undefined, all: readonly string[]): readonly string[] {
  if (list === undefined) return all;
  const names = list.split(',');
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length === 0) return names;
  throw new RangeError(`${option}: expected some of ${all.join(',')}, got ${unknown.join(',')}`);
}
