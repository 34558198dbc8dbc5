/** XOR: the four corners of the unit square, of class 1 where exactly one coordinate is 1. */
import type { LabeledPoints } from './labeledPoints.ts';

export type { LabeledPoints } from './labeledPoints.ts';

/** Source: minsky-1969. */
export const xorCorners: LabeledPoints = {
  x: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1),
  y: Float64Array.of(0, 1, 1, 0),
  B: 4,
};

/**
 * The largest share of corners that one line can get right, by trying every way in which a line can part four
 * points: each direction between two neighbors of the critical ones, and each gap along it.
 */
export function bestLineAccuracy(): number {
  const { x, y, B } = xorCorners;
  const directions = [1, -1].flatMap((a) =>
    [1, -1].flatMap(
      (b) =>
        [
          [2 * a, b],
          [a, 2 * b],
        ] as const,
    ),
  );
  let best = 0;
  for (const [u, v] of directions) {
    const along = Array.from({ length: B }, (_, i) => u * x[2 * i]! + v * x[2 * i + 1]!);
    for (const threshold of [-Infinity, ...along]) {
      const right = along.filter((position, i) => (position > threshold ? 1 : 0) === y[i]).length;
      best = Math.max(best, right / B);
    }
  }
  return best;
}
