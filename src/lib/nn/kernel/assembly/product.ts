/**
 * The one matrix product of the kernel: C = start + A B, with B and C row-major and A strided, so that the same loop
 * serves z = W a + b, the delta below Wᵀ dz, and the gradient dz aᵀ. A tile of 4 rows × 8 columns stays in registers
 * while the inner dimension runs: 6 loads for 16 multiplications and additions.
 *
 * Every entry is summed in the order of the inner dimension, one rounded product after another: no fused
 * multiply-add, whose bits differ between processors.
 */

/**
 * Strides of A in bytes, of B and C in bytes from row to row; `start` is the address of a column of numbers to begin
 * with, or 0. With a slope below 1 an entry c is stored as max(c, slope · c): ReLU and leaky ReLU, while the tile is
 * still in registers.
 */
export function product(
  a: usize,
  aRow: i32,
  aInner: i32,
  b: usize,
  bRow: i32,
  c: usize,
  cRow: i32,
  start: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  slope: f32,
): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const aAt = a + row * aRow;
    const cAt = c + row * cRow;
    const startAt: usize = start == 0 ? 0 : start + (row << 2);
    let column = 0;
    for (; column + 8 <= columns; column += 8) {
      tile4x8(aAt, aRow, aInner, b + (column << 2), bRow, cAt + (column << 2), cRow, startAt, inner, slope);
    }
    if (column < columns)
      tile4x4(aAt, aRow, aInner, b + (column << 2), bRow, cAt + (column << 2), cRow, startAt, inner, slope);
  }
  for (; row < rows; row++) {
    oneRow(
      a + row * aRow,
      aInner,
      b,
      bRow,
      c + row * cRow,
      start == 0 ? 0 : start + (row << 2),
      inner,
      columns,
      slope,
    );
  }
}

function tile4x8(
  a: usize,
  aRow: i32,
  aInner: i32,
  b: usize,
  bRow: i32,
  c: usize,
  cRow: i32,
  start: usize,
  inner: i32,
  slope: f32,
): void {
  let s00 = f32x4.splat(0),
    s10 = s00,
    s20 = s00,
    s30 = s00;
  if (start != 0) {
    s00 = v128.load32_splat(start);
    s10 = v128.load32_splat(start, 4);
    s20 = v128.load32_splat(start, 8);
    s30 = v128.load32_splat(start, 12);
  }
  let s01 = s00,
    s11 = s10,
    s21 = s20,
    s31 = s30;
  let a0 = a,
    a1 = a + aRow,
    a2 = a1 + aRow,
    a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let w = v128.load32_splat(a0);
    s00 = f32x4.add(s00, f32x4.mul(w, b0));
    s01 = f32x4.add(s01, f32x4.mul(w, b1));
    w = v128.load32_splat(a1);
    s10 = f32x4.add(s10, f32x4.mul(w, b0));
    s11 = f32x4.add(s11, f32x4.mul(w, b1));
    w = v128.load32_splat(a2);
    s20 = f32x4.add(s20, f32x4.mul(w, b0));
    s21 = f32x4.add(s21, f32x4.mul(w, b1));
    w = v128.load32_splat(a3);
    s30 = f32x4.add(s30, f32x4.mul(w, b0));
    s31 = f32x4.add(s31, f32x4.mul(w, b1));
    a0 += aInner;
    a1 += aInner;
    a2 += aInner;
    a3 += aInner;
    b += bRow;
  }
  if (slope < 1) {
    const down = f32x4.splat(slope);
    s00 = rectified(s00, down);
    s01 = rectified(s01, down);
    s10 = rectified(s10, down);
    s11 = rectified(s11, down);
    s20 = rectified(s20, down);
    s21 = rectified(s21, down);
    s30 = rectified(s30, down);
    s31 = rectified(s31, down);
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  c += cRow;
  v128.store(c, s10);
  v128.store(c, s11, 16);
  c += cRow;
  v128.store(c, s20);
  v128.store(c, s21, 16);
  c += cRow;
  v128.store(c, s30);
  v128.store(c, s31, 16);
}

function tile4x4(
  a: usize,
  aRow: i32,
  aInner: i32,
  b: usize,
  bRow: i32,
  c: usize,
  cRow: i32,
  start: usize,
  inner: i32,
  slope: f32,
): void {
  let s0 = f32x4.splat(0),
    s1 = s0,
    s2 = s0,
    s3 = s0;
  if (start != 0) {
    s0 = v128.load32_splat(start);
    s1 = v128.load32_splat(start, 4);
    s2 = v128.load32_splat(start, 8);
    s3 = v128.load32_splat(start, 12);
  }
  let a0 = a,
    a1 = a + aRow,
    a2 = a1 + aRow,
    a3 = a2 + aRow;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(a0), b0));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(a1), b0));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(a2), b0));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(a3), b0));
    a0 += aInner;
    a1 += aInner;
    a2 += aInner;
    a3 += aInner;
    b += bRow;
  }
  if (slope < 1) {
    const down = f32x4.splat(slope);
    s0 = rectified(s0, down);
    s1 = rectified(s1, down);
    s2 = rectified(s2, down);
    s3 = rectified(s3, down);
  }
  v128.store(c, s0);
  v128.store(c + cRow, s1);
  v128.store(c + 2 * cRow, s2);
  v128.store(c + 3 * cRow, s3);
}

/** A row that is in no tile of four, sixteen columns at a time. */
function oneRow(
  a: usize,
  aInner: i32,
  b: usize,
  bRow: i32,
  c: usize,
  start: usize,
  inner: i32,
  columns: i32,
  slope: f32,
): void {
  const first = start == 0 ? f32x4.splat(0) : v128.load32_splat(start);
  const down = f32x4.splat(slope);
  const end = c + (columns << 2);
  for (; c + 64 <= end; c += 64, b += 64) {
    let s0 = first,
      s1 = first,
      s2 = first,
      s3 = first;
    for (let k = 0, aAt = a, bAt = b; k < inner; k++, aAt += aInner, bAt += bRow) {
      const w = v128.load32_splat(aAt);
      s0 = f32x4.add(s0, f32x4.mul(w, v128.load(bAt)));
      s1 = f32x4.add(s1, f32x4.mul(w, v128.load(bAt, 16)));
      s2 = f32x4.add(s2, f32x4.mul(w, v128.load(bAt, 32)));
      s3 = f32x4.add(s3, f32x4.mul(w, v128.load(bAt, 48)));
    }
    v128.store(c, rectified(s0, down));
    v128.store(c, rectified(s1, down), 16);
    v128.store(c, rectified(s2, down), 32);
    v128.store(c, rectified(s3, down), 48);
  }
  for (; c < end; c += 16, b += 16) {
    let s0 = first;
    for (let k = 0, aAt = a, bAt = b; k < inner; k++, aAt += aInner, bAt += bRow) {
      s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(aAt), v128.load(bAt)));
    }
    v128.store(c, rectified(s0, down));
  }
}

/** max(c, slope · c), for slopes from 0 to 1; NaN stays. */
function rectified(c: v128, slope: v128): v128 {
  return f32x4.pmax(f32x4.mul(c, slope), c);
}
