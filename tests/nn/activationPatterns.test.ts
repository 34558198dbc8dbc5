import { describe, expect, it } from 'vitest';
import {
  activationPatterns,
  countPatterns,
  pieceOf,
  zeroShare,
} from '../../src/lib/nn/activationPatterns.ts';
import { activations } from '../../src/lib/nn/activations.ts';
import { createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

describe('zeroShare', () => {
  it('counts zeros of both signs and nothing else', () => {
    expect(zeroShare([0, -0, 1e-300, NaN])).toBe(0.5);
    expect(() => zeroShare([])).toThrow('zeroShare: expected at least one value, got none');
  });

  // Closed form: a sum of symmetric weights is as often below 0 as above.
  it('is about one half in every hidden ReLU layer at the start', () => {
    const random = createRandom(1);
    const mlp = createMlp({ sizes: [64, 64, 64, 10], activations: 'relu', initializer: 'heNormal', random });
    const { a } = forward(mlp, Float64Array.from({ length: 64 * 100 }, random.normal), 100);
    for (const layer of a.slice(0, 2)) {
      expect(zeroShare(layer)).toBeGreaterThan(0.4);
      expect(zeroShare(layer)).toBeLessThan(0.6);
    }
  });
});

describe('activationPatterns', () => {
  it('are the kinks below each pre-activation, row by row, by hand', () => {
    const z = Float64Array.of(-1, 0, 2, 3, -0.5, 1);
    expect(activationPatterns(z, 2)).toEqual([Uint8Array.of(0, 0, 1), Uint8Array.of(1, 0, 1)]);
    const { kinks } = activations.hardtanh;
    expect(activationPatterns(z, 2, kinks)).toEqual([Uint8Array.of(0, 1, 2), Uint8Array.of(2, 1, 1)]);
    expect(() => activationPatterns(z, 4)).toThrow('expected 4 rows of equal length, got 6 values');
  });

  it('a value on a kink is on its left, and NaN as well', () => {
    expect([-1, -0.5, 1, 1.5, NaN].map((z) => pieceOf(z, [-1, 1]))).toEqual([0, 1, 1, 2, 0]);
  });

  // Oracle: n lines through the origin divide the plane into 2n sectors, one pattern each.
  it('a layer of n units without biases shows 2n patterns in the plane', () => {
    const random = createRandom(3);
    const mlp = createMlp({ sizes: [2, 5], activations: 'relu', initializer: 'heNormal', random });
    const { z } = forward(mlp, Float64Array.from({ length: 2 * 20000 }, random.normal), 20000);
    expect(countPatterns(activationPatterns(z[0]!, 20000))).toBe(10);
    expect(countPatterns([])).toBe(0);
  });
});
