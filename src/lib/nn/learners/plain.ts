/** A learner on the plain path: `training.ts` behind float32 rows. */
import { type Gradients, backward } from '../backward.ts';
import { type Loss, halfMse, losses, softCrossEntropy } from '../losses.ts';
import { type Mlp, createTrace, forward, parametersOf } from '../mlp.ts';
import type { Normalization } from '../normalization.ts';
import { type Optimizer, optimizers } from '../optimizers.ts';
import { type Trainer, createTrainer, stateOf, trainStep } from '../training.ts';
import {
  type LayerArrays,
  type Learner,
  type LearnerLoss,
  type LearnerOptimizer,
  type LearnerOptions,
  arraysOf,
  joined,
} from './learner.ts';
import { type BatchShape, checkBatch, checkInUse, checkPoints, roomFor } from './rows.ts';

/**
 * A learner on the plain path, over a copy of the network. @throws RangeError on options that the optimizer refuses, and
 * in a step on a batch of one row where a layer normalizes its batch.
 */
export function plainLearner({ mlp: start, B, loss, optimizer }: LearnerOptions): Learner {
  const mlp = copyOf(start);
  const [inputs, outputs] = [mlp.sizes[0]!, mlp.sizes.at(-1)!];
  const shape = { B, inputs, targets: loss === 'softmaxCrossEntropy' ? 1 : outputs };
  const batches = batchesOf(mlp, shape, lossOf(loss, mlp), optimizerOf(mlp, optimizer));
  const arrays = arraysOf(mlp);
  let isDisposed = false;

  const enter = (x: Float32Array, y: Float32Array, n: number): Batch => {
    checkInUse(isDisposed);
    checkBatch(shape, x, y, n);
    const batch = batches(n);
    copyInto(batch.input, x);
    copyInto(batch.target, y);
    return batch;
  };

  return {
    path: 'plain',
    step(x, y, n) {
      const { trainer, input, target } = enter(x, y, n);
      return trainStep(trainer, input, target);
    },
    predict(x, n, into = roomFor(n, outputs)) {
      checkInUse(isDisposed);
      checkPoints(inputs, outputs, x, n, into);
      const input = Float64Array.from(x.subarray(0, n * inputs));
      into.set(forward(mlp, input, n, createTrace(mlp, n)).a.at(-1)!);
      return into;
    },
    gradients(x, y, n) {
      copyGradients(gradientsOf(enter(x, y, n)), arrays);
      return arrays;
    },
    parameters() {
      checkInUse(isDisposed);
      return joined(mlp.layers, Float64Array);
    },
    store(into) {
      checkInUse(isDisposed);
      const from = stateOf(mlp);
      stateOf(into).forEach((values, k) => values.set(from[k]!));
    },
    dispose: () => void (isDisposed = true),
  };
}

/** A trainer for batches of n rows, and float64 arrays for these rows. */
interface Batch {
  readonly trainer: Trainer;
  readonly input: Float64Array;
  readonly target: Float64Array;
}

/** A trainer for each number of rows that occurs, all over one network and one optimizer. */
function batchesOf(
  mlp: Mlp,
  { inputs, targets }: BatchShape,
  loss: Loss,
  optimizer: Optimizer,
): (n: number) => Batch {
  const made = new Map<number, Batch>();
  const make = (n: number): Batch => ({
    trainer: createTrainer({ mlp, B: n, loss, optimizer }),
    input: new Float64Array(n * inputs),
    target: new Float64Array(n * targets),
  });
  return (n) => {
    const batch = made.get(n) ?? make(n);
    made.set(n, batch);
    return batch;
  };
}

function gradientsOf({ trainer, input, target }: Batch): Gradients {
  const { mlp, B, loss, trace, gradients, dOutput } = trainer;
  loss.gradient(forward(mlp, input, B, trace).a.at(-1)!, target, dOutput);
  return backward(mlp, input, trace, dOutput, B, gradients);
}

function copyGradients({ dW, db }: Gradients, into: readonly LayerArrays[]): void {
  into.forEach(({ W, b }, l) => {
    W.set(dW[l]!);
    b.set(db[l]!);
  });
}

function copyInto(into: Float64Array, from: Float32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = from[i]!;
}

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
    ...(layer.normalization && { normalization: normalizationCopy(layer.normalization) }),
  })),
});

const normalizationCopy = ({ scale, shift, running, ...options }: Normalization): Normalization => ({
  ...options,
  scale: scale.slice(),
  shift: shift.slice(),
  running: {
    mean: running.mean.slice(),
    variance: running.variance.slice(),
    batches: running.batches.slice(),
  },
});
