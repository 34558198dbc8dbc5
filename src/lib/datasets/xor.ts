/** XOR: the four corners of the unit square, of class 1 where exactly one coordinate is 1. */

export interface LabeledPoints {
  /** [B × 2], row by row. */
  readonly x: Float64Array;
  /** Class 0 or 1 of each row. */
  readonly y: Float64Array;
  readonly B: number;
}

/** Source: minsky-1969. */
export const xorCorners: LabeledPoints = {
  x: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1),
  y: Float64Array.of(0, 1, 1, 0),
  B: 4,
};
