/**
 * What may be handed to a learner: checked in the same words on both paths, once a call and before anything changes.
 * Whether the numbers are finite is not asked here: it would cost more than a step of a small network.
 */

export interface BatchShape {
  /** Rows of the largest batch. */
  readonly B: number;
  /** Numbers in a row of x, and in a row of y. */
  readonly inputs: number;
  readonly targets: number;
}

/** @throws RangeError unless n is an integer from 1 to B, and x and y hold at least n rows. */
export function checkBatch(
  { B, inputs, targets }: BatchShape,
  x: Float32Array,
  y: Float32Array,
  n: number,
): void {
  if ((n | 0) === n && n >= 1 && n <= B && x.length >= n * inputs && y.length >= n * targets) return;
  const got = `${n} rows, x of length ${x.length}, y of length ${y.length}`;
  throw new RangeError(`learner: expected 1 to ${B} rows of ${inputs} and ${targets} numbers, got ${got}`);
}

/** @throws RangeError unless n is a positive integer, and x and `into` have room for n rows. */
export function checkPoints(
  inputs: number,
  outputs: number,
  x: Float32Array,
  n: number,
  into: Float32Array,
): void {
  if ((n | 0) === n && n >= 1 && x.length >= n * inputs && into.length >= n * outputs) return;
  const got = `${n} rows, x of length ${x.length}, room for ${into.length} numbers`;
  throw new RangeError(`learner: expected rows of ${inputs} numbers to give rows of ${outputs}, got ${got}`);
}

/** Room for the outputs of n rows; no more than nothing where n is no count, so that the check can say so. */
export const roomFor = (n: number, outputs: number): Float32Array =>
  new Float32Array(n > 0 ? Math.floor(n) * outputs : 0);

/** @throws once a learner has given its memory back. */
export function checkInUse(isDisposed: boolean): void {
  if (isDisposed) throw new Error('learner: expected a learner in use, got one that has been disposed of');
}
