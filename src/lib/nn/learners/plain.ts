/** A learner on the plain path: `training.ts` behind float32 rows. */
import { type Gradients, backward } from '../backward.ts';
import { type Loss, halfMse, losses, softCrossEntropy } from '../losses.ts';
import { type Mlp, createTrace, forward, parametersOf } from '../mlp.ts';
import { type Optimizer, optimizers } from '../optimizers.ts';
import { type Trainer, createTrainer, trainStep } from '../training.ts';
import {
  type LayerArrays,
  type Learner,
  type LearnerLoss,
  type LearnerOptimizer,
  type LearnerOptions,
  arraysOf,
  joined,
} from './learner.ts';

export function plainLearner({ mlp: start, B, loss, optimizer }: LearnerOptions): Learner {
  const mlp = copyOf(start);
  const trainers = trainersOf(mlp, lossOf(loss, mlp), optimizerOf(mlp, optimizer));
  const arrays = arraysOf(mlp);
  const check = (n: number): void => {
    if (!(n >= 1 && n <= B)) throw new RangeError(`learner: expected 1 to ${B} rows, got ${n}`);
  };
  return {
    path: 'plain',
    step(x, y, n) {
      check(n);
      const { trainer, input, target } = trainers(n, y.length);
      return trainStep(trainer, copied(x, input), copied(y, target));
    },
    predict(x, n, into = new Float32Array(n * mlp.sizes.at(-1)!)) {
      const input = Float64Array.from(x.subarray(0, n * mlp.sizes[0]!));
      into.set(forward(mlp, input, n, createTrace(mlp, n)).a.at(-1)!);
      return into;
    },
    gradients(x, y, n) {
      check(n);
      const { trainer, input, target } = trainers(n, y.length);
      copyGradients(gradientsOf(trainer, copied(x, input), copied(y, target)), arrays);
      return arrays;
    },
    parameters: () => joined(mlp.layers, Float64Array),
    store(into) {
      parametersOf(into).forEach((values, k) => values.set(parametersOf(mlp)[k]!));
    },
    dispose: () => undefined,
  };
}

interface Prepared {
  readonly trainer: Trainer;
  readonly input: Float64Array;
  readonly target: Float64Array;
}

/** A trainer for each batch size that occurs, all over one network and one optimizer. */
function trainersOf(
  mlp: Mlp,
  loss: Loss,
  optimizer: Optimizer,
): (n: number, targetLength: number) => Prepared {
  const prepared = new Map<number, Prepared>();
  return (n, targetLength) => {
    const known = prepared.get(n);
    if (known && known.target.length === targetLength) return known;
    const made = {
      trainer: createTrainer({ mlp, B: n, loss, optimizer }),
      input: new Float64Array(n * mlp.sizes[0]!),
      target: new Float64Array(targetLength),
    };
    prepared.set(n, made);
    return made;
  };
}

function gradientsOf(trainer: Trainer, x: Float64Array, target: Float64Array): Gradients {
  const { mlp, B, loss, trace, gradients, dOutput } = trainer;
  loss.gradient(forward(mlp, x, B, trace).a.at(-1)!, target, dOutput);
  return backward(mlp, x, trace, dOutput, B, gradients);
}

function copyGradients({ dW, db }: Gradients, into: readonly LayerArrays[]): void {
  into.forEach(({ W, b }, l) => {
    W.set(dW[l]!);
    b.set(db[l]!);
  });
}

const copied = (from: Float32Array, into: Float64Array): Float64Array => {
  for (let i = 0; i < into.length; i++) into[i] = from[i]!;
  return into;
};

const lossOf = (name: LearnerLoss, { sizes }: Mlp): Loss => {
  const outputs = sizes.at(-1)!;
  if (name === 'halfMse') return halfMse({ outputs });
  return name === 'softCrossEntropy' ? softCrossEntropy({ classes: outputs }) : losses[name];
};

const optimizerOf = (mlp: Mlp, { name, ...options }: LearnerOptimizer): Optimizer =>
  optimizers[name](parametersOf(mlp), options);

const copyOf = (mlp: Mlp): Mlp => ({
  sizes: mlp.sizes,
  layers: mlp.layers.map((layer) => ({
    ...layer,
    W: layer.W.slice(),
    b: layer.b.slice(),
    ...(layer.learned && { learned: layer.learned.slice() }),
  })),
});
