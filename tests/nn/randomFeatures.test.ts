/** The best output layer over random units: what a polynomial cannot do at any width, and ReLU can. */
import { expect, test } from 'vitest';
import { residualRms } from '../../src/lib/nn/leastSquares.ts';
import { featureError } from '../../src/lib/nn/randomFeatures.ts';

const square = (z: number): number => z * z;
const relu = (z: number): number => (z <= 0 ? 0 : z);

test('z² leaves √(½ − 3/π²) of a sine at every width, whatever the draw', () => {
  // Closed form: the best parabola is the best line, since the sine is odd about ½.
  const expected = Math.sqrt(1 / 2 - 3 / Math.PI ** 2);
  for (const width of [2, 3, 10, 100])
    for (const seed of [1, 2, 3]) expect(featureError({ f: square, width, seed })).toBeCloseTo(expected, 6);
});

test('ReLU comes closer with every tenfold of units', () => {
  const errors = [1, 10, 100].map((width) => featureError({ f: relu, width, seed: 1 }));
  expect(errors[1]).toBeLessThan(errors[0]! / 1.2);
  expect(errors[2]).toBeLessThan(errors[1]! / 3);
});

test('what columns span leaves nothing, what is orthogonal to them is left whole', () => {
  const [ones, line] = [Float64Array.of(1, 1, 1, 1), Float64Array.of(-3, -1, 1, 3)];
  expect(residualRms(Float64Array.of(1, 3, 5, 7), [ones, line])).toBeCloseTo(0, 14);
  // By hand: (1, −1, −1, 1) is orthogonal to both, and its root mean square is 1.
  expect(residualRms(Float64Array.of(1, -1, -1, 1), [ones, line])).toBe(1);
  // A column twice is as good as once.
  expect(residualRms(Float64Array.of(1, -1, -1, 1), [ones, line, line, ones])).toBe(1);
});
