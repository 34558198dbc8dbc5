/** The one exact question. Oracle: the determinant in whole numbers of any length. */
import { expect, test } from 'vitest';
import { checkPoints, orientation } from '../../src/lib/separability/orientation.ts';
import { pointsOf, turn } from './oracles.ts';

test('is right next to a line, where rounding is not', () => {
  // A grid of neighboring doubles near (½, ½), against the line through (12, 12) and (24, 24).
  let naiveFaults = 0;
  for (let i = 0; i < 48; i++)
    for (let j = 0; j < 48; j++) {
      const [u, v] = [0.5 + i * Number.EPSILON, 0.5 + j * Number.EPSILON];
      const points = pointsOf([u, v, 0], [12, 12, 0], [24, 24, 0]);
      const exact = turn(points, 0, 1, 2);
      expect(Math.sign(orientation(points, 0, 1, 2)), `${i} ${j}`).toBe(exact);
      if (Math.sign((12 - u) * (24 - v) - (12 - v) * (24 - u)) !== exact) naiveFaults++;
    }
  expect(naiveFaults).toBeGreaterThan(100);
});

test('a turn to the left is positive, and a straight one is 0 without a sign', () => {
  const points = pointsOf([0, 0, 0], [1, 0, 0], [0, 1, 0], [2, 0, 0]);
  expect(orientation(points, 0, 1, 2)).toBe(1);
  expect(orientation(points, 0, 2, 1)).toBe(-1);
  expect(orientation(points, 0, 1, 3)).toBe(0);
  expect(orientation(points, 3, 1, 0)).toBe(0);
});

test('stays exact at the ends of the range that is allowed', () => {
  for (const size of [1e-70, 1e70]) {
    const points = pointsOf([size, size, 0], [2 * size, 2 * size, 0], [3 * size, 3 * size * (1 + 2e-16), 0]);
    expect(Math.sign(orientation(points, 0, 1, 2))).toBe(turn(points, 0, 1, 2));
  }
});

test.each([
  [pointsOf([NaN, 0, 0]), /got NaN/],
  [pointsOf([0, Infinity, 0]), /got Infinity/],
  [pointsOf([0, 1e71, 0]), /got 1e\+71/],
  [pointsOf([1e-71, 0, 0]), /got 1e-71/],
  [pointsOf([0, 0, 2]), /classes 0 and 1, got 2/],
  [{ ...pointsOf([0, 0, 1]), B: 2 }, /expected 2 rows, got 2 coordinates and 1 classes/],
])('refuses what it could not be exact about', (points, message) => {
  expect(() => checkPoints('separate', points)).toThrow(message);
});
