/** Looks a proof over without knowing how it was found: how much it misses what it has to show. */
import type { LabeledPoints } from '../datasets/labeledPoints.ts';
import type { Combination } from './convexHull.ts';
import type { Line } from './margin.ts';
import type { Separation } from './separation.ts';
import type { Witness } from './witness.ts';

/**
 * 0 but for rounding; ∞ where a proof uses points of the wrong class or weights that are not positive. Where there
 * is nothing to part, there is nothing to prove.
 */
export function proofError(points: LabeledPoints, separation: Separation): number {
  if (!separation.separable) return witnessError(points, separation.witness);
  return separation.line ? lineError(points, separation.line) : 0;
}

/** How much nearer to the line than its margin, or how far on the wrong side, a point lies. */
function lineError({ x, y }: LabeledPoints, { normal, offset, margin }: Line): number {
  const distances = Array.from(
    y,
    (label, row) => (normal[0] * x[2 * row]! + normal[1] * x[2 * row + 1]! - offset) * (label === 1 ? 1 : -1),
  );
  return Math.max(0, ...distances.map((distance) => margin - distance));
}

/** The largest difference between the witness and what its combinations of either class add up to. */
function witnessError(points: LabeledPoints, { x, y, classes }: Witness): number {
  return Math.max(...classes.map((own, label) => combinationError(points, own, label, [x, y])));
}

function combinationError(
  points: LabeledPoints,
  { rows, weights }: Combination,
  label: number,
  [x, y]: readonly [number, number],
): number {
  if (!rows.every((row) => points.y[row] === label) || !weights.every((weight) => weight > 0))
    return Infinity;
  const sum = (of: (row: number) => number): number =>
    rows.reduce((total, row, k) => total + weights[k]! * of(row), 0);
  const misses = [
    sum(() => 1) - 1,
    sum((row) => points.x[2 * row]!) - x,
    sum((row) => points.x[2 * row + 1]!) - y,
  ];
  return Math.max(...misses.map(Math.abs));
}
