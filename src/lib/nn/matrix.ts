/**
 * The matrix products of a dense layer. Matrices are row-major in one Float64Array: entry
 * (i, j) of a matrix with n columns is at i · n + j.
 *
 * Every entry of a product is summed from left to right, one product after another. The loops below take four columns
 * or four rows at a time, which makes them several times faster and changes neither that order nor a single bit.
 *
 * Left out: anything that a dense layer does not need, and SIMD, which lives in the kernel.
 */

/** C [rows × columns] from factors that share `inner`. */
export interface ProductShape {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** C = A B with A [rows × inner] and B [inner × columns]. */
export function multiply(A: Float64Array, B: Float64Array, C: Float64Array, shape: ProductShape): void {
  const { rows, inner, columns } = shape;
  checkShape('multiply', A, B, C, rows, inner, columns);
  addRows(A, inner, 1, B, C, rows, inner, columns);
}

/** C = Aᵀ B with A [inner × rows] and B [inner × columns]. */
export function multiplyTransposeA(
  A: Float64Array,
  B: Float64Array,
  C: Float64Array,
  shape: ProductShape,
): void {
  const { rows, inner, columns } = shape;
  checkShape('multiplyTransposeA', A, B, C, rows, inner, columns);
  addRows(A, 1, rows, B, C, rows, inner, columns);
}

/** C = A Bᵀ with A [rows × inner] and B [columns × inner]: every entry is the dot product of two rows. */
export function multiplyTransposeB(
  A: Float64Array,
  B: Float64Array,
  C: Float64Array,
  shape: ProductShape,
): void {
  const { rows, inner, columns } = shape;
  checkShape('multiplyTransposeB', A, B, C, rows, inner, columns);
  dots(A, B, C, rows, inner, columns);
}

/** z = x Wᵀ + b for a batch: x [B × fanIn], W [fanOut × fanIn], b [fanOut], z [B × fanOut]. */
export function affine(x: Float64Array, W: Float64Array, b: Float64Array, z: Float64Array, B: number): void {
  const fanOut = b.length;
  const fanIn = W.length / fanOut;
  checkShape('affine', x, W, z, B, fanIn, fanOut);
  dots(x, W, z, B, fanIn, fanOut);
  for (let i = 0; i < z.length; i += fanOut) for (let j = 0; j < fanOut; j++) z[i + j]! += b[j]!;
}

/** Every entry of C is the dot product of a row of A and a row of B. */
function dots(
  A: Float64Array,
  B: Float64Array,
  C: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  let j = 0;
  for (; j + 4 <= columns; j += 4) {
    for (let i = 0; i < rows; i++) fourDots(A, i * inner, B, j * inner, C, i * columns + j, inner);
  }
  for (; j < columns; j++) {
    for (let i = 0; i < rows; i++) C[i * columns + j] = dot(A, i * inner, B, j * inner, inner);
  }
}

/** Row i of C = Σⱼ A(i, j) · row j of B, with A(i, j) at i · rowStep + j · columnStep. */
function addRows(
  A: Float64Array,
  rowStep: number,
  columnStep: number,
  B: Float64Array,
  C: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  C.fill(0, 0, rows * columns);
  for (let i = 0; i < rows; i++) {
    let at = i * rowStep;
    let j = 0;
    for (; j + 4 <= inner; j += 4, at += 4 * columnStep) {
      addFourRows(A, at, columnStep, B, j * columns, C, i * columns, columns);
    }
    for (; j < inner; j++, at += columnStep) addRow(A[at]!, B, j * columns, C, i * columns, columns);
  }
}

function addRow(
  factor: number,
  B: Float64Array,
  b: number,
  C: Float64Array,
  c: number,
  columns: number,
): void {
  for (let k = 0; k < columns; k++) C[c + k]! += factor * B[b + k]!;
}

function addFourRows(
  A: Float64Array,
  a: number,
  step: number,
  B: Float64Array,
  b: number,
  C: Float64Array,
  c: number,
  columns: number,
): void {
  const f0 = A[a]!;
  const f1 = A[a + step]!;
  const f2 = A[a + 2 * step]!;
  const f3 = A[a + 3 * step]!;
  const b1 = b + columns;
  const b2 = b1 + columns;
  const b3 = b2 + columns;
  for (let k = 0; k < columns; k++) {
    C[c + k] = C[c + k]! + f0 * B[b + k]! + f1 * B[b1 + k]! + f2 * B[b2 + k]! + f3 * B[b3 + k]!;
  }
}

function dot(A: Float64Array, a: number, B: Float64Array, b: number, inner: number): number {
  let sum = 0;
  for (let k = 0; k < inner; k++) sum += A[a + k]! * B[b + k]!;
  return sum;
}

/** The dot products of one row of A with four neighboring rows of B, written side by side into C. */
function fourDots(
  A: Float64Array,
  a: number,
  B: Float64Array,
  b: number,
  C: Float64Array,
  c: number,
  inner: number,
): void {
  const b1 = b + inner;
  const b2 = b1 + inner;
  const b3 = b2 + inner;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < inner; k++) {
    const x = A[a + k]!;
    s0 += x * B[b + k]!;
    s1 += x * B[b1 + k]!;
    s2 += x * B[b2 + k]!;
    s3 += x * B[b3 + k]!;
  }
  C[c] = s0;
  C[c + 1] = s1;
  C[c + 2] = s2;
  C[c + 3] = s3;
}

function checkShape(
  name: string,
  A: Float64Array,
  B: Float64Array,
  C: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): void {
  if (A.length === rows * inner && B.length === inner * columns && C.length === rows * columns) return;
  const got = `${A.length}, ${B.length}, ${C.length}`;
  throw new RangeError(
    `${name}: expected ${rows} × ${inner} times ${inner} × ${columns} numbers, got lengths ${got}`,
  );
}
