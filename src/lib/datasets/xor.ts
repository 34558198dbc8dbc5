/** XOR: the four corners of the unit square, of class 1 where exactly one coordinate is 1. */
import type { LabeledPoints } from './labeledPoints.ts';

export type { LabeledPoints } from './labeledPoints.ts';

/** Source: minsky-1969. */
export const xorCorners: LabeledPoints = {
  x: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1),
  y: Float64Array.of(0, 1, 1, 0),
  B: 4,
};
