/**
 * Five small networks and what they learn: chosen so that together they pass through many activations, losses,
 * optimizers and initializers, shallow and deep, with whole batches and with parts. They are data, so that every path
 * of the core can be given the same.
 *
 * Inputs and targets are float32 numbers: the float32 path then starts from the same ones as the float64 path.
 */
import { xorCorners } from '../../src/lib/datasets/xor.ts';
import type { ActivationName } from '../../src/lib/nn/activations.ts';
import type { InitializerName } from '../../src/lib/nn/initializers.ts';
import type { LossName } from '../../src/lib/nn/losses.ts';
import type { AdamOptions, SgdOptions } from '../../src/lib/nn/optimizers.ts';
import { exp } from '../../src/lib/nn/portable.ts';
import type { Random } from '../../src/lib/nn/random.ts';

export interface Network {
  readonly name: string;
  readonly seed: number;
  readonly sizes: readonly number[];
  /** One a layer. */
  readonly activations: readonly ActivationName[];
  readonly initializer: InitializerName;
  readonly loss: LossName;
  readonly optimizer: ({ readonly name: 'sgd' } & SgdOptions) | ({ readonly name: 'adam' } & AdamOptions);
  /** Rows of a step; the steps go through the rows in order, again and again. */
  readonly B: number;
  readonly lesson: (random: Random) => Lesson;
}

export interface Lesson {
  /** [rows × sizes[0]]. */
  readonly x: Float32Array;
  /** [rows × last size], or one class a row for `softmaxCrossEntropy`. */
  readonly y: Float32Array;
  readonly rows: number;
}

export const networks: readonly Network[] = [
  {
    name: 'xor by sigmoid',
    seed: 1,
    sizes: [2, 3, 1],
    activations: ['sigmoid', 'sigmoid'],
    initializer: 'xavierNormal',
    loss: 'mse',
    optimizer: { name: 'sgd', learningRate: 2 },
    B: 4,
    lesson: () =>
      lesson(xorCorners.B, (row) => [xorCorners.x.subarray(2 * row, 2 * row + 2), [xorCorners.y[row]!]]),
  },
  {
    name: 'disc by deep tanh',
    seed: 20,
    sizes: [2, 8, 8, 8, 8, 1],
    activations: ['tanh', 'tanh', 'softsign', 'tanh', 'identity'],
    initializer: 'xavierUniform',
    loss: 'bceWithLogits',
    optimizer: { name: 'sgd', learningRate: 0.05, momentum: 0.9 },
    B: 10,
    lesson: (random) =>
      lesson(120, () => {
        const [u, v] = [random.normal(), random.normal()];
        return [[u, v], [u * u + v * v < 1.4 ? 1 : 0]];
      }),
  },
  {
    name: 'three classes by ReLU',
    seed: 300,
    sizes: [4, 16, 16, 3],
    activations: ['relu', 'leakyRelu', 'identity'],
    initializer: 'heNormal',
    loss: 'softmaxCrossEntropy',
    optimizer: { name: 'adam', learningRate: 0.003 },
    B: 8,
    lesson: (random) =>
      lesson(96, (row) => {
        const k = row % 3;
        return [[0, 1, 2, 3].map((j) => (j === k ? 1.5 : 0) + random.normal()), [k]];
      }),
  },
  {
    name: 'curve by GELU',
    seed: 4000,
    sizes: [1, 12, 12, 1],
    activations: ['geluErf', 'geluTanh', 'identity'],
    initializer: 'lecunNormal',
    loss: 'mse',
    optimizer: { name: 'adam', learningRate: 0.01, weightDecay: 1e-4 },
    B: 16,
    lesson: (random) =>
      lesson(64, () => {
        const u = 4 * random.uniform() - 2;
        return [[u], [u * exp(-u * u) + 0.05 * random.normal()]];
      }),
  },
  {
    name: 'two marks by nine layers',
    seed: 50000,
    sizes: [3, 7, 7, 7, 7, 7, 7, 7, 7, 2],
    activations: ['elu', 'mish', 'selu', 'silu', 'softplus', 'hardtanh', 'tanh', 'elu', 'sigmoid'],
    initializer: 'torchLinear',
    loss: 'bce',
    optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0.5, weightDecay: 1e-5 },
    B: 5,
    lesson: (random) =>
      lesson(60, () => {
        const p = [random.normal(), random.normal(), random.normal()] as const;
        return [p, [p[0] > 0 ? 1 : 0, p[1] > p[2] ? 1 : 0]];
      }),
  },
];

/** Gathers the rows of a lesson, each an input and its target. */
function lesson(
  rows: number,
  rowAt: (row: number) => readonly [ArrayLike<number>, ArrayLike<number>],
): Lesson {
  const pairs = Array.from({ length: rows }, (_, row) => rowAt(row));
  const gather = (side: 0 | 1) => Float32Array.from(pairs.flatMap((pair) => Array.from(pair[side])));
  return { x: gather(0), y: gather(1), rows };
}
