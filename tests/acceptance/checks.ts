/**
 * The limits that independent measurements set for the claims; tests/fixtures/acceptance/README.md says whose. A
 * measurement is a function from a check to a number, averaged over the seeds that the check asks for.
 */
import { readFileSync } from 'node:fs';

export interface Check {
  readonly claim: string;
  readonly record: string;
  readonly quantity: string;
  readonly setting: Readonly<Record<string, string | number | boolean | readonly number[]>>;
  readonly expected: number;
  readonly lo: number;
  readonly hi: number;
  /** How many seeds to average over; the limits allow for that number. */
  readonly seeds: number;
  readonly basis: string;
}

/** @throws on a quantity or a setting of the check that it does not know. */
export type Measurement = (check: Check) => number;

const file = new URL('../fixtures/acceptance/acceptance.json', import.meta.url);

export const { checks } = JSON.parse(readFileSync(file, 'utf8')) as { checks: readonly Check[] };

/** The file writes limits to six digits. Where that makes them one number, the value must be the expected one. */
const COLLAPSED = 1e-12;

export interface Verdict {
  readonly passed: boolean;
  /** Distance from the expected value, as a share of the distance to the farther limit. */
  readonly deviation: number;
}

export function verdict({ lo, hi, expected }: Check, got: number): Verdict {
  const error = Math.abs(got - expected);
  const room = lo === hi ? COLLAPSED * Math.abs(expected) : Math.max(hi - expected, expected - lo);
  const passed = lo === hi ? error <= room : lo <= got && got <= hi;
  return { passed, deviation: error === 0 ? 0 : error / room };
}

/** Mean of what each of the seeds 1 … n gives. */
export function meanOver(seeds: number, measure: (seed: number) => number): number {
  let sum = 0;
  for (let seed = 1; seed <= seeds; seed++) sum += measure(seed);
  return sum / seeds;
}

/** A number of the check's setting. @throws if the setting has none of this name. */
export function numberOf({ record, setting }: Check, name: string): number {
  const value = setting[name];
  if (typeof value === 'number') return value;
  throw new Error(`${record}: expected a number as setting ${name}, got ${JSON.stringify(value)}`);
}

/** The entry of a table that a setting or a quantity names. @throws if the table has none of this name. */
export function named<T>(table: Readonly<Record<string, T>>, { record }: Check, name: unknown): T {
  if (typeof name === 'string' && Object.hasOwn(table, name)) return table[name]!;
  throw new Error(`${record}: expected one of ${Object.keys(table)}, got ${JSON.stringify(name)}`);
}
