import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ActivationName, activations } from '../../src/lib/nn/activations.ts';
import { deadUnits, neverActiveUnits, shareOf } from '../../src/lib/nn/deadUnits.ts';
import { mse } from '../../src/lib/nn/losses.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import { createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

// Three rows of four units: always below, sometimes above, always above, at 0 and below.
const z = Float64Array.of(-1, -1, 1, 0, -2, 2, 2, -1, -3, -1, 3, 0);

describe('which units are silent, by hand', () => {
  test.each([
    ['relu', [true, false, false, true]],
    ['leakyRelu', [false, false, false, false]],
    ['sigmoid', [false, false, false, false]],
    // Hard tanh is 0 only where it is steep: what is stuck at −1 or 1 is saturated, not dead.
    ['hardtanh', [false, false, false, false]],
    ['step', [true, false, false, true]],
  ] as [ActivationName, boolean[]][])('dead with %s', (name, want) => {
    expect(deadUnits(z, activations[name], 3)).toEqual(want);
  });

  it('never active, whatever the activation', () => {
    expect(neverActiveUnits(z, 3)).toEqual([true, false, false, true]);
    expect(shareOf(neverActiveUnits(z, 3))).toBe(0.5);
  });

  it('a diverged unit is not dead', () => {
    expect(deadUnits(Float64Array.of(NaN, -1), activations.relu, 1)).toEqual([false, true]);
    expect(neverActiveUnits(Float64Array.of(NaN, -Infinity), 1)).toEqual([false, true]);
  });

  it('refuses rows of unequal length and a share of nothing', () => {
    expect(() => deadUnits(z, activations.relu, 5)).toThrow('expected 5 rows of equal length, got 12 values');
    expect(() => neverActiveUnits(z, 0)).toThrow('expected 0 rows of equal length, got 12 values');
    expect(() => shareOf([])).toThrow('shareOf: expected at least one flag, got none');
  });
});

it('a unit is dead exactly if it is silent and its weights receive no gradient, in ReLU networks of any seed', () => {
  const seen = { dead: 0, alive: 0 };
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const random = createRandom(seed);
      const mlp = createMlp({
        sizes: [2, 6, 3],
        activations: ['relu', 'identity'],
        initializer: 'heNormal',
        random,
      });
      const hidden = mlp.layers[0]!;
      hidden.b.forEach((_, i) => (hidden.b[i] = 2 * random.normal() - 1));
      const x = Float64Array.from({ length: 10 }, random.normal);
      const trace = forward(mlp, x, 5);
      const dOutput = new Float64Array(15);
      mse.gradient(trace.a[1]!, Float64Array.from({ length: 15 }, random.normal), dOutput);
      const { db } = backward(mlp, x, trace, dOutput, 5);
      const dead = deadUnits(trace.z[0]!, hidden.activation, 5);
      expect(dead).toEqual(Array.from(db[0]!, (d) => d === 0));
      expect(dead).toEqual(neverActiveUnits(trace.z[0]!, 5));
      for (const flag of dead) seen[flag ? 'dead' : 'alive']++;
    }),
    { numRuns: 200, seed: 20100 },
  );
  expect(Math.min(seen.dead, seen.alive)).toBeGreaterThan(100);
});
