/** Points of the plane in two classes: the form that every data set of two coordinates has. */

export interface LabeledPoints {
  /** [B × 2], row by row. */
  readonly x: Float64Array;
  /** Class 0 or 1 of each row. */
  readonly y: Float64Array;
  readonly B: number;
}

/**
 * How many of the points any function at all can get right: fewer than B where both classes lie on one spot.
 */
export function mostRight({ x, y, B }: LabeledPoints): number {
  const spots = new Map<string, [number, number]>();
  for (let i = 0; i < B; i++) {
    const spot = `${x[2 * i]} ${x[2 * i + 1]}`;
    const counts = spots.get(spot) ?? [0, 0];
    counts[y[i] === 1 ? 1 : 0]++;
    spots.set(spot, counts);
  }
  let right = 0;
  for (const counts of spots.values()) right += Math.max(...counts);
  return right;
}
