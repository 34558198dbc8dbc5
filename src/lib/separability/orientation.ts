/**
 * On which side of a line a point lies, without rounding: the one question to which every answer about separability
 * is brought down here. The package computes the determinant with as many digits as its sign needs.
 */
import { orient2d } from 'robust-predicates';
import type { LabeledPoints } from '../datasets/labeledPoints.ts';

/**
 * (b − a) × (c − a), twice the signed area of the triangle of the rows a, b and c: positive where c lies left of the
 * line from a to b, negative on its right, 0 exactly where the three lie on one line. The sign is exact; the size is
 * right to rounding. Coordinates must be within the range of `checkPoints`.
 *
 * Source: shewchuk-1997.
 */
export function orientation({ x }: LabeledPoints, a: number, b: number, c: number): number {
  const area = -orient2d(x[2 * a]!, x[2 * a + 1]!, x[2 * b]!, x[2 * b + 1]!, x[2 * c]!, x[2 * c + 1]!);
  return area === 0 ? 0 : area;
}

/** Whether two rows are on one spot. */
export const isSameSpot = ({ x }: LabeledPoints, a: number, b: number): boolean =>
  x[2 * a] === x[2 * b] && x[2 * a + 1] === x[2 * b + 1];

/** Order of two rows from left to right and, above one another, from the bottom up. */
export const compareSpots = ({ x }: LabeledPoints, a: number, b: number): number =>
  x[2 * a]! - x[2 * b]! || x[2 * a + 1]! - x[2 * b + 1]!;

/**
 * @throws unless every class is 0 or 1 and every coordinate is 0 or of a size from 10⁻⁷⁰ to 10⁷⁰: outside of these, a
 * product may overflow or lose digits, and the answers would no longer be exact.
 */
export function checkPoints(caller: string, { x, y, B }: LabeledPoints): void {
  if (x.length !== 2 * B || y.length !== B)
    throw new RangeError(
      `${caller}: expected ${B} rows, got ${x.length} coordinates and ${y.length} classes`,
    );
  const label = y.find((value) => value !== 0 && value !== 1);
  if (label !== undefined) throw new RangeError(`${caller}: expected classes 0 and 1, got ${label}`);
  const wrong = x.find((value) => value !== 0 && !(Math.abs(value) >= 1e-70 && Math.abs(value) <= 1e70));
  if (wrong !== undefined)
    throw new RangeError(`${caller}: expected coordinates 0 or of a size from 1e-70 to 1e70, got ${wrong}`);
}

/** The rows of one class. */
export const rowsOf = ({ y }: LabeledPoints, label: 0 | 1): number[] =>
  Array.from(y.keys()).filter((i) => y[i] === label);
