import { describe, expect, it, test } from 'vitest';
import {
  mean,
  rms,
  spreadOverInputs,
  spreadOverUnits,
  standardDeviation,
} from '../../src/lib/nn/diagnostics.ts';

describe('of a list', () => {
  it('3 and 5: mean 4, standard deviation 1, rms √17', () => {
    expect(mean([3, 5])).toBe(4);
    expect(standardDeviation([3, 5])).toBe(1);
    expect(rms([3, 5])).toBeCloseTo(Math.sqrt(17), 14);
  });

  it('one value has no spread; zeros have rms 0', () => {
    expect(standardDeviation([7])).toBe(0);
    expect(rms([0, -0, 0])).toBe(0);
  });

  it('a spread in the fifteenth digit is seen', () => {
    expect(standardDeviation([0.5, 0.5 + 1e-15])).toBeCloseTo(5e-16, 17);
  });

  it('rms neither underflows nor overflows', () => {
    expect(rms([3e-200, 4e-200])).toBeCloseTo(Math.sqrt(12.5) * 1e-200, 210);
    expect(rms([3e200, 4e200]) / 1e200).toBeCloseTo(Math.sqrt(12.5), 14);
    expect(rms([1, Infinity])).toBe(Infinity);
    expect(rms([1, NaN])).toBeNaN();
  });

  test.each([
    ['mean', mean],
    ['rms', rms],
    ['standardDeviation', standardDeviation],
  ] as const)('%s refuses an empty list', (name, f) => {
    expect(() => f([])).toThrow(`${name}: expected at least one value, got none`);
  });
});

describe('of a layer', () => {
  // Three inputs, two units: the first unit moves from input to input, the second does not.
  const a = Float64Array.of(1, 10, 2, 10, 3, 10);

  it('spreadOverInputs averages the units’ standard deviations', () => {
    expect(spreadOverInputs(a, 3)).toBeCloseTo(Math.sqrt(2 / 3) / 2, 15);
  });

  it('spreadOverUnits is the standard deviation of the units’ means 2 and 10', () => {
    expect(spreadOverUnits(a, 3)).toBe(4);
  });

  it('rows must be equally long', () => {
    expect(() => spreadOverInputs(a, 4)).toThrow(
      'diagnostics: expected 4 rows of equal length, got 6 values',
    );
  });
});
