/**
 * The rank of a matrix by elimination, for those who count ranks of many or of tall matrices, or in the page: it costs
 * no factorization and no library. Singular values, which also say how near the matrix is to a lower rank, are in
 * singularValues.ts; a test holds the two together.
 *
 * Left out: which rows and columns are independent.
 */

/**
 * The number of linearly independent rows, up to rounding: Gaussian elimination with complete pivoting, counting the
 * pivots larger than `tolerance` times the first, which is the largest entry of the matrix.
 *
 * The default tolerance is max(rows, columns) · 2⁻⁵², the rounding of a single product. A product of many matrices
 * needs a larger one; a pivot is only within a moderate factor of a singular value, so leave room between the two.
 */
export function rank(matrix: Float64Array, rows: number, columns: number, tolerance?: number): number {
  if (matrix.length !== rows * columns) {
    throw new RangeError(`rank: expected ${rows} × ${columns} numbers, got ${matrix.length}`);
  }
  const rest = Float64Array.from(matrix);
  const relative = tolerance ?? Math.max(rows, columns) * 2.220446049250313e-16;
  let threshold = 0;
  for (let k = 0; k < Math.min(rows, columns); k++) {
    const pivot = largestFrom(rest, k, rows, columns);
    const size = Math.abs(rest[pivot]!);
    if (!Number.isFinite(size)) throw new RangeError(`rank: expected finite entries, got ${rest[pivot]}`);
    if (k === 0) threshold = relative * size;
    if (size <= threshold) return k;
    moveToCorner(rest, pivot, k, rows, columns);
    eliminate(rest, k, rows, columns);
  }
  return Math.min(rows, columns);
}

/** Index of the entry largest in size among rows and columns from k on; a NaN counts as the largest. */
function largestFrom(M: Float64Array, k: number, rows: number, columns: number): number {
  let best = k * columns + k;
  for (let i = k; i < rows; i++) {
    for (let j = k; j < columns; j++) {
      const at = i * columns + j;
      if (!(Math.abs(M[at]!) <= Math.abs(M[best]!))) best = at;
    }
  }
  return best;
}

/** Exchanges rows and columns so that the entry at index `pivot` comes to (k, k). */
function moveToCorner(M: Float64Array, pivot: number, k: number, rows: number, columns: number): void {
  const column = pivot % columns;
  const row = (pivot - column) / columns;
  for (let j = 0; j < columns; j++) swap(M, k * columns + j, row * columns + j);
  for (let i = 0; i < rows; i++) swap(M, i * columns + k, i * columns + column);
}

function eliminate(M: Float64Array, k: number, rows: number, columns: number): void {
  for (let i = k + 1; i < rows; i++) {
    const factor = M[i * columns + k]! / M[k * columns + k]!;
    for (let j = k; j < columns; j++) M[i * columns + j]! -= factor * M[k * columns + j]!;
  }
}

function swap(M: Float64Array, i: number, j: number): void {
  const held = M[i]!;
  M[i] = M[j]!;
  M[j] = held;
}
