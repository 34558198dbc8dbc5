/**
 * The paths of the core by which a network can be trained, behind one interface: each is given the same network, the
 * same lesson and the same steps, and hands back everything whose bits must be the same in all engines. Another path
 * is one more entry of `paths`.
 */
import type { ActivationName } from '../../src/lib/nn/activations.ts';
import { createLearner } from '../../src/lib/nn/learner.ts';
import { type Mlp, createMlp } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import type { Network } from './networks.ts';

type Numbers = Float32Array | Float64Array;

/** A network being trained on batches of n rows. */
interface Learner {
  /** One training step; returns the loss before it. */
  step(x: Float32Array, y: Float32Array, n: number): number;
  /** W and b of every layer, one after another. */
  parameters(): Numbers;
  predict(x: Float32Array, n: number): Numbers;
  dispose(): void;
}

export interface Path {
  readonly name: string;
  /** The activation that stands in for one that this path does not have. */
  readonly substitutes?: Readonly<Partial<Record<ActivationName, ActivationName>>>;
  begin(mlp: Mlp, network: Network): Learner;
}

const learnerOn = (precision: 'single' | 'double'): Path['begin'] => {
  return (mlp, { B, loss, optimizer }) => {
    const learner = createLearner({ mlp, B, loss, optimizer, precision });
    const expected = precision === 'single' ? 'kernel' : 'plain';
    if (learner.path === expected) return learner;
    throw new Error(`paths: expected a learner on the ${expected} path, got one on the ${learner.path} path`);
  };
};

/** The path that is read and measured, in float64, and the kernel, in float32. */
export const paths: readonly Path[] = [
  { name: 'plain', begin: learnerOn('double') },
  {
    name: 'kernel',
    substitutes: { geluErf: 'geluTanh', hardtanh: 'tanh' },
    begin: learnerOn('single'),
  },
];

export interface Trained {
  readonly parameters: Numbers;
  /** Of all rows of the lesson. */
  readonly predictions: Numbers;
  /** Before each step. */
  readonly losses: Float64Array;
}

/** Trains a network from its seed; weights and lesson have a stream of random numbers each. */
export function train(path: Path, network: Network, steps: number): Trained {
  const { seed, sizes, initializer, B } = network;
  const activations = network.activations.map((name) => path.substitutes?.[name] ?? name);
  const random = createRandom(seed);
  const mlp = createMlp({ sizes, activations, initializer, random: random.split(0) });
  const { x, y, rows } = network.lesson(random.split(1));
  const learner = path.begin(mlp, network);
  const lossOf = (step: number): number =>
    learner.step(rowsOf(x, rows, step * B, B), rowsOf(y, rows, step * B, B), B);
  const trained = {
    losses: Float64Array.from({ length: steps }, (_, step) => lossOf(step)),
    parameters: learner.parameters().slice(),
    predictions: learner.predict(x, rows).slice(),
  };
  learner.dispose();
  return trained;
}

/** `count` of the `rows` rows, as a view; after the last row comes the first again. */
function rowsOf(values: Float32Array, rows: number, first: number, count: number): Float32Array {
  const wide = values.length / rows;
  const start = (first % rows) * wide;
  return values.subarray(start, start + count * wide);
}
