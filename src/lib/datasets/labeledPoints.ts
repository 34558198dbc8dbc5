/** Points of the plane in two classes: the form that every data set of two coordinates has. */

export interface LabeledPoints {
  /** [B × 2], row by row. */
  readonly x: Float64Array;
  /** Class 0 or 1 of each row. */
  readonly y: Float64Array;
  readonly B: number;
}
