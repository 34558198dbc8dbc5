/**
 * Principal components: the directions along which the rows of a matrix vary most, one perpendicular to the other.
 *
 * The covariance matrix is turned until it is diagonal, one pair of axes after another (Jacobi's method). For a
 * symmetric matrix of some dozens of columns that is fast, as accurate as any method, and the few lines below, so no
 * package is loaded into the page for it.
 *
 * Left out: more columns than some hundreds, where the time, in columns³, would be felt.
 */
import { multiply } from './matrix.ts';

export interface PrincipalComponents {
  readonly columns: number;
  /** The mean of every column, which is taken off before a row is projected. */
  readonly mean: Float64Array;
  /** [columns × columns]: row k is the k-th direction, of length 1. Its largest entry is positive. */
  readonly directions: Float64Array;
  /** The variance along each direction, largest first, in squared units of the data: of n rows the mean, not the sum over n − 1. */
  readonly variances: Float64Array;
}

/** @throws if x is not rows × columns finite numbers and at least one. */
export function principalComponents(x: Float64Array, rows: number, columns: number): PrincipalComponents {
  if (x.length !== rows * columns || x.length === 0)
    throw new RangeError(`principalComponents: expected ${rows} × ${columns} numbers, got ${x.length}`);
  const lost = x.find((value) => !Number.isFinite(value));
  if (lost !== undefined) throw new RangeError(`principalComponents: expected finite numbers, got ${lost}`);
  const mean = meanOf(x, rows, columns);
  const A = covariance(x, mean, rows);
  const axes = diagonalize(A, columns);
  const order = Array.from({ length: columns }, (_, k) => k).sort(
    (p, q) => A[q * (columns + 1)]! - A[p * (columns + 1)]!,
  );
  return {
    columns,
    mean,
    directions: Float64Array.from(
      order.flatMap((k) => facing(axes.subarray(k * columns, (k + 1) * columns))),
    ),
    variances: Float64Array.from(order, (k) => Math.max(0, A[k * (columns + 1)]!)),
  };
}

/** The first `count` coordinates of each row along the directions: [rows × count]. */
export function project(
  { columns, mean, directions }: PrincipalComponents,
  x: Float64Array,
  count: number,
): Float64Array {
  const rows = x.length / columns;
  const centered = x.map((value, i) => value - mean[i % columns]!);
  const into = new Float64Array(rows * count);
  const transposed = Float64Array.from(
    { length: columns * count },
    (_, i) => directions[(i % count) * columns + Math.floor(i / count)]!,
  );
  multiply(centered, transposed, into, { rows, inner: columns, columns: count });
  return into;
}

function meanOf(x: Float64Array, rows: number, columns: number): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0; i < x.length; i++) mean[i % columns]! += x[i]! / rows;
  return mean;
}

/** C_jk = Σ (x_j − mean_j)(x_k − mean_k) / rows. */
function covariance(x: Float64Array, mean: Float64Array, rows: number): Float64Array {
  const columns = mean.length;
  const C = new Float64Array(columns * columns);
  for (let start = 0; start < x.length; start += columns)
    for (let j = 0; j < columns; j++) {
      const share = (x[start + j]! - mean[j]!) / rows;
      for (let k = 0; k < columns; k++) C[j * columns + k]! += share * (x[start + k]! - mean[k]!);
    }
  return C;
}

/** Sweeps after which Jacobi's method has always ended; it takes about eight. */
const SWEEPS = 60;

/** Makes the symmetric A diagonal where it stands, and returns the axes of that: row k belongs to A_kk. */
function diagonalize(A: Float64Array, n: number): Float64Array {
  const axes = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) turned += turn(A, axes, n, p, q);
    if (turned === 0) return axes;
  }
  return axes;
}

/** Turns the axes p and q so that A_pq becomes 0. Answers 0 where it is 0 already, to rounding, and 1 otherwise. */
function turn(A: Float64Array, axes: Float64Array, n: number, p: number, q: number): 0 | 1 {
  const [app, aqq, apq] = [A[p * n + p]!, A[q * n + q]!, A[p * n + q]!];
  if (Math.abs(apq) <= 1e-17 * (Math.abs(app) + Math.abs(aqq))) return 0;
  // The smaller of the two angles that do it: tan is the smaller root of t² + 2 ratio t − 1.
  const ratio = (aqq - app) / (2 * apq);
  const t = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const c = 1 / Math.sqrt(1 + t * t);
  mixRows(A, n, p, q, c, t * c);
  mixColumns(A, n, p, q, c, t * c);
  mixRows(axes, n, p, q, c, t * c);
  A[p * n + q] = A[q * n + p] = 0;
  return 1;
}

function mixRows(M: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) mix(M, p * n + k, q * n + k, c, s);
}

function mixColumns(M: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++) mix(M, k * n + p, k * n + q, c, s);
}

function mix(M: Float64Array, i: number, j: number, c: number, s: number): void {
  const [a, b] = [M[i]!, M[j]!];
  M[i] = c * a - s * b;
  M[j] = s * a + c * b;
}

/** A direction and its opposite are as good as each other: the one whose largest entry is positive. */
function facing(direction: Float64Array): number[] {
  const largest = direction.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return Array.from(direction, (value) => (largest < 0 ? -value : value));
}
