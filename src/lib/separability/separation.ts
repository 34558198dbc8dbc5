/**
 * Whether a straight line parts two classes of the plane, decided exactly, with its proof: the line of the largest
 * margin where there is one, a point of both convex hulls where there is none.
 *
 * A line parts the classes when each lies strictly on its own side. So hulls that only touch are not separable: a
 * point on the line itself belongs to neither side. Where a class has no points every labeling is right, and there is
 * nothing to part.
 *
 * Left out: more than two coordinates; see a linear programme for those.
 */
import type { LabeledPoints } from '../datasets/labeledPoints.ts';
import { convexHull } from './convexHull.ts';
import { widestLine, type Line } from './margin.ts';
import { checkPoints, rowsOf } from './orientation.ts';
import { witnessOf, type Hulls, type Witness } from './witness.ts';

export type Separation =
  | {
      readonly separable: true;
      readonly hulls: Hulls;
      /** Null where a class is empty. */ readonly line: Line | null;
    }
  | { readonly separable: false; readonly hulls: Hulls; readonly witness: Witness };

/**
 * Exact for every input; line and witness are right to rounding.
 *
 * @throws on a class other than 0 and 1, and on a coordinate whose size is neither 0 nor between 10⁻⁷⁰ and 10⁷⁰.
 */
export function separate(points: LabeledPoints): Separation {
  checkPoints('separate', points);
  const hulls: Hulls = [convexHull(points, rowsOf(points, 0)), convexHull(points, rowsOf(points, 1))];
  const witness = witnessOf(points, hulls);
  return witness
    ? { separable: false, hulls, witness }
    : { separable: true, hulls, line: widestLine(points, hulls) };
}
