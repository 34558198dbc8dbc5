/**
 * The core for a harness: a network from float32 weights, on the kernel. A thin adapter over `src/lib/nn/learner.ts`,
 * loadable by Node and by a bundler as it is.
 */
import { type Activation, type ActivationName, activations } from '../../src/lib/nn/activations.ts';
import { type LayerArrays, createLearner } from '../../src/lib/nn/learner.ts';
import type { Mlp } from '../../src/lib/nn/mlp.ts';

export interface CoreOptions {
  /** Width of the input and of every layer. */
  readonly layers: readonly number[];
  /** One a layer; 'linear' is another word for 'identity'. */
  readonly activations: readonly (ActivationName | 'linear')[];
  /** Row-major [out][in], float32 values. */
  readonly weights: readonly { readonly W: ArrayLike<number>; readonly b: ArrayLike<number> }[];
  /** 'mse' is the batch mean of half the sum of squares; 'softmax-ce' takes one-hot rows as targets. */
  readonly loss: 'mse' | 'softmax-ce';
  readonly optimizer: 'sgd' | 'adam';
  readonly lr: number;
  /** Rows of the largest batch. */
  readonly batch: number;
}

export interface Core {
  /** Compiled before `create` returns. */
  readonly ready: Promise<void>;
  readonly path: 'kernel' | 'plain';
  trainBatch(x: Float32Array, y: Float32Array, n: number): number;
  predict(x: Float32Array, n: number): Float32Array;
  gradients(x: Float32Array, y: Float32Array, n: number): readonly LayerArrays[];
  weights(): LayerArrays[];
  dispose(): void;
}

export function create(options: CoreOptions): Core {
  const mlp = mlpOf(options);
  const learner = createLearner({
    mlp,
    B: options.batch,
    loss: options.loss === 'mse' ? 'halfMse' : 'softCrossEntropy',
    optimizer: { name: options.optimizer, learningRate: options.lr },
    precision: 'single',
  });
  return {
    ready: Promise.resolve(),
    path: learner.path,
    trainBatch: learner.step,
    predict: (x, n) => learner.predict(x, n),
    gradients: learner.gradients,
    weights() {
      learner.store(mlp);
      return mlp.layers.map(({ W, b }) => ({ W: Float32Array.from(W), b: Float32Array.from(b) }));
    },
    dispose: learner.dispose,
  };
}

const mlpOf = ({ layers, weights, ...options }: CoreOptions): Mlp => ({
  sizes: layers,
  layers: weights.map(({ W, b }, l) => ({
    fanIn: layers[l]!,
    fanOut: layers[l + 1]!,
    W: Float64Array.from(W),
    b: Float64Array.from(b),
    activation: activationNamed(options.activations[l]),
  })),
});

function activationNamed(name: string | undefined): Activation {
  const known = name === 'linear' ? 'identity' : name;
  if (known !== undefined && Object.hasOwn(activations, known)) return activations[known as ActivationName];
  const names = Object.keys(activations).join(', ');
  throw new RangeError(`create: expected an activation a layer, of ${names}, got ${name}`);
}
