/**
 * What the kernel can do of what a caller may ask, in the kernel's own terms. An activation, a loss or an optimizer that
 * is not here is no error: the plain path takes it.
 */
import { type Activation, activations } from '../activations.ts';
import type { Mlp } from '../mlp.ts';
import type { LearnerLoss, LearnerOptimizer } from '../learners/learner.ts';
import { optimizers } from '../optimizers.ts';
import type { KernelSpec } from './block.ts';
import * as at from './layout.ts';

/** A function by its code, and the number that belongs to it: the slope below 0, or α (times SELU's scale). */
type KernelFunction = KernelSpec['functions'][number];

const { identity, relu, leakyRelu, sigmoid, tanh, elu, selu, silu, geluTanh, softplus, mish, softsign } =
  activations;

const functions = new Map<Activation, KernelFunction>([
  [identity, { kind: at.PIECEWISE, number: 1 }],
  [relu, { kind: at.PIECEWISE, number: 0 }],
  [leakyRelu, { kind: at.PIECEWISE, number: 0.01 }],
  [sigmoid, { kind: at.SIGMOID, number: 0 }],
  [tanh, { kind: at.TANH, number: 0 }],
  [elu, { kind: at.ELU, number: 1 }],
  [silu, { kind: at.SILU, number: 0 }],
  [geluTanh, { kind: at.GELU_TANH, number: 0 }],
  [selu, { kind: at.SELU, number: 1.7580993408473766 }],
  [softplus, { kind: at.SOFTPLUS, number: 0 }],
  [mish, { kind: at.MISH, number: 0 }],
  [softsign, { kind: at.SOFTSIGN, number: 0 }],
]);

/** Losses as kind, and the factors that turn a sum of terms over n rows into value and gradient. */
const losses: Readonly<Partial<Record<LearnerLoss, (outputs: number) => KernelSpec['loss']>>> = {
  mse: (outputs) => ({ kind: at.SQUARES, valueScale: 1 / outputs, gradientScale: 2 / outputs }),
  halfMse: () => ({ kind: at.SQUARES, valueScale: 0.5, gradientScale: 1 }),
  bce: (outputs) => ({ kind: at.PROBABILITIES, valueScale: 1 / outputs, gradientScale: 1 / outputs }),
  bceWithLogits: (outputs) => ({ kind: at.LOGITS, valueScale: 1 / outputs, gradientScale: 1 / outputs }),
  softmaxCrossEntropy: () => ({ kind: at.SOFTMAX, valueScale: 1, gradientScale: 1 }),
  softCrossEntropy: () => ({ kind: at.SOFTMAX, valueScale: 1, gradientScale: 1 }),
};

/**
 * The kernel's description of the task, or null where some part of it is left to the plain path: another activation,
 * loss or optimizer, a learned slope, a normalization, a residual layer.
 *
 * @throws RangeError on options that the optimizer of the plain path refuses, in its words.
 */
export function kernelSpec(
  mlp: Mlp,
  B: number,
  loss: LearnerLoss,
  optimizer: LearnerOptimizer,
): KernelSpec | null {
  const perLayer = mlp.layers.map((layer) =>
    layer.learned || layer.normalization || layer.connection === 'residual'
      ? undefined
      : functions.get(layer.activation),
  );
  const [lossSpec, optimizerSpec] = [losses[loss]?.(mlp.sizes.at(-1)!), optimizerSpecOf(optimizer)];
  if (!lossSpec || !optimizerSpec || perLayer.includes(undefined)) return null;
  return {
    sizes: mlp.sizes,
    functions: perLayer as KernelFunction[],
    B,
    loss: lossSpec,
    optimizer: optimizerSpec,
  };
}

function optimizerSpecOf(optimizer: LearnerOptimizer): KernelSpec['optimizer'] | null {
  const { name, ...options } = optimizer;
  // Made over no parameters, the plain optimizer does nothing but look at its options.
  optimizers[name]([], options);
  const { learningRate, weightDecay = 0 } = optimizer;
  if (optimizer.name === 'adam' && !optimizer.amsgrad) {
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = optimizer;
    return { kind: at.ADAM, learningRate, beta1, beta2, epsilon, weightDecay };
  }
  if (optimizer.name === 'sgd' && !optimizer.nesterov && !optimizer.dampening) {
    return {
      kind: at.SGD,
      learningRate,
      beta1: optimizer.momentum ?? 0,
      beta2: 0,
      epsilon: 0,
      weightDecay,
    };
  }
  return null;
}
