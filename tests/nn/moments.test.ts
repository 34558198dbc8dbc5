import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moments } from '../../src/lib/nn/moments.ts';
import { createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

describe('moments', () => {
  // By hand: mean 1, deviations −1, −1, −1, 3; m₂ = 3, m₃ = 6, m₄ = 21, so skewness 6/√27 and kurtosis 21/9.
  it('of 0, 0, 0, 4', () => {
    const { mean, variance, skewness, kurtosis } = moments([0, 0, 0, 4]);
    expect(mean).toBe(1);
    expect(variance).toBeCloseTo(3, 14);
    expect(skewness).toBeCloseTo(6 / Math.sqrt(27), 14);
    expect(kurtosis).toBeCloseTo(21 / 9, 14);
  });

  // Theory: (0, 1, 0, 3) for N(0, 1), with standard errors 1/√n, √(2/n), √(6/n) and √(24/n).
  it('of normal numbers are 0, 1, 0 and 3 within four standard errors', () => {
    const n = 20000;
    const { normal } = createRandom(1);
    const got = moments(Float64Array.from({ length: n }, normal));
    expect(Math.abs(got.mean)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(got.variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(got.skewness)).toBeLessThan(4 * Math.sqrt(6 / n));
    expect(Math.abs(got.kurtosis - 3)).toBeLessThan(4 * Math.sqrt(24 / n));
  });

  it('follow a shift and a scale as they must', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: -50, max: 50 }),
        (x, shift) => {
          fc.pre(x.some((v) => v !== x[0]));
          const [plain, moved] = [moments(x), moments(x.map((v) => shift - 2 * v))];
          expect(moved.mean).toBeCloseTo(shift - 2 * plain.mean, 10);
          expect(moved.variance / plain.variance).toBeCloseTo(4, 10);
          expect(moved.skewness).toBeCloseTo(-plain.skewness, 9);
          expect(moved.kurtosis).toBeCloseTo(plain.kurtosis, 9);
        },
      ),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('keep their shape where the squares underflow', () => {
    const { variance, skewness, kurtosis } = moments([0, 0, 0, 4e-200]);
    expect(variance).toBe(0);
    expect(skewness).toBeCloseTo(6 / Math.sqrt(27), 13);
    expect(kurtosis).toBeCloseTo(21 / 9, 13);
  });

  it('a constant has no shape, and an infinite value no moments', () => {
    expect(moments([7, 7])).toEqual({ mean: 7, variance: 0, skewness: NaN, kurtosis: NaN });
    expect(moments([1, Infinity]).variance).toBeNaN();
    expect(() => moments([])).toThrow('mean: expected at least one value, got none');
  });

  it('are taken layer by layer over a trace', () => {
    const random = createRandom(2);
    const mlp = createMlp({ sizes: [3, 4, 2], activations: 'tanh', initializer: 'xavierNormal', random });
    const { a } = forward(mlp, Float64Array.from({ length: 15 }, random.normal), 5);
    expect(a.map(moments)).toHaveLength(2);
    expect(a.map(moments)[1]!.mean).toBe(moments(a[1]!).mean);
  });
});
