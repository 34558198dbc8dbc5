/** The best half-plane. Oracles: every labeling of few points by a linear programme, and counts by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabeledPoints } from '../../src/lib/datasets/labeledPoints.ts';
import { planePoints } from '../../src/lib/datasets/plane.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { bestHalfPlane } from '../../src/lib/separability/halfPlane.ts';
import { separate } from '../../src/lib/separability/separation.ts';
import { isFeasible, pointsOf, squareOf } from './oracles.ts';

function most(points: LabeledPoints): number {
  let best = 0;
  for (let code = 0; code < 2 ** points.B; code++) {
    const predicted = points.y.map((_, k) => (code >> k) & 1);
    const correct = predicted.filter((label, k) => label === points.y[k]).length;
    if (correct > best && isFeasible({ ...points, y: predicted })) best = correct;
  }
  return best;
}

const gridPoints = fc
  .array(
    fc.tuple(
      fc.integer({ min: -2, max: 2 }),
      fc.integer({ min: -2, max: 2 }),
      fc.integer({ min: 0, max: 1 }),
    ),
    {
      maxLength: 7,
    },
  )
  .map((rows) => pointsOf(...rows));

test('no labeling that a line can make gets more right', () => {
  fc.assert(
    fc.property(gridPoints, (points) => {
      const { correct, predicted } = bestHalfPlane(points);
      expect(correct).toBe(most(points));
      expect(predicted.filter((label, k) => label === points.y[k])).toHaveLength(correct);
      expect(isFeasible({ ...points, y: predicted })).toBe(true);
    }),
    { numRuns: 150, seed: 3 },
  );
});

test('what it predicts can be parted, and it is perfect exactly where the classes can be', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const points = planePoints(seed % 2 ? 'blobs' : 'moons', createRandom(seed), 60, 0.25);
    const { correct, predicted } = bestHalfPlane(points);
    expect(separate({ ...points, y: predicted }).separable).toBe(true);
    expect(correct === points.B).toBe(separate(points).separable);
  }
});

test('three corners of XOR, and 267 of 400 points on two circles', () => {
  expect(bestHalfPlane(squareOf(0b0110)).correct).toBe(3);
  // A chord that just passes the inner circle cuts off less than a third of a turn: 67 of 200 places 1.8° apart.
  expect(bestHalfPlane(planePoints('rings', createRandom(1), 400, 0)).correct).toBe(267);
});

test('nothing, one class, one spot', () => {
  expect(bestHalfPlane(pointsOf())).toEqual({ correct: 0, predicted: new Float64Array(0) });
  expect(bestHalfPlane(pointsOf([1, 1, 1], [2, 2, 1])).correct).toBe(2);
  expect(bestHalfPlane(pointsOf([1, 1, 1], [1, 1, 0], [1, 1, 1])).correct).toBe(2);
  expect(() => bestHalfPlane(pointsOf([NaN, 1, 1]))).toThrow(/^bestHalfPlane: expected coordinates/);
});
