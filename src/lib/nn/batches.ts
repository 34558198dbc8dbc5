/**
 * Which rows a training step sees: all of them, or the next few of a shuffled order. After every epoch, that is once
 * all batches have been seen, the rows are shuffled again.
 *
 * Left out: rows that do not fill a batch. They sit out the epoch; the next shuffle gives all rows the same chance.
 */
import type { Random } from './random.ts';

export interface BatchesOptions {
  /** All inputs, [rows × features]. */
  readonly x: Float64Array;
  readonly features: number;
  /** Their targets: as many numbers for every row. */
  readonly target: ArrayLike<number>;
  /** Rows of a batch. */
  readonly B: number;
  /** Decides on the order. Not needed where a batch is all rows: these come as they are. */
  readonly random?: Random | undefined;
}

export interface Batches {
  /** The batch at hand, [B × features], and its targets: the same two arrays for every batch. */
  readonly x: Float64Array;
  readonly target: ArrayLike<number>;
  readonly perEpoch: number;
  /** Brings the next batch. */
  next(): void;
}

/**
 * Batches of x and target in an order that follows from `random`.
 *
 * @throws if x is not at least B rows of features, the targets cannot be shared out among them, or a random generator
 *   is missing.
 */
export function createBatches(options: BatchesOptions): Batches {
  const { x, features, target, B, random } = options;
  const rows = x.length / features;
  checkRows(options, rows);
  if (rows === B) return { x, target, perEpoch: 1, next: () => undefined };
  if (!random)
    throw new RangeError(`createBatches: expected a random for batches of ${B} of ${rows} rows, got none`);
  const batch = { x: new Float64Array(B * features), target: new Float64Array((B * target.length) / rows) };
  const perEpoch = Math.floor(rows / B);
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  let used = perEpoch;
  return {
    ...batch,
    perEpoch,
    next() {
      if (used === perEpoch) shuffle(order, random);
      used = (used % perEpoch) + 1;
      copyRows(x, batch.x, order, (used - 1) * B, B);
      copyRows(target, batch.target, order, (used - 1) * B, B);
    },
  };
}

/** Every order with the same probability: each place in turn gets one of those not placed yet. Fisher and Yates. */
function shuffle(order: Uint32Array, random: Random): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
}

/** Row k of `to` becomes the row of `from` whose number stands at first + k of the order. */
function copyRows(
  from: ArrayLike<number>,
  to: Float64Array,
  order: Uint32Array,
  first: number,
  B: number,
): void {
  const width = to.length / B;
  for (let k = 0; k < B; k++) {
    const start = order[first + k]! * width;
    for (let j = 0; j < width; j++) to[k * width + j] = from[start + j]!;
  }
}

function checkRows({ x, features, target, B }: BatchesOptions, rows: number): void {
  if (!Number.isInteger(rows) || rows < B || B < 1) {
    throw new RangeError(
      `createBatches: expected at least ${B} rows of ${features} numbers, got ${x.length}`,
    );
  }
  if (target.length >= rows && target.length % rows === 0) return;
  throw new RangeError(
    `createBatches: expected as many targets for each of ${rows} rows, got ${target.length}`,
  );
}
