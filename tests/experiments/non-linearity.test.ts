/** C02, beyond its claim: the two rules on numbers done by hand, and which functions of the record pass them. */
import { expect, test } from 'vitest';
import {
  affine,
  experiment,
  multipleRule,
  secondDifference,
  sumRule,
  tally,
  TRIALS,
} from '../../src/lib/experiments/non-linearity.ts';
import { activations, identity, leakyRelu, relu, sigmoid } from '../../src/lib/nn/activations.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const tallyOf = (f: (z: number) => number, seed = 1) => tally(f, createRandom(seed));

test('by hand: relu(1 + (−2)) = 0 but relu(1) + relu(−2) = 1, and relu(−1) = 0 but −relu(1) = −1', () => {
  expect(sumRule(relu.f, 1, -2)).toEqual({ argument: -1, whole: 0, parts: 1, gap: -1 });
  expect(multipleRule(relu.f, 1, -1)).toEqual({ argument: -1, whole: 0, parts: -1, gap: 1 });
  expect(multipleRule(relu.f, 1, 2)).toEqual({ argument: 2, whole: 2, parts: 2, gap: 0 });
  expect(sumRule(affine.f, 1, 1)).toEqual({ argument: 2, whole: 5, parts: 6, gap: -1 });
});

test('the identity breaks no rule, 2z + 1 breaks both in every draw, though its second difference is 0', () => {
  expect(tallyOf(identity.f)).toMatchObject({ sums: 0, upBroken: 0, downBroken: 0, either: 0 });
  const { sums, up, upBroken, down, downBroken } = tallyOf(affine.f);
  expect([sums, upBroken, downBroken]).toEqual([TRIALS, up, down]);
  for (const x of [-2, 0, 0.5]) expect(secondDifference(affine, x, 1)).toBe(0);
});

test('ReLU and its leaky relatives pass every multiple from 0 up and no other; three draws in four break a rule', () => {
  for (const { f } of [relu, leakyRelu(0.01), activations.prelu])
    for (const seed of [1, 2, 3]) {
      const { upBroken, down, downBroken, either } = tallyOf(f, seed);
      expect(upBroken).toBe(0);
      expect(downBroken).toBe(down);
      // Signs of x and y equal and a ≥ 0: one draw in four passes. 4 standard errors.
      expect(Math.abs(either - 750)).toBeLessThan(4 * Math.sqrt(TRIALS * (3 / 16)));
    }
});

test('of the record, the identity alone is linear: every other function breaks a rule in many draws', () => {
  for (const [name, { f }] of Object.entries(activations))
    if (name === 'identity') expect(tallyOf(f).either).toBe(0);
    else expect(tallyOf(f).either, name).toBeGreaterThan(TRIALS / 2);
});

test('rounding is no counterexample: 10⁻¹² of the numbers compared passes, 10⁻¹¹ does not', () => {
  const bent = (share: number) => (z: number) => z * (z > 5 ? 1 + share : 1);
  expect(sumRule(bent(4e-13), 3, 3).gap).toBe(0);
  expect(sumRule(bent(1e-11), 3, 3).gap).not.toBe(0);
});

test('the gap over a has its corner at 0 for ReLU, and stays within its frame for every function', () => {
  const { multiple } = experiment.run({ ...defaults, x: 3 });
  const [negative, positive] = multiple.gaps;
  expect(negative![1]).toBe(9);
  expect([...positive!].filter((_, i) => i % 2 === 1).every((gap) => gap === 0)).toBe(true);
  for (const f of experiment.parameters.f.options) {
    const { sum, multiple: other } = experiment.run({ ...defaults, f, x: 3, y: -3, a: -3 });
    for (const { gaps, heights } of [sum, other])
      for (const graph of gaps)
        for (let i = 1; i < graph.length; i += 2) {
          expect(graph[i]).toBeGreaterThan(heights.low);
          expect(graph[i]).toBeLessThan(heights.high);
        }
  }
});

test('every bar fits on its axis', () => {
  for (const f of experiment.parameters.f.options)
    for (const at of [-3, 3]) {
      const { fx, fy, sum, multiple, extent } = experiment.run({ ...defaults, f, x: at, y: at, a: -3 });
      for (const bar of [fx, fy, sum.whole, sum.parts, multiple.whole, multiple.parts])
        expect(Math.abs(bar)).toBeLessThanOrEqual(extent);
    }
});

test('σ is not affine either: its second difference at 1 is −0.08132', () => {
  // mpmath, 25 digits: −0.08132007928212731444258934.
  expect(secondDifference(sigmoid, 1, 1)).toBeCloseTo(-0.08132007928212731, 15);
});
