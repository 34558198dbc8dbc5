/** Networks with a training that the kernel takes, of any shape, and the plain path's view of the same. */
import fc from 'fast-check';
import { type ActivationName, activations } from '../../../src/lib/nn/activations.ts';
import { kernelSpec } from '../../../src/lib/nn/kernel/chosen.ts';
import { type Learner, type LearnerOptions, createLearner } from '../../../src/lib/nn/learner.ts';
import { type Mlp, createMlp, parametersOf } from '../../../src/lib/nn/mlp.ts';
import { type Random, createRandom } from '../../../src/lib/nn/random.ts';

type Loss = LearnerOptions['loss'];
type Optimizer = LearnerOptions['optimizer'];

export const mlpOf = (sizes: readonly number[], names: readonly ActivationName[], seed = 1): Mlp => {
  const random = createRandom(seed);
  const mlp = createMlp({ sizes, activations: names, initializer: 'lecunNormal', random });
  for (const parameter of parametersOf(mlp))
    parameter.forEach((p, i) => (parameter[i] = Math.fround(p + 0.3 * random.normal())));
  return mlp;
};

/** Every activation that the kernel has, found by asking for it. */
export const kernelActivations = (Object.keys(activations) as ActivationName[]).filter((name) =>
  kernelSpec(mlpOf([1, 1], [name]), 1, 'mse', { name: 'sgd', learningRate: 1 }),
);

const kernelLosses: readonly Loss[] = [
  'mse',
  'halfMse',
  'bceWithLogits',
  'softmaxCrossEntropy',
  'softCrossEntropy',
];

/**
 * Adam's ε is large here: with a small one an entry whose gradient is nothing but rounding moves as far as any other,
 * and its direction is chance. The usual ε is compared with PyTorch.
 */
const kernelOptimizers: readonly Optimizer[] = [
  { name: 'sgd', learningRate: 0.02 },
  { name: 'sgd', learningRate: 0.02, momentum: 0.9, weightDecay: 0.01 },
  { name: 'adam', learningRate: 0.02, epsilon: 1e-2 },
  { name: 'adam', learningRate: 0.02, beta1: 0.8, beta2: 0.95, epsilon: 1e-2, weightDecay: 0.01 },
];

export interface Case {
  readonly seed: number;
  readonly sizes: readonly number[];
  readonly names: readonly ActivationName[];
  readonly B: number;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
}

const DEPTH = 6;
const width = fc.oneof(fc.constantFrom(1, 2, 3, 5), fc.integer({ min: 1, max: 20 }));

export const anyCase: fc.Arbitrary<Case> = fc.record({
  seed: fc.nat(4294967295),
  sizes: fc.array(width, { minLength: 2, maxLength: DEPTH + 1 }),
  names: fc.array(fc.constantFrom(...kernelActivations), { minLength: DEPTH, maxLength: DEPTH }),
  B: fc.integer({ min: 1, max: 40 }),
  loss: fc.constantFrom(...kernelLosses),
  optimizer: fc.constantFrom(...kernelOptimizers),
});

export interface Both {
  readonly mlp: Mlp;
  readonly kernel: Learner;
  readonly plain: Learner;
  /** n rows of inputs and of targets that suit the loss. */
  batch(n: number): { readonly x: Float32Array; readonly y: Float32Array };
}

/** The same network on both paths. */
export function both({ seed, sizes, names, B, loss, optimizer }: Case): Both {
  const mlp = mlpOf(sizes, names.slice(0, sizes.length - 1), seed);
  const random = createRandom(seed).split(1);
  const options = { mlp, B, loss, optimizer };
  return {
    mlp,
    kernel: createLearner({ ...options, precision: 'single' }),
    plain: createLearner({ ...options, precision: 'double' }),
    batch: (n) => ({
      x: Float32Array.from({ length: n * sizes[0]! }, random.normal),
      y: targetsFor(loss, random, n, sizes.at(-1)!),
    }),
  };
}

function targetsFor(loss: Loss, random: Random, n: number, outputs: number): Float32Array {
  if (loss === 'softmaxCrossEntropy') return Float32Array.from({ length: n }, () => random.integer(outputs));
  if (loss === 'bceWithLogits') return Float32Array.from({ length: n * outputs }, () => random.integer(2));
  if (loss === 'mse' || loss === 'halfMse') return Float32Array.from({ length: n * outputs }, random.normal);
  const rows = new Float32Array(n * outputs);
  for (let row = 0; row < n; row++) rows[row * outputs + random.integer(outputs)] = 1;
  return rows;
}
