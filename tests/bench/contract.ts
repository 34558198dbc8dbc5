/**
 * What a contender is: a library, or the core, behind one interface. Numbers come and go as float32, row by row:
 * inputs [n × features], targets [n × outputs] (one-hot rows for classes), weights [out × in].
 *
 * Left out: losses and optimizers that no workload needs.
 */

/** W [out × in] and b [out] of one layer, or the gradients in respect of them. */
export interface LayerArrays {
  readonly W: Float32Array;
  readonly b: Float32Array;
}

export type BenchActivation = 'identity' | 'tanh' | 'sigmoid' | 'relu';

/** A network with its training, complete: two contenders that are given the same spec must do the same arithmetic. */
export interface Spec {
  /** Width of the input and of every layer. */
  readonly layers: readonly number[];
  /** One a layer: layers.length − 1 names. */
  readonly activations: readonly BenchActivation[];
  readonly weights: readonly LayerArrays[];
  /** 'mse': mean over the batch of half the sum of squares. 'softmax-ce': cross-entropy of the softmax, batch mean. */
  readonly loss: 'mse' | 'softmax-ce';
  /** Adam has β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. */
  readonly optimizer: 'sgd' | 'adam';
  readonly lr: number;
  /** Rows of a training batch; `n` below is never larger while training. */
  readonly batch: number;
}

export interface Network {
  /** Nothing else may be called before it resolves. */
  readonly ready?: Promise<unknown>;
  /** One step of the optimizer. Resolved or returned only when the new weights are there. */
  trainBatch(x: Float32Array, y: Float32Array, n: number): unknown;
  /** The outputs [n × last width]; logits where the loss is 'softmax-ce'. */
  predict(x: Float32Array, n: number): Float32Array | Promise<Float32Array>;
  /** Gradients of the loss in respect of all weights. Changes nothing. */
  gradients?(x: Float32Array, y: Float32Array, n: number): readonly LayerArrays[];
  dispose(): void;

  /** As `gradients`, the result left where the library keeps it; timed in place of it where a read-out costs a copy. */
  backward?(x: Float32Array, y: Float32Array, n: number): unknown;
  /** The weights as they are now. */
  weights?(): readonly LayerArrays[];
  /** Called before each slice of time: what a library must switch when another one ran before it. */
  enter?(): unknown;
  /** Memory of network and workspace, where the contender knows it. */
  readonly bytes?: number;
}

export type Create = (spec: Spec) => Network;

/** How a library departs from the spec by its nature. The reference departs likewise, so the proof stays exact. */
export interface Variant {
  /** The library knows one activation for all layers: the last one too has that of the others. */
  readonly output?: 'activated';
  /** The library updates after every row: n steps of learning rate lr / n in place of one of lr. */
  readonly update?: 'each row';
  /** With the last row of an update, the error reaches a lower layer through weights that are new already. */
  readonly descent?: 'through new weights';
}

export interface Contender {
  readonly name: string;
  /** npm package, for the table of versions; absent for what is ours. */
  readonly package?: string;
  readonly variant?: Variant;
  /** Part of the project: shown, but never the best of the others. */
  readonly ours?: true;
  /** Why the library cannot do this workload at all; null when it can. */
  lacks(workload: Needs): string | null;
  /** Loads the library; called once. */
  load(): Promise<Create> | Create;
}

/** What a workload asks of a library. */
export interface Needs {
  readonly kind: 'train' | 'surface' | 'gradients';
  readonly spec: Spec;
}
