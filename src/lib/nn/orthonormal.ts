/**
 * Gram–Schmidt: makes the rows of a matrix orthonormal, or its columns where there are fewer of them.
 *
 * Each vector is made orthogonal to the earlier ones twice. Once leaves errors that grow with how nearly parallel the
 * vectors were; twice leaves rounding alone. A matrix of N(0, 1) draws becomes one of all orthogonal matrices with equal
 * chances, since every vector keeps the side that it was on.
 */

/** @throws if a vector lies, up to rounding, in the span of the earlier ones. */
export function orthonormalize(matrix: Float64Array, rows: number, columns: number): void {
  const vectors: Vectors =
    rows <= columns
      ? { matrix, length: columns, across: columns, along: 1 }
      : { matrix, length: rows, across: 1, along: columns };
  const count = Math.min(rows, columns);
  for (let i = 0; i < count; i++) {
    const before = dot(vectors, i, i);
    for (let j = 0; j < i; j++) takeOff(vectors, i, j);
    for (let j = 0; j < i; j++) takeOff(vectors, i, j);
    const square = dot(vectors, i, i);
    if (!(square > 1e-24 * before)) {
      throw new RangeError(`orthonormalize: expected ${count} independent vectors, got ${i}`);
    }
    divide(vectors, i, Math.sqrt(square));
  }
}

/** Rows or columns alike: entry k of vector i is at i · across + k · along. */
interface Vectors {
  readonly matrix: Float64Array;
  readonly length: number;
  readonly across: number;
  readonly along: number;
}

function dot({ matrix, length, across, along }: Vectors, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += matrix[i * across + k * along]! * matrix[j * across + k * along]!;
  return sum;
}

/** Takes the part along vector j, of length 1, off vector i. */
function takeOff(vectors: Vectors, i: number, j: number): void {
  const { matrix, length, across, along } = vectors;
  const share = dot(vectors, i, j);
  for (let k = 0; k < length; k++) matrix[i * across + k * along]! -= share * matrix[j * across + k * along]!;
}

function divide({ matrix, length, across, along }: Vectors, i: number, by: number): void {
  for (let k = 0; k < length; k++) matrix[i * across + k * along]! /= by;
}
