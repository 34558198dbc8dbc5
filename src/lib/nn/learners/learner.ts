/**
 * What a learner is, and what may be asked of one; how it is made is in `../learner.ts`.
 */
import type { Runtime } from '../kernel/runtime.ts';
import type { LossName } from '../losses.ts';
import type { Mlp } from '../mlp.ts';
import type { AdamOptions, OptimizerName, OptimizerOptions, SgdOptions } from '../optimizers.ts';

/** Every loss of the record, and the two that must know how long a row is. */
export type LearnerLoss = LossName | 'halfMse' | 'softCrossEntropy';

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

export interface Learner {
  readonly path: 'kernel' | 'plain';
  /** One training step on n ≤ B rows. Returns the loss before it, or NaN for a network that has diverged. */
  step(x: Float32Array, y: Float32Array, n: number): number;
  /** The outputs [n × outputs] for any number of rows, written to `into` where it is given. */
  predict(x: Float32Array, n: number, into?: Float32Array): Float32Array;
  /** Gradients of W and b for n ≤ B rows; overwritten by the next call. Changes nothing. */
  gradients(x: Float32Array, y: Float32Array, n: number): readonly LayerArrays[];
  /** W and b of all layers, one after another, as numbers of the path. */
  parameters(): Float32Array | Float64Array;
  /** Writes W and b into a network of the same shape. */
  store(mlp: Mlp): void;
  /** Gives the memory back. Nothing else may be called after it. */
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
