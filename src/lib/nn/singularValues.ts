/**
 * Singular values of small matrices, and what they tell: condition number and numerical rank. The decomposition is
 * that of the library ml-matrix, the one package that the core uses: a sound one is 400 lines, and none of them would
 * teach a reader anything about networks.
 *
 * The same bits everywhere hold here too: its decomposition (JAMA's bidiagonalization and shifted QR steps) uses
 * + − × ÷, comparisons, `Math.abs`, `Math.max` and `Math.sqrt`, which the standards fix; its hypotenuse is its own,
 * not `Math.hypot`. Other parts of the library do call `Math.exp` and `**`, so nothing else of it may be used here.
 *
 * Left out: singular vectors and solving. Cost: about m n² operations for n ≤ m, and 18 kB of script (compressed) for
 * the figure that needs it; who only counts ranks takes rank.ts.
 */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/**
 * The singular values of a row-major matrix [rows × columns], largest first: min(rows, columns) numbers ≥ 0. Their
 * error is a small multiple of 2⁻⁵² of the largest, so values below that are rounding.
 *
 * @throws if the length is wrong, there is no entry, or one is not finite. Source: golub-1970.
 */
export function singularValues(matrix: Float64Array, rows: number, columns: number): number[] {
  if (matrix.length !== rows * columns || matrix.length === 0) {
    throw new RangeError(
      `singularValues: expected ${rows} × ${columns} numbers and at least one, got ${matrix.length}`,
    );
  }
  const lost = matrix.find((value) => !Number.isFinite(value));
  if (lost !== undefined) throw new RangeError(`singularValues: expected finite entries, got ${lost}`);
  return new SingularValueDecomposition(Matrix.from1DArray(rows, columns, matrix), {
    autoTranspose: true,
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
  }).diagonal;
}

/**
 * Largest over smallest singular value, dimensionless, from 1 to ∞: by how much solving may magnify a relative error.
 * ∞ where the smallest is 0, for the zero matrix as well.
 *
 * @throws if there are no singular values.
 */
export function conditionNumber(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('conditionNumber: expected singular values, got none');
  const smallest = values.at(-1)!;
  return smallest === 0 ? Infinity : values[0]! / smallest;
}

/**
 * How many singular values are larger than `tolerance` times the largest. The default, 2⁻⁴⁴, is NumPy's max(rows,
 * columns) · 2⁻⁵² for 256 rows; a matrix that is itself a product of many needs a larger one.
 */
export const numericalRank = (values: readonly number[], tolerance = 5.684341886080802e-14): number =>
  values.filter((value) => value > tolerance * values[0]!).length;
