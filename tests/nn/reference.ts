/** Runs the checkers of tests/reference over the files of tests/fixtures, one test a comparison. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Checker, type Tolerance, judge } from '../reference/compare.ts';

export { type Tensor, type Tolerance, type Written, numbers } from '../reference/compare.ts';
export { type Parameters, activationNamed } from '../reference/names.ts';

export function readReference<T>(name: string, folder = 'pytorch'): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/${folder}/${name}`, import.meta.url), 'utf8')) as T;
}

/** Every comparison that the checker makes over the file; `count` is how many there are, so that none can get lost. */
export function expectReference<D>(name: string, check: Checker<D>, count: number, folder = 'pytorch'): void {
  describe(`against ${folder}/${name}`, () => {
    const results = [...check(readReference<D>(name, folder))];
    test(`makes ${count} comparisons`, () => expect(results).toHaveLength(count));
    test.each(results)('$name', (result) => {
      expect('missing' in result ? [result.missing] : judge(result).faults).toEqual([]);
    });
  });
}

/** |got − want| ≤ rtol · |want| + atol for every entry; NaN only where NaN is wanted. */
export function expectClose(
  label: string,
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  tolerance: Tolerance,
): void {
  expect(judge({ name: label, got, want, tolerance }).faults, label).toEqual([]);
}
