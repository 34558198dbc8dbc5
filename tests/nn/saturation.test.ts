import { describe, expect, it, test } from 'vitest';
import { type ActivationName, activations } from '../../src/lib/nn/activations.ts';
import { FLAT, saturatedShare, steepestSlope } from '../../src/lib/nn/saturation.ts';

describe('steepestSlope', () => {
  // Closed forms: σ′(0), tanh′(0), Φ(√2) + √2 φ(√2) where GELU″ = 0, and SELU just left of 0, where it is sα.
  test.each([
    ['sigmoid', 0.25],
    ['tanh', 1],
    ['relu', 1],
    ['hardtanh', 1],
    ['step', 0],
    ['selu', 1.7580993408473768],
    ['geluErf', 1.1289042],
    // Mathematica's root of SiLU″: z = 2.399357, slope 1.0998393.
    ['silu', 1.0998393],
  ] as [ActivationName, number][])('of %s is %d', (name, want) => {
    const got = steepestSlope(activations[name]);
    expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-4 * want);
    expect(steepestSlope(activations[name])).toBe(got);
  });
});

describe('saturatedShare', () => {
  it('counts half of a symmetric layer for ReLU and all of it for a step', () => {
    expect(saturatedShare([-2, -1, 1, 2], activations.relu)).toBe(0.5);
    expect(saturatedShare([-2, -1, 1, 2], activations.step)).toBe(1);
    expect(saturatedShare([-2, -1, 1, 2], activations.identity)).toBe(0);
  });

  // Closed form: σ(1 − σ) = 1/80 at σ = (1 − √0.95)/2, so at z = ±4.3572.
  it('sigmoid is flat from ±4.3572 on', () => {
    const edge = Math.log((1 + Math.sqrt(0.95)) / (1 - Math.sqrt(0.95)));
    expect(saturatedShare([-edge - 1e-9, edge + 1e-9], activations.sigmoid)).toBe(1);
    expect(saturatedShare([-edge + 1e-9, edge - 1e-9], activations.sigmoid)).toBe(0);
  });

  it('a smaller fraction counts fewer, and NaN is never flat', () => {
    expect(saturatedShare([-5, 5, 0], activations.tanh, 1e-6)).toBe(0);
    expect(saturatedShare([-5, 5, 0], activations.tanh, FLAT)).toBeCloseTo(2 / 3, 15);
    expect(saturatedShare([NaN], activations.relu)).toBe(0);
  });

  it('refuses nothing, and fractions outside 0 … 1', () => {
    expect(() => saturatedShare([], activations.relu)).toThrow('expected at least one value, got none');
    expect(() => saturatedShare([1], activations.relu, 1)).toThrow(
      'expected a fraction from 0 to below 1, got 1',
    );
  });
});
