/**
 * The paths of the core by which a network can be trained, behind one interface: each is given the same network, the
 * same lesson and the same steps, and hands back everything whose bits must be the same in all engines. Another path
 * is one more entry of `paths`.
 */
import { losses } from '../../src/lib/nn/losses.ts';
import { createMlp, parametersOf, predict } from '../../src/lib/nn/mlp.ts';
import type { Mlp } from '../../src/lib/nn/mlp.ts';
import { createTrainer, trainStep } from '../../src/lib/nn/training.ts';
import { adam, sgd } from '../../src/lib/nn/optimizers.ts';
import type { Optimizer } from '../../src/lib/nn/optimizers.ts';
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
  begin(mlp: Mlp, network: Network): Learner;
}

/** Float64Array, from `mlp.ts`: the path that is read and measured. */
const plain: Path = {
  name: 'plain',
  begin(mlp, { B, loss, optimizer }) {
    const trainer = createTrainer({ mlp, B, loss: losses[loss], optimizer: optimizerOf(mlp, optimizer) });
    return {
      step: (x, y) => trainStep(trainer, Float64Array.from(x), Float64Array.from(y)),
      parameters: () => Float64Array.from(parametersOf(mlp).flatMap((values) => [...values])),
      predict: (x, n) => predict(mlp, Float64Array.from(x), n),
      dispose() {},
    };
  },
};

export const paths: readonly Path[] = [plain];

export interface Trained {
  readonly parameters: Numbers;
  /** Of all rows of the lesson. */
  readonly predictions: Numbers;
  /** Before each step. */
  readonly losses: Float64Array;
}

/** Trains a network from its seed; weights and lesson have a stream of random numbers each. */
export function train(path: Path, network: Network, steps: number): Trained {
  const { seed, sizes, activations, initializer, B } = network;
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

function optimizerOf(mlp: Mlp, optimizer: Network['optimizer']): Optimizer {
  const parameters = parametersOf(mlp);
  return optimizer.name === 'adam' ? adam(parameters, optimizer) : sgd(parameters, optimizer);
}

/** `count` of the `rows` rows, as a view; after the last row comes the first again. */
function rowsOf(values: Float32Array, rows: number, first: number, count: number): Float32Array {
  const wide = values.length / rows;
  const start = (first % rows) * wide;
  return values.subarray(start, start + count * wide);
}
