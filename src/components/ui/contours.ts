/** Regions of a sampled surface, as rings of points in the drawing. The one place that calls d3-contour. */
import { contours } from 'd3-contour';

export type Point = readonly [number, number];

export interface Region {
  readonly level: number;
  readonly rings: readonly (readonly Point[])[];
}

/**
 * For each level the region where a surface lies at or above it. `heights` are `points` × `points` samples of a
 * square, rows from the bottom up; its corners are the corners of a drawing of `side` units.
 */
export function regionsAbove(
  levels: readonly number[],
  heights: ArrayLike<number>,
  points: number,
  side: number,
): Region[] {
  // A sample is the middle of a cell there, so the first and last samples lie half a cell inside the border.
  const scale = (v: number): number =>
    Math.round((Math.min(points - 1, Math.max(0, v - 0.5)) / (points - 1)) * side * 10) / 10;
  const draw = contours()
    .size([points, points])
    .thresholds([...levels]);
  return draw(Array.from(heights)).map(({ value, coordinates }) => ({
    level: value,
    rings: coordinates.flat().map((ring) => ring.map(([x = 0, y = 0]): Point => [scale(x), side - scale(y)])),
  }));
}

export const closedPath = (rings: Region['rings']): string =>
  rings.map((ring) => `M${ring.map((p) => p.join()).join('L')}Z`).join('');

/** The rings without their sides along the frame: where a region is cut off by the picture there is no boundary. */
export function boundaryPath(rings: Region['rings'], side: number): string {
  const isFrame = (a: Point, b: Point): boolean =>
    (a[0] === b[0] && (a[0] === 0 || a[0] === side)) || (a[1] === b[1] && (a[1] === 0 || a[1] === side));
  return rings
    .flatMap((ring) => ring.slice(1).map((to, i) => ({ from: ring[i]!, to })))
    .filter(({ from, to }) => !isFrame(from, to))
    .map(({ from, to }) => `M${from.join()}L${to.join()}`)
    .join('');
}
