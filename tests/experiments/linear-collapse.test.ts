/** C06, beyond its claim: the product, the folds, and the states at the ends. */
import { expect, test } from 'vitest';
import { experiment } from '../../src/lib/experiments/linear-collapse.ts';
import { applyTo, compose } from '../../src/lib/nn/affineMaps.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);

test('compose multiplies out by hand: W₂(W₁x + b₁) + b₂', () => {
  const { W, b } = compose([
    { W: Float64Array.of(1, 2, 3, 4), b: Float64Array.of(1, -1) },
    { W: Float64Array.of(0, 1, 2, 0), b: Float64Array.of(5, 7) },
  ]);
  expect([...W]).toEqual([3, 4, 2, 4]);
  expect([...b]).toEqual([4, 9]);
});

test('in float32 every product and sum is rounded once, from left to right', () => {
  // By hand: half of float32's spacing at 1 is lost each time it is added to 1, where once added up it would count.
  const half = 2 ** -24;
  const map = { W: Float64Array.of(1, 1, 1), b: Float64Array.of(0) };
  expect([...applyTo(Float64Array.of(1, half, half), map, 1, 'float32')]).toEqual([1]);
  expect([...applyTo(Float64Array.of(half, half, 1), map, 1, 'float32')]).toEqual([1 + 2 * half]);
  expect([...applyTo(Float64Array.of(1, half, half), map, 1)]).toEqual([1 + 2 * half]);
});

test('in float32 stack and product agree to fewer digits, but agree', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { difference, isSame } = experiment.run({ ...defaults, precision: 'float32', seed });
    expect(difference).toBeGreaterThan(1e-9);
    expect(difference).toBeLessThan(1e-6);
    expect(isSame).toBe(true);
  }
});

test("the reader's matrix stands where he puts it: first, in the middle, last", () => {
  const zero = { w11: 0, w12: 0, w21: 0, w22: 0 } as const;
  const imageOf = (yours: 'first' | 'middle' | 'last', depth: number) =>
    experiment.run({ ...defaults, ...zero, yours, depth }).single[0]!;
  // A matrix of zeros leaves its own bias where it is last, and what later layers make of it elsewhere.
  expect([...imageOf('last', 10)]).toEqual([0.1, -0.05, 0.1, -0.05]);
  expect([...imageOf('first', 10)]).not.toEqual([...imageOf('middle', 10)]);
  for (const yours of ['first', 'middle', 'last'] as const)
    expect([...imageOf(yours, 1)]).toEqual([0.1, -0.05, 0.1, -0.05]);
});

test('stack and product agree to rounding at every depth and for many seeds', () => {
  for (let depth = 1; depth <= 10; depth++)
    for (let seed = 1; seed <= 50; seed++) {
      const { difference, digits } = experiment.run({ ...defaults, depth, seed });
      expect(difference).toBeLessThan(1e-14);
      expect(digits).toBeGreaterThanOrEqual(14);
    }
});

test('one ReLU breaks it for nearly every seed, and by much', () => {
  const differences = Array.from(
    { length: 50 },
    (_, i) => experiment.run({ ...defaults, relu: 'one', seed: i + 1 }).difference,
  );
  expect(differences.filter((difference) => difference > 0.1).length).toBeGreaterThan(45);
});

test('a flattened layer shows as rank 1 or 0', () => {
  expect(experiment.run({ ...defaults, w11: 1, w12: 1, w21: 1, w22: 1 }).rank).toBe(1);
  expect(experiment.run({ ...defaults, w11: 0, w12: 0, w21: 0, w22: 0 }).rank).toBe(0);
});

test('folds are corners: after ReLU no coordinate is negative and straight pieces meet on the axes', () => {
  const { stacked } = experiment.run({ ...defaults, depth: 1, relu: 'one' });
  expect(stacked.every((line) => line.every((coordinate) => coordinate >= 0))).toBe(true);
  expect(stacked.some((line) => line.length > 4)).toBe(true);
});

test('the picture always fits into its frame', () => {
  for (const relu of ['none', 'one', 'every'] as const)
    for (let seed = 1; seed <= 50; seed++) {
      const { stacked, single, extent } = experiment.run({
        ...defaults,
        relu,
        seed,
        w11: 2,
        w12: -2,
        w21: 2,
        w22: 2,
      });
      for (const line of [...stacked, ...single])
        for (const x of line) expect(Math.abs(x)).toBeLessThanOrEqual(extent);
    }
});
