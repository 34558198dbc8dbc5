/**
 * A dense network in the kernel's memory: carries weights and batches in and results out. Where they go is planned in
 * `block.ts`; the numbers are computed in `assembly/`.
 *
 * A step copies its rows into the block and makes one call. It allocates nothing where x and y are exactly n rows; of
 * longer arrays it takes a view.
 */
import { checkBatch, checkInUse, checkPoints } from '../learners/rows.ts';
import { type KernelSpec, type Place, planBlock } from './block.ts';
import { writeHeader } from './header.ts';
import { padded } from './layout.ts';
import type { Runtime } from './runtime.ts';

/** W [fanOut × fanIn] row-major and b [fanOut] of a layer. */
export interface LayerNumbers<T = ArrayLike<number>> {
  readonly W: T;
  readonly b: T;
}

/** Every function throws an Error after `dispose`. */
export interface KernelNetwork {
  /** Rows of the largest batch. */
  readonly B: number;
  /** Bytes in the kernel's memory, workspace included. */
  readonly size: number;
  /**
   * One training step on x [n × inputs] and y [n × outputs], 1 ≤ n ≤ B. Returns the loss before it, or NaN, and then
   * changes nothing, where that is not finite.
   *
   * @throws RangeError unless n is such a number, and x and y hold n rows.
   */
  step(x: Float32Array, y: Float32Array, n: number): number;
  /** The gradients for such rows, left in memory; returns the loss. @throws as `step`. */
  backward(x: Float32Array, y: Float32Array, n: number): number;
  /** The outputs [n × outputs] for any number of rows, in `into`. @throws RangeError unless x and `into` hold n rows. */
  predict(x: Float32Array, n: number, into: Float32Array): Float32Array;
  /** Takes weights over, each rounded to float32. What an optimizer remembers stays. */
  write(layers: readonly LayerNumbers[]): void;
  /** Copies weights, or the gradients that `backward` has just left, into arrays of the caller. */
  read(what: 'parameters' | 'gradients', into: readonly LayerNumbers<Float32Array | Float64Array>[]): void;
  /** Gives the memory back; a second time it does nothing. */
  dispose(): void;
}

/** A network of this description, all its weights 0. @throws RangeError where the kernel's memory cannot grow. */
export function createKernelNetwork(runtime: Runtime, spec: KernelSpec): KernelNetwork {
  const { sizes, B } = spec;
  const { exports } = runtime;
  const block = planBlock(spec);
  const net = runtime.allocate(block.size);
  writeHeader(runtime, net, spec, block);
  // Places in the memory as float32 numbers, of which each is 4 bytes.
  const word = (offset: number): number => (net + offset) >> 2;
  const [inputRows, targetRows, outputRows] = [
    word(block.inputRows),
    word(block.targetRows),
    word(block.outputRows),
  ];
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  const shape = { B, inputs, targets: outputs };
  let isDisposed = false;

  const enter = (x: Float32Array, y: Float32Array, n: number): void => {
    checkInUse(isDisposed);
    checkBatch(shape, x, y, n);
    copy(x, 0, n * inputs, runtime.f32, inputRows);
    copy(y, 0, n * outputs, runtime.f32, targetRows);
  };

  const forEachRow = (places: readonly Place[], visit: Visit): void => {
    checkInUse(isDisposed);
    places.forEach(({ W, b }, l) => {
      const [fanIn, fanOut] = [sizes[l]!, sizes[l + 1]!];
      // Rows of whole vectors lie one behind the other, and are carried at once.
      if (padded(fanIn) === fanIn) visit(l, 'W', 0, word(W), fanOut * fanIn);
      else for (let j = 0; j < fanOut; j++) visit(l, 'W', j * fanIn, word(W) + j * padded(fanIn), fanIn);
      visit(l, 'b', 0, word(b), fanOut);
    });
  };

  return {
    B,
    size: block.size,
    step(x, y, n) {
      enter(x, y, n);
      return exports.step(net, n);
    },
    backward(x, y, n) {
      enter(x, y, n);
      return exports.gradients(net, n);
    },
    predict(x, n, into) {
      checkInUse(isDisposed);
      checkPoints(inputs, outputs, x, n, into);
      for (let row = 0; row < n; row += block.handed) {
        const rows = Math.min(block.handed, n - row);
        copy(x, row * inputs, rows * inputs, runtime.f32, inputRows);
        exports.predict(net, rows);
        copy(runtime.f32, outputRows, rows * outputs, into, row * outputs);
      }
      return into;
    },
    write(layers) {
      forEachRow(block.parameters, (l, name, start, place, count) => {
        const from = layers[l]![name];
        for (let i = 0; i < count; i++) runtime.f32[place + i] = from[start + i]!;
      });
    },
    read(what, into) {
      forEachRow(block[what], (l, name, start, place, count) =>
        copy(runtime.f32, place, count, into[l]![name], start),
      );
    },
    dispose() {
      if (!isDisposed) runtime.free(net);
      isDisposed = true;
    },
  };
}

/** `count` numbers of W or b of layer l, from `start` on in the caller's array, lie at `place` in the memory. */
type Visit = (l: number, name: 'W' | 'b', start: number, place: number, count: number) => void;

/** Few numbers are copied fastest by a loop, many by one call, which must be given a view of just these. */
function copy(
  from: Float32Array,
  start: number,
  count: number,
  into: Float32Array | Float64Array,
  to: number,
): void {
  if (count <= 64) for (let i = 0; i < count; i++) into[to + i] = from[start + i]!;
  else into.set(from.length === count ? from : from.subarray(start, start + count), to);
}
