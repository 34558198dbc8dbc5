/**
 * Learning: one training step, and runs of many steps that end with a word (`endings.ts`).
 *
 * A `Trainer` owns all arrays that a step works on, so a step allocates nothing. A `Run` can be advanced by a few steps
 * a frame, or to its end at once by `train`; the numbers are the same.
 *
 * Left out: schedules of the learning rate, and a choice of the batch size from step to step: a trainer has one.
 */
import { type Gradients, backward, createGradients, parameterGradients } from './backward.ts';
import { type Batches, createBatches } from './batches.ts';
import {
  type Criteria,
  type Ending,
  type Watch,
  createWatch,
  judgeEnd,
  judgeEpoch,
  watchStep,
} from './endings.ts';
import type { Loss } from './losses.ts';
import { type Mlp, type Trace, createTrace, forward, parametersOf } from './mlp.ts';
import { recordStatistics, runningOf } from './normalization.ts';
import type { Optimizer } from './optimizers.ts';
import type { Random } from './random.ts';

export interface TrainerOptions {
  readonly mlp: Mlp;
  readonly B: number;
  readonly loss: Loss;
  /** Made over `parametersOf(mlp)`. */
  readonly optimizer: Optimizer;
}

/** Everything a training step works on, allocated once. */
export interface Trainer extends TrainerOptions {
  readonly trace: Trace;
  readonly gradients: Gradients;
  readonly dOutput: Float64Array;
  readonly flatGradients: readonly Float64Array[];
  /** All arrays of the network that a step changes, and room to hold them as they were before it. */
  readonly state: readonly Float64Array[];
  readonly held: readonly Float64Array[];
}

/**
 * A trainer for batches of exactly B rows; another batch size needs another trainer over the same network.
 *
 * @throws if a layer normalizes its batch and B is 1.
 */
export function createTrainer(options: TrainerOptions): Trainer {
  const { mlp, B } = options;
  const gradients = createGradients(mlp, B);
  const state = stateOf(mlp);
  return {
    ...options,
    trace: createTrace(mlp, B, 'train'),
    gradients,
    dOutput: new Float64Array(B * mlp.sizes.at(-1)!),
    flatGradients: parameterGradients(gradients),
    state,
    held: state.map((values) => values.slice()),
  };
}

/** All that training changes: the parameters, and the running statistics of batch normalizations. */
export const stateOf = (mlp: Mlp): Float64Array[] => [
  ...parametersOf(mlp),
  ...mlp.layers.flatMap(({ normalization }) => (normalization ? runningOf(normalization) : [])),
];

/**
 * One step: forward, loss, backward, update. Returns the loss before the update. A network with an output, a loss or an
 * updated parameter that is not finite has diverged: the step then returns NaN and leaves the network as it was. What
 * the optimizer remembers is not taken back: there is nothing to go on with.
 */
export function trainStep(trainer: Trainer, x: Float64Array, target: ArrayLike<number>): number {
  const { mlp, B, loss, trace, gradients, dOutput } = trainer;
  const output = forward(mlp, x, B, trace).a[mlp.layers.length - 1]!;
  if (!areFinite(output)) return NaN;
  const value = loss.value(output, target);
  if (!Number.isFinite(value)) return NaN;
  loss.gradient(output, target, dOutput);
  backward(mlp, x, trace, dOutput, B, gradients);
  return update(trainer) ? value : NaN;
}

/** Moves the network, and takes the move back if a number was lost in it. Returns whether it was kept. */
function update({ mlp, trace, optimizer, flatGradients, state, held }: Trainer): boolean {
  copyAll(state, held);
  optimizer.step(flatGradients);
  for (let l = 0; l < mlp.layers.length; l++) {
    const { normalization } = mlp.layers[l]!;
    if (normalization) recordStatistics(normalization, trace.normalizations[l]!);
  }
  const isKept = state.every(areFinite);
  if (!isKept) copyAll(held, state);
  return isKept;
}

function copyAll(from: readonly Float64Array[], to: readonly Float64Array[]): void {
  for (let k = 0; k < from.length; k++) to[k]!.set(from[k]!);
}

function areFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

export interface RunOptions extends Criteria {
  readonly trainer: Trainer;
  /** All inputs [rows × sizes[0]], and targets in the same order. With more than B rows they come in minibatches. */
  readonly x: Float64Array;
  readonly target: ArrayLike<number>;
  /** Steps after which the run is over in any case. */
  readonly steps: number;
  /** Shuffles the rows; needed for minibatches alone. */
  readonly random?: Random;
}

/** A training on its way. `advance` alone changes it. */
export interface Run {
  readonly trainer: Trainer;
  readonly steps: number;
  readonly batches: Batches;
  readonly watch: Watch;
  /** Steps taken. */
  step: number;
  /** Loss of the last batch, before its step; NaN before the first step and after divergence. */
  loss: number;
  /** Sum of the losses of this epoch's batches. */
  total: number;
  /** How it ended, or null while it has not. */
  ending: Ending | null;
}

/** @throws if `steps` is not a positive integer, or x and target are not rows for the trainer. */
export function createRun({ trainer, x, target, steps, random, ...criteria }: RunOptions): Run {
  if (!(Number.isInteger(steps) && steps >= 1)) {
    throw new RangeError(`createRun: expected a positive integer of steps, got ${steps}`);
  }
  const { mlp, B } = trainer;
  const batches = createBatches({ x, features: mlp.sizes[0]!, target, B, random });
  const watch = createWatch(mlp, criteria);
  return { trainer, steps, batches, watch, step: 0, loss: NaN, total: 0, ending: null };
}

/** Takes up to `steps` steps and returns the word, or null while there is none. A run that has ended stays as it is. */
export function advance(run: Run, steps: number): Ending | null {
  for (let n = 0; n < steps && run.ending === null; n++) takeStep(run);
  return run.ending;
}

/** A run from its first step to its last word. */
export function train(options: RunOptions): Run {
  const run = createRun(options);
  advance(run, options.steps);
  return run;
}

function takeStep(run: Run): void {
  const { trainer, batches, watch } = run;
  batches.next();
  run.loss = trainStep(trainer, batches.x, batches.target);
  if (Number.isNaN(run.loss)) {
    run.ending = 'diverged';
    return;
  }
  run.step++;
  run.total += run.loss;
  watchStep(watch, trainer.mlp, trainer.trace, trainer.gradients);
  if (run.step % batches.perEpoch === 0) closeEpoch(run);
  if (run.step === run.steps) run.ending ??= judgeEnd(watch);
}

function closeEpoch(run: Run): void {
  const { watch, batches, trainer } = run;
  run.ending = judgeEpoch(watch, run.total / batches.perEpoch, trainer.flatGradients);
  run.total = 0;
}
