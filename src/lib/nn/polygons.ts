/**
 * Convex polygons and the straight cut that divides one into two. Corners are listed counterclockwise in one array:
 * x₀, y₀, x₁, y₁, …
 *
 * Left out: everything that needs an angle or a distance, and polygons that are not convex.
 */

export type Polygon = readonly number[];

export interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** @throws if the rectangle is empty or endless. */
export function polygonOf({ left, right, bottom, top }: Rectangle): Polygon {
  const isProper = left < right && bottom < top;
  if (!isProper || ![left, right, bottom, top].every(Number.isFinite)) {
    throw new RangeError(
      `polygonOf: expected a finite rectangle, got ${left} to ${right} by ${bottom} to ${top}`,
    );
  }
  return [left, bottom, right, bottom, right, top, left, top];
}

/** Area by the shoelace formula, about the first corner so that a small polygon far from 0 keeps its digits. */
export function areaOf(polygon: Polygon): number {
  const [x0, y0] = [polygon[0]!, polygon[1]!];
  let twice = 0;
  for (let i = 2; i + 3 < polygon.length; i += 2) {
    const [ax, ay] = [polygon[i]! - x0, polygon[i + 1]! - y0];
    const [bx, by] = [polygon[i + 2]! - x0, polygon[i + 3]! - y0];
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/**
 * The two parts of a polygon below and above 0 of an affine function, given by its value at every corner; null where
 * it is 0 or on one side throughout. A corner with the value 0 belongs to both parts and brings no new corner.
 */
export function split(
  polygon: Polygon,
  values: readonly number[],
): { readonly below: Polygon; readonly above: Polygon } | null {
  if (!(values.some((v) => v < 0) && values.some((v) => v > 0))) return null;
  const below: number[] = [];
  const above: number[] = [];
  values.forEach((value, i) => {
    if (value <= 0) below.push(polygon[2 * i]!, polygon[2 * i + 1]!);
    if (value >= 0) above.push(polygon[2 * i]!, polygon[2 * i + 1]!);
    const next = (i + 1) % values.length;
    if (Math.sign(value) * Math.sign(values[next]!) >= 0) return;
    const corner = rootBetween(polygon, values, i, next);
    below.push(...corner);
    above.push(...corner);
  });
  return { below, above };
}

/** Where the affine function is 0 on the side between two corners, from the negative end, so that neighbors find the same point. */
function rootBetween(
  polygon: Polygon,
  values: readonly number[],
  i: number,
  j: number,
): readonly [number, number] {
  const [low, high] = values[i]! < 0 ? [i, j] : [j, i];
  const share = values[low]! / (values[low]! - values[high]!);
  const at = (axis: number): number => {
    const [from, to] = [polygon[2 * low + axis]!, polygon[2 * high + axis]!];
    return from + share * (to - from);
  };
  return [at(0), at(1)];
}
