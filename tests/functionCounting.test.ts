/** Cover's count against hand counts, published values and sums in whole numbers. */
import { expect, test } from 'vitest';
import { separableShare } from '../src/lib/functionCounting.ts';

test('four points of the plane: 14 of 16 labelings, all but the two of XOR', () => {
  expect(separableShare(4, 2)).toBe(14 / 16);
});

test('N points of a line: the 2 N labelings with at most one change', () => {
  for (let points = 1; points <= 54; points++)
    expect(separableShare(points, 1)).toBe(points === 1 ? 1 : (2 * points) / 2 ** points);
});

test('one half at N = 2 (d + 1), and 1 from d = N − 1 on', () => {
  for (let d = 0; d <= 26; d++) expect(separableShare(2 * (d + 1), d)).toBe(0.5);
  for (let points = 1; points <= 31; points++) {
    expect(separableShare(points, points - 1)).toBe(1);
    expect(separableShare(points, 60)).toBe(1);
    if (points > 1) expect(separableShare(points, points - 2)).toBeLessThan(1);
  }
});

// Oracle: Pascal's triangle in BigInt.
test('is the exact sum of binomial coefficients', () => {
  let row = [1n];
  for (let points = 1; points <= 54; points++) {
    for (let d = 0; d < points; d++) {
      const sum = row.slice(0, d + 1).reduce((a, b) => a + b, 0n);
      expect(separableShare(points, d)).toBe(Number(sum) / 2 ** (points - 1));
    }
    row = [1n, ...row.slice(1).map((value, k) => value + row[k]!), 1n];
  }
});

test('never falls with the dimension, never rises with the number of points', () => {
  for (let points = 2; points <= 40; points++)
    for (let d = 1; d <= 30; d++) {
      expect(separableShare(points, d)).toBeGreaterThanOrEqual(separableShare(points, d - 1));
      expect(separableShare(points, d)).toBeLessThanOrEqual(separableShare(points - 1, d));
    }
});

test('says what it cannot count', () => {
  for (const points of [0, 55, 2.5])
    expect(() => separableShare(points, 2)).toThrow('expected 1 … 54 points');
  for (const d of [-1, 0.5, NaN]) expect(() => separableShare(5, d)).toThrow('expected a dimension from 0');
});
