/**
 * Cover's function-counting theorem: in how many of the 2^N ways to label N points one hyperplane in d dimensions parts
 * the two classes. It is the same number for all points in general position, that is no d + 1 of them on a hyperplane.
 */

/**
 * The share of labelings that are separable, 2^(1−N) Σ_{k≤d} C(N−1, k): exactly, since all its terms are whole numbers
 * that a double holds. 1 for d ≥ N − 1, and one half for N = 2 (d + 1).
 *
 * @throws if the number of points is not an integer from 1 to 54, beyond which a sum might be rounded, or d none from 0.
 * Source: cover-1965, theorem 1 (for hyperplanes that need not pass through the origin).
 */
export function separableShare(points: number, dimension: number): number {
  if (!(Number.isInteger(points) && points >= 1 && points <= 54))
    throw new RangeError(`separableShare: expected 1 … 54 points, got ${points}`);
  if (!(Number.isInteger(dimension) && dimension >= 0))
    throw new RangeError(`separableShare: expected a dimension from 0, got ${dimension}`);
  let [choices, sum, labelings] = [1, 1, 1];
  for (let k = 1; k < points; k++) {
    choices = (choices * (points - k)) / k;
    if (k <= dimension) sum += choices;
    labelings *= 2;
  }
  return sum / labelings;
}
