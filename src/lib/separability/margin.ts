/** The line of the largest margin between two disjoint hulls: it halves the shortest way from one to the other. */
import type { LabeledPoints } from '../datasets/labeledPoints.ts';
import { edgesOf } from './convexHull.ts';
import { orientation } from './orientation.ts';
import type { Hulls } from './witness.ts';

/** The points (x, y) with u x + v y = offset. Class 1 lies where u x + v y is larger. */
export interface Line {
  /** (u, v), of length 1. */
  readonly normal: readonly [number, number];
  readonly offset: number;
  /** Distance from the line to the nearest point of either class, positive. */
  readonly margin: number;
  /** The rows that hold the line in its place: one or two of each class. */
  readonly support: readonly [readonly number[], readonly number[]];
}

/**
 * The line of the largest margin, or null where a hull has no corner. The hulls must be disjoint; then the margin is
 * positive even where it is smaller than the rounding of the coordinates. Right to rounding.
 *
 * Source: bennett-2000.
 */
export function widestLine(points: LabeledPoints, hulls: Hulls): Line | null {
  let best: Line | null = null;
  const keep = (line: Line): void => {
    if (best === null || line.margin < best.margin) best = line;
  };
  for (const a of hulls[0]) for (const b of hulls[1]) keep(betweenCorners(points, a, b));
  for (const label of [0, 1] as const)
    for (const edge of edgesOf(hulls[label]))
      for (const corner of hulls[(1 - label) as 0 | 1])
        if (isBeside(points, edge, corner)) keep(besideEdge(points, edge, corner, label));
  return best;
}

function betweenCorners(points: LabeledPoints, a: number, b: number): Line {
  const [u, v] = difference(points, a, b);
  const distance = length(u, v);
  return lineOf(points, [u / distance, v / distance], distance, [[a], [b]]);
}

/** The edge belongs to class `label`, the corner to the other one. */
function besideEdge(
  points: LabeledPoints,
  edge: readonly [number, number],
  corner: number,
  label: 0 | 1,
): Line {
  const [u, v] = difference(points, ...edge);
  const size = length(u, v);
  const area = orientation(points, ...edge, corner);
  // (−v, u) points to the left of the edge; the normal must point to class 1.
  const towards = (area > 0 ? 1 : -1) * (label === 0 ? 1 : -1);
  const support: Line['support'] = label === 0 ? [edge, [corner]] : [[corner], edge];
  return lineOf(points, [(-v / size) * towards, (u / size) * towards], Math.abs(area) / size, support);
}

function lineOf(
  { x }: LabeledPoints,
  normal: readonly [number, number],
  distance: number,
  support: Line['support'],
): Line {
  const along = (row: number): number => normal[0] * x[2 * row]! + normal[1] * x[2 * row + 1]!;
  return {
    normal,
    offset: (along(support[0][0]!) + along(support[1][0]!)) / 2,
    margin: distance / 2,
    support,
  };
}

/** Whether the corner's foot falls between the ends of the edge. Otherwise an end is nearer, as on the edge's own line. */
function isBeside(points: LabeledPoints, [a, b]: readonly [number, number], corner: number): boolean {
  const [u, v] = difference(points, a, b);
  const [s, t] = difference(points, a, corner);
  const along = s * u + t * v;
  return orientation(points, a, b, corner) !== 0 && along > 0 && along < u * u + v * v;
}

const difference = ({ x }: LabeledPoints, a: number, b: number): [number, number] => [
  x[2 * b]! - x[2 * a]!,
  x[2 * b + 1]! - x[2 * a + 1]!,
];

/** √(u² + v²), scaled so that the square of a small difference does not vanish. */
function length(u: number, v: number): number {
  const size = Math.max(Math.abs(u), Math.abs(v));
  return size * Math.sqrt((u / size) * (u / size) + (v / size) * (v / size));
}
