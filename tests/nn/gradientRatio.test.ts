import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decadesOfLast, gradientRatio } from '../../src/lib/nn/gradientRatio.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import { createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

const of = (...layers: number[][]): Float64Array[] => layers.map((layer) => Float64Array.from(layer));

describe('decadesOfLast', () => {
  it('a hundredth, ten times and the same are −2, 1 and 0 decades', () => {
    const got = decadesOfLast(of([0.01, -0.01], [10], [1, 1, -1]));
    [-2, 1, 0].forEach((want, l) => expect(got[l]).toBeCloseTo(want, 14));
  });

  it('does not see the width of a layer', () => {
    expect(gradientRatio(of([2, 2, 2, 2], [2]))).toBe(0);
  });

  // Powers of ten: the answer is the difference of the exponents, however far from the range of a quotient.
  it('holds where squares and quotients leave the range of a double', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }), (first, last) => {
        expect(gradientRatio(of([Number(`1e${first}`)], [Number(`1e${last}`)]))).toBeCloseTo(
          first - last,
          10,
        );
      }),
      { numRuns: 300, seed: 20100 },
    );
  });

  it('nothing that arrives is −∞, something from nothing +∞, and nothing over nothing no number', () => {
    expect(gradientRatio(of([0, 0], [1]))).toBe(-Infinity);
    expect(gradientRatio(of([1], [0]))).toBe(Infinity);
    expect(gradientRatio(of([0], [0]))).toBeNaN();
    expect(gradientRatio(of([NaN], [1]))).toBeNaN();
  });

  it('refuses no layers and empty ones', () => {
    expect(() => gradientRatio([])).toThrow('decadesOfLast: expected at least one layer, got none');
    expect(() => gradientRatio(of([], [1]))).toThrow('rms: expected at least one value, got none');
  });

  // Oracle: the closed form. A chain of one unit and weight 1 multiplies the gradient by σ′ at each pre-activation.
  it('is the sum of log₁₀ σ′ down a chain of sigmoids of width 1', () => {
    const depth = 12;
    const mlp = createMlp({
      sizes: new Array<number>(depth + 1).fill(1),
      activations: 'sigmoid',
      initializer: 'zeros',
      random: createRandom(1),
    });
    for (const { W } of mlp.layers) W[0] = 1;
    const x = Float64Array.of(0);
    const trace = forward(mlp, x, 1);
    const { dz } = backward(mlp, x, trace, Float64Array.of(1), 1);
    const slopes = trace.z.map((z) => Math.exp(-z[0]!) / (1 + Math.exp(-z[0]!)) ** 2);
    const want = slopes.slice(0, -1).reduce((sum, slope) => sum + Math.log10(slope), 0);
    expect(gradientRatio(dz)).toBeCloseTo(want, 12);
  });
});
