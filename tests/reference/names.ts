/** What reference files call activations and losses, and what the core calls them. */
import {
  type Activation,
  activations,
  celu,
  elu,
  hardtanh,
  leakyRelu,
  prelu,
  softplusOf,
  swish,
} from '../../src/lib/nn/activations.ts';
import { type Loss, losses } from '../../src/lib/nn/losses.ts';

/** Numbers that belong to a name, such as negativeSlope; a network has one such set for all its layers. */
export type Parameters = Readonly<Record<string, number>>;

/**
 * The activation that a reference file calls `name`, or null where the core has none. Several of a kind are numbered,
 * `leaky_relu_0` and so on. A parameter that is left out has PyTorch's default; one that belongs to another
 * activation is passed over.
 */
export function activationNamed(name: string, p: Parameters = {}): Activation | null {
  const base = name.replace(/_\d+$/, '');
  return Object.hasOwn(fromReference, base) ? fromReference[base]!(p) : null;
}

/** The loss of a network that a reference file calls `name`, or null where the core has none. */
export const lossNamed = (name: string): Loss | null =>
  Object.hasOwn(lossNames, name) ? lossNames[name]! : null;

const fromReference: Readonly<Record<string, (p: Parameters) => Activation>> = {
  identity: () => activations.identity,
  step: () => activations.step,
  sigmoid: () => activations.sigmoid,
  logsigmoid: () => activations.logSigmoid,
  tanh: () => activations.tanh,
  relu: () => activations.relu,
  relu6: () => activations.relu6,
  leaky_relu: ({ negativeSlope = 0.01 }) => leakyRelu(negativeSlope),
  prelu: ({ weight = 0.25 }) => prelu(weight),
  elu: ({ alpha = 1 }) => elu(alpha),
  celu: ({ alpha = 1 }) => celu(alpha),
  selu: () => activations.selu,
  gelu_erf: () => activations.geluErf,
  gelu_tanh: () => activations.geluTanh,
  silu: () => activations.silu,
  swish_beta: ({ beta = 1 }) => swish(beta),
  softplus: ({ beta = 1 }) => softplusOf(beta),
  softplus_beta: ({ beta = 1 }) => softplusOf(beta),
  mish: () => activations.mish,
  softsign: () => activations.softsign,
  hardtanh: ({ min = -1, max = 1 }) => hardtanh(min, max),
  hardsigmoid: () => activations.hardSigmoid,
  hardswish: () => activations.hardSwish,
};

const lossNames: Readonly<Record<string, Loss>> = {
  mse: losses.mse,
  mse_sum: losses.mseSum,
  l1: losses.l1,
  huber: losses.huber,
  bce: losses.bce,
  bce_with_logits: losses.bceWithLogits,
  ce: losses.softmaxCrossEntropy,
};
