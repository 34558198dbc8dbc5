/**
 * The witness against a separating line: one point that the hulls of both classes share. It never takes more than
 * four points of the data, two against two or one against three. Source: kirchberger-1903.
 */
import type { LabeledPoints } from '../datasets/labeledPoints.ts';
import { combination, combinationOf, edgesOf, type Combination } from './convexHull.ts';
import { compareSpots, isSameSpot, orientation } from './orientation.ts';

/**
 * `spot`: two points of different classes in one place; `edge`: a point on the segment between two of the other
 * class; `triangle`: a point inside a triangle of the other class; `crossing`: two segments that cross.
 */
export type WitnessKind = 'spot' | 'edge' | 'triangle' | 'crossing';

export interface Witness {
  readonly kind: WitnessKind;
  readonly x: number;
  readonly y: number;
  /** The point as a convex combination of class 0 and of class 1: Σ w p is the point for either, to rounding. */
  readonly classes: readonly [Combination, Combination];
}

export type Hulls = readonly [readonly number[], readonly number[]];

/** A point of both hulls, or null where they are disjoint. Hulls that only touch do share a point. */
export function witnessOf(points: LabeledPoints, hulls: Hulls): Witness | null {
  return sharedSpot(points) ?? deepestCorner(points, hulls) ?? crossing(points, hulls);
}

function sharedSpot(points: LabeledPoints): Witness | null {
  const rows = Array.from(points.y.keys()).sort((a, b) => compareSpots(points, a, b));
  // Points of one spot are neighbors now, so two classes on one spot are neighbors somewhere.
  const k = rows.findIndex((row, i) => {
    const next = rows[i + 1];
    return next !== undefined && isSameSpot(points, row, next) && points.y[row] !== points.y[next];
  });
  if (k < 0) return null;
  const [a, b] = points.y[rows[k]!] === 0 ? [rows[k]!, rows[k + 1]!] : [rows[k + 1]!, rows[k]!];
  return witness(points, 'spot', [combination([a], [1]), combination([b], [1])]);
}

/** Of all corners that lie in the other hull, the one farthest from the rim of its triangle: the clearest to see. */
function deepestCorner(points: LabeledPoints, [zero, one]: Hulls): Witness | null {
  const found = [
    ...zero.map((row) => ({ row, label: 0, other: combinationOf(points, one, row) })),
    ...one.map((row) => ({ row, label: 1, other: combinationOf(points, zero, row) })),
  ];
  let best: Witness | null = null;
  let depth = -1;
  for (const { row, label, other } of found) {
    if (!other || !(Math.min(...other.weights) > depth)) continue;
    depth = Math.min(...other.weights);
    const own = combination([row], [1]);
    best = witness(points, kinds[other.rows.length]!, label === 0 ? [own, other] : [other, own]);
  }
  return best;
}

const kinds: readonly (WitnessKind | undefined)[] = [undefined, 'spot', 'edge', 'triangle'];

/** Two edges that cross inside both: where no corner lies in the other hull, that is the only way to meet. */
function crossing(points: LabeledPoints, [zero, one]: Hulls): Witness | null {
  for (const p of edgesOf(zero))
    for (const q of edgesOf(one)) {
      const [toP, toQ] = [crossingParts(points, q, p), crossingParts(points, p, q)];
      if (toP && toQ) return witness(points, 'crossing', [combination(p, toP), combination(q, toQ)]);
    }
  return null;
}

type Edge = readonly [number, number];

/** How a line cuts an edge whose ends lie strictly on two sides of it: the parts in which the ends weigh, else null. */
function crossingParts(points: LabeledPoints, line: Edge, edge: Edge): [number, number] | null {
  const [first, second] = [orientation(points, ...line, edge[0]), orientation(points, ...line, edge[1])];
  const isParted = (first < 0 && second > 0) || (first > 0 && second < 0);
  return isParted ? [Math.abs(second), Math.abs(first)] : null;
}

/** The point is taken from the class that needs fewer points for it: a point of the data is then told exactly. */
function witness(points: LabeledPoints, kind: WitnessKind, classes: Witness['classes']): Witness {
  const { rows, weights } = classes[0].rows.length <= classes[1].rows.length ? classes[0] : classes[1];
  const sum = (c: 0 | 1): number =>
    rows.reduce((total, row, k) => total + weights[k]! * points.x[2 * row + c]!, 0);
  return { kind, x: sum(0), y: sum(1), classes };
}
