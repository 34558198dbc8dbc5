/**
 * What a learner is, and what may be asked of one; how it is made is in `../learner.ts`.
 */
import type { Runtime } from '../kernel/runtime.ts';
import type { LossName } from '../losses.ts';
import type { Mlp } from '../mlp.ts';
import type { AdamOptions, OptimizerName, OptimizerOptions, SgdOptions } from '../optimizers.ts';

/**
 * Every loss of the record, and the two that must know how long a row is. The targets of `softCrossEntropy` are shares
 * that add up to 1 in each row.
 */
export type LearnerLoss = LossName | 'halfMse' | 'softCrossEntropy';

/** An optimizer of the record with its options. */
export type LearnerOptimizer =
  | ({ readonly name: 'sgd' } & SgdOptions)
  | ({ readonly name: 'adam' } & AdamOptions)
  | ({ readonly name: Exclude<OptimizerName, 'sgd' | 'adam'> } & OptimizerOptions);

export interface LearnerOptions {
  /** The network to begin with; it is copied. */
  readonly mlp: Mlp;
  /** Rows of the largest batch that is trained on. */
  readonly B: number;
  readonly loss: LearnerLoss;
  readonly optimizer: LearnerOptimizer;
  /** 'single' takes the kernel where it can, 'double' never. */
  readonly precision: 'single' | 'double';
  /** The kernel to use; the one that all networks share unless told otherwise, null for none. */
  readonly runtime?: Runtime | null;
}

export interface LayerArrays {
  /** [fanOut × fanIn] */
  readonly W: Float32Array;
  /** [fanOut] */
  readonly b: Float32Array;
}

/** On both paths x, y and n are checked in the same words, and nothing but `dispose` may be called after `dispose`. */
export interface Learner {
  readonly path: 'kernel' | 'plain';
  /**
   * One training step on x [n × inputs] and y [n × outputs], or [n] for class indices; 1 ≤ n ≤ B, and longer arrays
   * are read as far as n rows go. Returns the loss before the step, or NaN for a network that has diverged, which then
   * stays as it was.
   *
   * @throws RangeError on another n, on arrays too short, on an index that is no class.
   */
  step(x: Float32Array, y: Float32Array, n: number): number;
  /**
   * The outputs [n × outputs] for x [n × inputs], n as large as wanted, written to the front of `into` where it is
   * given. A batch normalization evaluates. @throws RangeError unless both arrays hold n rows, at least one.
   */
  predict(x: Float32Array, n: number, into?: Float32Array): Float32Array;
  /**
   * Gradients of the loss in respect of W and b, rounded to float32; the next call writes over them. Changes nothing.
   *
   * @throws as `step`; on the plain path a loss also throws on an output that is not finite.
   */
  gradients(x: Float32Array, y: Float32Array, n: number): readonly LayerArrays[];
  /** W and b of all layers, one after another, in an array of its own: float32 from the kernel, float64 from the plain path. */
  parameters(): Float32Array | Float64Array;
  /** Writes W and b, and whatever else was trained, into a network of the same shape. */
  store(mlp: Mlp): void;
  /** Gives the memory back; a second time it does nothing. */
  dispose(): void;
}

/** Room for the gradients of every layer. */
export const arraysOf = ({ layers }: Mlp): LayerArrays[] =>
  layers.map(({ W, b }) => ({ W: new Float32Array(W.length), b: new Float32Array(b.length) }));

/** W and b of all layers, one after another. */
export function joined<T extends Float32Array | Float64Array>(
  layers: readonly { readonly W: ArrayLike<number>; readonly b: ArrayLike<number> }[],
  Numbers: new (length: number) => T,
): T {
  const all = new Numbers(layers.reduce((sum, { W, b }) => sum + W.length + b.length, 0));
  let at = 0;
  for (const { W, b } of layers) {
    all.set(W, at);
    all.set(b, at + W.length);
    at += W.length + b.length;
  }
  return all;
}
