/**
 * The paths of the core by which a network can be trained. Each is given the same network, the same lesson and the
 * same number of steps, and hands back everything whose bits must be the same in all engines.
 *
 * Another path is one more entry of `paths`.
 */
import { losses } from '../../src/lib/nn/losses.ts';
import { createMlp, createTrainer, parametersOf, predict, trainStep } from '../../src/lib/nn/mlp.ts';
import type { Mlp } from '../../src/lib/nn/mlp.ts';
import { adam, sgd } from '../../src/lib/nn/optimizers.ts';
import type { Optimizer } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import type { Lesson, Network } from './networks.ts';

export interface Trained {
  readonly parameters: readonly (Float32Array | Float64Array)[];
  /** Of all rows of the lesson. */
  readonly predictions: Float32Array | Float64Array;
  /** Before each step. */
  readonly losses: Float64Array;
}

export interface Path {
  readonly name: string;
  train(network: Network, steps: number): Trained;
}

/** Float64Array, from `mlp.ts`: the path that is read and measured. */
const plain: Path = {
  name: 'plain',
  train(network, steps) {
    const { mlp, lesson } = begin(network);
    const { B } = network;
    const optimizer = optimizerOf(network, mlp);
    const trainer = createTrainer({ mlp, B, loss: losses[network.loss], optimizer });
    const x = Float64Array.from(lesson.x);
    const y = Float64Array.from(lesson.y);
    const lossAt = (step: number): number =>
      trainStep(trainer, batch(x, lesson, B, step), batch(y, lesson, B, step));
    return {
      losses: Float64Array.from({ length: steps }, (_, step) => lossAt(step)),
      parameters: parametersOf(mlp),
      predictions: predict(mlp, x, lesson.rows),
    };
  },
};

export const paths: readonly Path[] = [plain];

/** The untrained network and its lesson; weights and data have a stream of random numbers each. */
function begin({ seed, sizes, activations, initializer, lesson }: Network): { mlp: Mlp; lesson: Lesson } {
  const random = createRandom(seed);
  return {
    mlp: createMlp({ sizes, activations, initializer, random: random.split(0) }),
    lesson: lesson(random.split(1)),
  };
}

function optimizerOf({ optimizer }: Network, mlp: Mlp): Optimizer {
  const parameters = parametersOf(mlp);
  return optimizer.name === 'adam' ? adam(parameters, optimizer) : sgd(parameters, optimizer);
}

/** The B rows of one step, as a view. */
function batch<T extends Float32Array | Float64Array>(
  values: T,
  { rows }: Lesson,
  B: number,
  step: number,
): T {
  const wide = values.length / rows;
  const first = (step * B) % rows;
  return values.subarray(first * wide, (first + B) * wide) as T;
}
