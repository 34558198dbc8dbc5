/** The convex hull of one class, and whether a point lies in it: exact, since every step asks `orientation` alone. */
import type { LabeledPoints } from '../datasets/labeledPoints.ts';
import { compareSpots, isSameSpot, orientation } from './orientation.ts';

/**
 * The corners of the hull as rows of `points`, counterclockwise from the leftmost. Points on an edge and repetitions
 * are no corners, so one spot gives 1 corner, points of one line give 2, and no rows give none.
 *
 * Source: andrew-1979.
 */
export function convexHull(points: LabeledPoints, rows: readonly number[]): number[] {
  const sorted = [...rows].sort((a, b) => compareSpots(points, a, b));
  const spots = sorted.filter((row, i) => i === 0 || !isSameSpot(points, row, sorted[i - 1]!));
  if (spots.length < 3) return spots;
  const lower = leftTurns(points, spots);
  const upper = leftTurns(points, spots.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

/** What is left of a chain of spots when every corner that does not turn left is taken out. */
function leftTurns(points: LabeledPoints, spots: readonly number[]): number[] {
  const chain: number[] = [];
  for (const spot of spots) {
    while (chain.length > 1 && orientation(points, chain.at(-2)!, chain.at(-1)!, spot) <= 0) chain.pop();
    chain.push(spot);
  }
  return chain;
}

/** The edges of a hull, each as its two rows; a hull of two corners has one edge. */
export function edgesOf(hull: readonly number[]): [number, number][] {
  if (hull.length < 3) return hull.length === 2 ? [[hull[0]!, hull[1]!]] : [];
  return hull.map((row, k) => [row, hull[(k + 1) % hull.length]!]);
}

/** A point as Σ w p over rows, with w > 0 and Σ w = 1. */
export interface Combination {
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/**
 * A row as a convex combination of at most three corners of a hull, or null where it lies outside. Whether there is
 * one, and which corners it needs, is exact; the weights are right to rounding.
 */
export function combinationOf(
  points: LabeledPoints,
  hull: readonly number[],
  row: number,
): Combination | null {
  if (hull.length === 1) return isSameSpot(points, hull[0]!, row) ? { rows: hull, weights: [1] } : null;
  if (hull.length === 2) return onSegment(points, hull[0]!, hull[1]!, row);
  for (let k = 1; k + 1 < hull.length; k++) {
    const found = inTriangle(points, [hull[0]!, hull[k]!, hull[k + 1]!], row);
    if (found) return found;
  }
  return null;
}

function onSegment(points: LabeledPoints, a: number, b: number, row: number): Combination | null {
  if (orientation(points, a, b, row) !== 0) return null;
  // The corners of a hull are in the order of `compareSpots`, and on one line that order is that of the line.
  if (compareSpots(points, row, a) < 0 || compareSpots(points, row, b) > 0) return null;
  const c = points.x[2 * a] === points.x[2 * b] ? 1 : 0;
  const [start, end, at] = [points.x[2 * a + c]!, points.x[2 * b + c]!, points.x[2 * row + c]!];
  return combination([a, b], [end - at, at - start]);
}

function inTriangle(
  points: LabeledPoints,
  [a, b, c]: readonly [number, number, number],
  row: number,
): Combination | null {
  const areas = [
    orientation(points, b, c, row),
    orientation(points, c, a, row),
    orientation(points, a, b, row),
  ];
  return areas.some((area) => area < 0) ? null : combination([a, b, c], areas);
}

/** Rows with weights in these proportions; a row without weight is left out. */
export function combination(rows: readonly number[], parts: readonly number[]): Combination {
  const sum = parts.reduce((total, part) => total + part, 0);
  const used = rows.map((_, k) => k).filter((k) => parts[k]! > 0);
  return { rows: used.map((k) => rows[k]!), weights: used.map((k) => parts[k]! / sum) };
}
