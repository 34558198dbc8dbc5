import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMlp } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { relativeChange, weightChanges, weightsOf } from '../../src/lib/nn/weightChange.ts';

const network = () =>
  createMlp({ sizes: [3, 5, 4, 2], activations: 'relu', initializer: 'heNormal', random: createRandom(1) });

describe('relativeChange', () => {
  it('from (3, 4) to (3, 4.5) is a tenth, by hand', () => {
    expect(relativeChange(Float64Array.of(3, 4), Float64Array.of(3, 4.5))).toBeCloseTo(0.1, 15);
  });

  it('is 0 for what stayed, also at 0, and ∞ for what left 0', () => {
    expect(relativeChange(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBe(0);
    expect(relativeChange(new Float64Array(2), new Float64Array(2))).toBe(0);
    expect(relativeChange(new Float64Array(2), Float64Array.of(0, 1))).toBe(Infinity);
    expect(relativeChange(Float64Array.of(1), Float64Array.of(NaN))).toBeNaN();
  });

  it('refuses arrays of different length', () => {
    expect(() => relativeChange(new Float64Array(2), new Float64Array(3))).toThrow(
      'relativeChange: expected arrays of equal length, got 2 and 3',
    );
  });
});

describe('weightChanges', () => {
  it('a step of share s along the weights themselves moves every layer by s', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 10, noNaN: true }), (share) => {
        const mlp = network();
        const before = weightsOf(mlp);
        for (const { W, b } of mlp.layers) {
          W.forEach((w, i) => (W[i] = w + share * w));
          b.fill(9); // Biases are not looked at.
        }
        for (const change of weightChanges(mlp, before)) expect(change / share).toBeCloseTo(1, 8);
      }),
      { numRuns: 50, seed: 20100 },
    );
  });

  it('says which layer moved', () => {
    const mlp = network();
    const before = weightsOf(mlp);
    mlp.layers[1]!.W[0]! += 1;
    const changes = weightChanges(mlp, before);
    expect(changes.map((change) => change > 0)).toEqual([false, true, false]);
  });

  it('refuses another number of layers', () => {
    expect(() => weightChanges(network(), [])).toThrow('weightChanges: expected 3 layers, got 0');
  });
});
