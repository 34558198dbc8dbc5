/**
 * Other orders of the same numbers: rows as a caller writes them and the columns that the kernel works on, a matrix
 * turned over, and the sums of its rows.
 */

/** Rows [n][features] to columns [features][S]; what fills a row up to S is 0. */
export function toColumns(rows: usize, columns: usize, features: i32, n: i32, S: i32): void {
  if (features == 2) return pairsToColumns(rows, columns, n, S);
  if ((features & 3) == 0) {
    for (let at = n * features, end = S * features; at < end; at++) store<f32>(rows + (at << 2), 0);
    return transpose(rows, features << 2, columns, S << 2, S, features);
  }
  for (let feature = 0; feature < features; feature++) {
    const column = columns + feature * (S << 2);
    let from = rows + (feature << 2);
    for (let sample = 0; sample < n; sample++, from += features << 2) {
      store<f32>(column + (sample << 2), load<f32>(from));
    }
    for (let sample = n; sample < S; sample++) store<f32>(column + (sample << 2), 0);
  }
}

/** The same for points of a plane, four at a time. */
function pairsToColumns(rows: usize, columns: usize, n: i32, S: i32): void {
  for (let at = n << 3, end = S << 3; at < end; at += 4) store<f32>(rows + at, 0);
  const row = S << 2;
  for (let at = columns, end = columns + row; at < end; at += 16, rows += 32) {
    const first = v128.load(rows),
      second = v128.load(rows, 16);
    v128.store(at, v128.shuffle<f32>(first, second, 0, 2, 4, 6));
    v128.store(at + row, v128.shuffle<f32>(first, second, 1, 3, 5, 7));
  }
}

/** Columns [features][S] to rows [n][features]. */
export function toRows(columns: usize, rows: usize, features: i32, n: i32, S: i32): void {
  if (features == 1) return memory.copy(rows, columns, n << 2);
  for (let feature = 0; feature < features; feature++) {
    const column = columns + feature * (S << 2);
    let to = rows + (feature << 2);
    for (let sample = 0; sample < n; sample++, to += features << 2) {
      store<f32>(to, load<f32>(column + (sample << 2)));
    }
  }
}

/** The 4 × 4 blocks of B [rows][columns] turned over: into[column][row]. Both counts are multiples of 4; strides in bytes. */
export function transpose(
  from: usize,
  fromRow: i32,
  into: usize,
  intoRow: i32,
  rows: i32,
  columns: i32,
): void {
  for (let row = 0; row < rows; row += 4) {
    for (let column = 0; column < columns; column += 4) {
      const at = from + row * fromRow + (column << 2);
      const r0 = v128.load(at),
        r1 = v128.load(at + fromRow);
      const r2 = v128.load(at + 2 * fromRow),
        r3 = v128.load(at + 3 * fromRow);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5),
        high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5),
        high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      const to = into + column * intoRow + (row << 2);
      v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
      v128.store(to + intoRow, v128.shuffle<f64>(low01, low23, 1, 3));
      v128.store(to + 2 * intoRow, v128.shuffle<f64>(high01, high23, 0, 2));
      v128.store(to + 3 * intoRow, v128.shuffle<f64>(high01, high23, 1, 3));
    }
  }
}

/** total[row] = Σ over the columns of B [rows][columns], four rows at a time. */
export function sumOfRows(b: usize, bRow: i32, total: usize, rows: i32, columns: i32): void {
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    const b0 = b + row * bRow;
    let s0 = f32x4.splat(0),
      s1 = s0,
      s2 = s0,
      s3 = s0;
    for (let at = b0, end = b0 + (columns << 2); at < end; at += 16) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at + bRow));
      s2 = f32x4.add(s2, v128.load(at + 2 * bRow));
      s3 = f32x4.add(s3, v128.load(at + 3 * bRow));
    }
    const s01 = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7));
    const s23 = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7));
    v128.store(
      total + (row << 2),
      f32x4.add(v128.shuffle<f64>(s01, s23, 0, 2), v128.shuffle<f64>(s01, s23, 1, 3)),
    );
  }
  for (; row < rows; row++) {
    let s = f32x4.splat(0);
    for (let at = b + row * bRow, end = at + (columns << 2); at < end; at += 16)
      s = f32x4.add(s, v128.load(at));
    store<f32>(total + (row << 2), sumOfLanes(s));
  }
}

/** (0 + 2) + (1 + 3): the order of the sums above. */
export function sumOfLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 2) +
    (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3))
  );
}
