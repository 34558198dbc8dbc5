import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrangementRegions,
  deepRegionsLowerBound,
  deepRegionsUpperBound,
} from '../../src/lib/nn/regionBounds.ts';

describe('arrangementRegions', () => {
  it('n + 1 on a line, 1 + n + n(n − 1)/2 in a plane, 2ⁿ where there is room for all', () => {
    for (let n = 0; n <= 30; n++) {
      expect(arrangementRegions(n, 1)).toBe(n + 1);
      expect(arrangementRegions(n, 2)).toBe(1 + n + (n * (n - 1)) / 2);
      expect(arrangementRegions(n, n)).toBe(2 ** n);
      expect(arrangementRegions(n, n + 5)).toBe(2 ** n);
    }
  });

  // Oracle: `shallowExactSameUnits` of the measurement, one layer of the 24 units of 8-8-8 in the plane.
  it('24 lines make 301 regions', () => expect(arrangementRegions(24, 2)).toBe(301));

  it('one hyperplane more cuts as many regions as the others leave in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 6 }), (n, d) => {
        expect(arrangementRegions(n + 1, d)).toBe(arrangementRegions(n, d) + arrangementRegions(n, d - 1));
      }),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('refuses what cannot be counted', () => {
    expect(() => arrangementRegions(1.5, 2)).toThrow(
      'arrangementRegions: expected whole numbers from 0 up, got 1.5 and 2',
    );
  });
});

describe('bounds of a deep network', () => {
  // Closed form: each layer but the last folds the line in two, and two kinks more cut it into three.
  it('lower and upper of the same widths, by hand', () => {
    expect(deepRegionsLowerBound([2, 2, 2, 2], 1)).toBe(2 * 2 * 2 * 3);
    expect(deepRegionsUpperBound([2, 2, 2, 2], 1)).toBe(3 * 3 * 3 * 3);
  });

  // Oracle: the maxima (n + 1)ᴸ of the measurement.
  it('at most 43 million pieces of a line for 8 layers of 8 units', () => {
    expect(deepRegionsUpperBound(new Array<number>(8).fill(8), 1)).toBe(43046721);
    expect(deepRegionsUpperBound([16, 16, 16, 16], 1)).toBe(83521);
  });

  it('folds by whole units only: 5 units fold the plane ⌊5/2⌋² = 4 times, and 4 lines cut it into 11', () => {
    expect(deepRegionsLowerBound([5, 4], 2)).toBe(44);
    expect(deepRegionsUpperBound([5, 4], 2)).toBe(16 * 11);
  });

  it('one layer reaches both', () => {
    expect(deepRegionsLowerBound([9], 2)).toBe(arrangementRegions(9, 2));
    expect(deepRegionsUpperBound([9], 2)).toBe(arrangementRegions(9, 2));
  });

  it('refuse a bottleneck narrower than the input, and no layers', () => {
    expect(() => deepRegionsLowerBound([4, 1], 2)).toThrow(
      'deepRegionsLowerBound: expected layers at least as wide as the 2 inputs, got [4, 1]',
    );
    expect(() => deepRegionsUpperBound([], 1)).toThrow('at least as wide as the 1 inputs, got []');
  });
});
