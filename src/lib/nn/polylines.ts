/**
 * Straight lines of the plane on their way through a network of two units a layer. An affine map keeps them straight, and
 * ReLU folds them where they cross an axis: the corners are solved for, no curve is sampled.
 */
import { relu } from './activations.ts';

/** The corners of a line, x₁, y₁, x₂, y₂, …; between two of them it is straight. */
export type Polyline = Float64Array;

/** `count` lines in each direction over the square [−1, 1]², first those along y, then those along x. */
export function gridLines(count: number): Polyline[] {
  const at = Array.from({ length: count }, (_, i) => (2 * i) / (count - 1) - 1);
  return [...at.map((x) => Float64Array.of(x, -1, x, 1)), ...at.map((y) => Float64Array.of(-1, y, 1, y))];
}

/** ReLU of a polyline, exactly: where a side crosses an axis it gets a corner, then negative coordinates become 0. */
export function rectify(points: Polyline): Polyline {
  const corners: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (i > 0)
      for (const t of crossings(points, i))
        corners.push(mix(points[i - 2]!, x, t), mix(points[i - 1]!, y, t));
    corners.push(x, y);
  }
  return Float64Array.from(corners, relu.f);
}

/** Where on the side that ends at index i one coordinate passes 0, in order, as shares of the side. */
function crossings(points: Polyline, i: number): number[] {
  const shareOf = (from: number, to: number): number => (from * to < 0 ? from / (from - to) : NaN);
  return [shareOf(points[i - 2]!, points[i]!), shareOf(points[i - 1]!, points[i + 1]!)]
    .filter((t) => t > 0 && t < 1)
    .sort((a, b) => a - b);
}

const mix = (from: number, to: number, t: number): number => from + t * (to - from);
