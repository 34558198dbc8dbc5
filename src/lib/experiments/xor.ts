/**
 * C07: non-linear functions find better boundaries. A 2-h-1 network is trained on XOR; what it can represent is
 * known, whether training finds it is counted over seeds.
 *
 * Protocol: full batch, binary cross-entropy on the logit, Adam with learning rate 0.05, 2000 steps, biases 0 at the
 * start, weights by He for the ReLU family and by Xavier for the others.
 *
 * Left out: other data sets, and early stopping: a run that has solved the task trains on, as in the measurement.
 */
import { xorCorners } from '../datasets/xor.ts';
import { shareLimits } from '../claim.ts';
import { defineExperiment } from '../experiment.ts';
import { activations, sigmoid, type ActivationName } from '../nn/activations.ts';
import { bceWithLogits } from '../nn/losses.ts';
import { createMlp, forward, parametersOf, predict, type Mlp } from '../nn/mlp.ts';
import { adam } from '../nn/optimizers.ts';
import { createRandom } from '../nn/random.ts';
import { gridOf, outputsOf } from '../nn/surface.ts';
import { createTrainer, trainStep } from '../nn/training.ts';
import { choice, integer, logarithmic, seed, type Values } from '../parameters.ts';

export const STEPS = 2000;
/** A snapshot is taken every so many steps: enough to follow, few enough to keep. */
export const SNAPSHOT_STEPS = 20;

const names = Object.keys(activations) as ActivationName[];

const parameters = {
  activation: choice(names, 'relu'),
  hidden: integer(1, 8, 2),
  learningRate: logarithmic(0.001, 10, 0.1, 0.05),
  seed: seed(),
};

export type XorValues = Values<typeof parameters>;

/** How a run stands: all four corners right, no hidden unit reacts to any corner, numbers lost, or none of these. */
export type Outcome = 'solved' | 'dead' | 'diverged' | 'stuck';

export interface Snapshot {
  readonly step: number;
  /** Binary cross-entropy in nats, before the step. */
  readonly loss: number;
  /** Whether each corner lies on its side of the boundary. A logit of exactly 0 decides for neither. */
  readonly right: readonly boolean[];
  /** How many of the four do. */
  readonly correct: number;
  readonly outcome: Outcome;
  /** W and b of both layers, in the order of `parametersOf`. */
  readonly weights: readonly Float64Array[];
}

/** One of many runs: where it ended, and its decision surface for a thumbnail. */
export interface XorTrial {
  readonly solved: boolean;
  readonly surface: Float32Array;
}

export const THUMBNAIL = 15;

export const experiment = defineExperiment({
  slug: 'xor',
  parameters,

  /** All snapshots of the whole training. */
  run: (values: XorValues): readonly Snapshot[] => [...train(values)],

  trial: (values: XorValues, start: number): XorTrial => {
    const last = lastOf(train({ ...values, seed: start }, STEPS));
    return {
      solved: last.outcome === 'solved',
      surface: surface(values, last.weights, THUMBNAIL),
    };
  },

  claim: {
    seeds: 100,
    headline: 'reluTwoUnits',
    quantities: {
      bestLine: {
        unit: 'share',
        summary: 'largest',
        theory: 0.75,
        low: 0.75,
        high: 0.75,
        basis: 'exact: three of four corners',
      },
      linearLoss: {
        unit: 'nats',
        summary: 'mean',
        theory: 0.6931471805599453,
        low: 0.693146,
        high: 0.693148,
        basis: 'closed form: ln 2',
      },
      reluTwoUnits: {
        unit: 'share',
        summary: 'mean',
        theory: null,
        ...shareLimits(0.176, 100, 500),
        basis: '500 seeds in PyTorch, 4 standard errors',
      },
      tanhTwoUnits: {
        unit: 'share',
        summary: 'mean',
        theory: null,
        ...shareLimits(0.476, 100, 500),
        basis: '500 seeds in PyTorch, 4 standard errors',
      },
      sigmoidTwoUnits: {
        unit: 'share',
        summary: 'mean',
        theory: null,
        ...shareLimits(0.486, 100, 500),
        basis: '500 seeds in PyTorch, 4 standard errors',
      },
      reluEightUnits: {
        unit: 'share',
        summary: 'mean',
        theory: null,
        ...shareLimits(0.924, 100, 500),
        basis: '500 seeds in PyTorch, 4 standard errors',
      },
    },
    measure: (start) => ({
      bestLine: bestLineAccuracy(),
      linearLoss: logisticLoss(start),
      reluTwoUnits: solves('relu', 2, start),
      tanhTwoUnits: solves('tanh', 2, start),
      sigmoidTwoUnits: solves('sigmoid', 2, start),
      reluEightUnits: solves('relu', 8, start),
    }),
  },
});

/** The four corners, for the view. */
export { xorCorners as corners };

/** 1 if the run with this seed ends with all four corners right, else 0: its mean over seeds is the share solved. */
export const solves = (activation: ActivationName, hidden: number, start: number): number =>
  lastOf(train(protocol(activation, hidden, start), STEPS)).outcome === 'solved' ? 1 : 0;

const protocol = (activation: ActivationName, hidden: number, start: number): XorValues => ({
  activation,
  hidden,
  learningRate: 0.05,
  seed: start,
});

/** Trains, and yields a snapshot before the first step, after every `every` steps, and at the end. */
export function* train(values: XorValues, every = SNAPSHOT_STEPS): Generator<Snapshot, void> {
  const { x, y, B } = xorCorners;
  const mlp = networkOf(values);
  const optimizer = adam(parametersOf(mlp), { learningRate: values.learningRate });
  const trainer = createTrainer({ mlp, B, loss: bceWithLogits, optimizer });
  yield snapshot(mlp, 0);
  for (let step = 1; step <= STEPS; step++) {
    trainStep(trainer, x, y);
    if (step % every === 0) yield snapshot(mlp, step);
  }
}

/** The probability of class 1 on `points` × `points` places of the square [−0.5, 1.5]², rows from the bottom up. */
export function surface(values: XorValues, weights: readonly Float64Array[], points: number): Float32Array {
  const mlp = networkOf(values);
  parametersOf(mlp).forEach((parameter, i) => parameter.set(weights[i]!));
  return outputsOf(mlp, gridOf(-0.5, 1.5, points), points * points).map(sigmoid.f);
}

/**
 * The largest share of corners that one line can get right, by trying every way in which a line can part four
 * points: each direction between two neighbors of the critical ones, and each gap along it.
 */
export function bestLineAccuracy(): number {
  const { x, y, B } = xorCorners;
  const directions = [1, -1].flatMap((a) =>
    [1, -1].flatMap(
      (b) =>
        [
          [2 * a, b],
          [a, 2 * b],
        ] as const,
    ),
  );
  let best = 0;
  for (const [u, v] of directions) {
    const along = Array.from({ length: B }, (_, i) => u * x[2 * i]! + v * x[2 * i + 1]!);
    for (const threshold of [-Infinity, ...along]) {
      const right = along.filter((position, i) => (position > threshold ? 1 : 0) === y[i]).length;
      best = Math.max(best, right / B);
    }
  }
  return best;
}

/** Logistic regression, that is no hidden layer at all, trained by the same protocol: its loss at the end, in nats. */
export function logisticLoss(start: number): number {
  const { x, y, B } = xorCorners;
  const mlp = createMlp({
    sizes: [2, 1],
    activations: 'identity',
    initializer: 'xavierNormal',
    random: createRandom(start),
  });
  const optimizer = adam(parametersOf(mlp), { learningRate: 0.05 });
  const trainer = createTrainer({ mlp, B, loss: bceWithLogits, optimizer });
  for (let step = 0; step < STEPS; step++) trainStep(trainer, x, y);
  return bceWithLogits.value(predict(mlp, x, B), y);
}

function networkOf({ activation, hidden, seed: start }: XorValues): Mlp {
  const isRelu = activations[activation].family === 'relu' || activations[activation].family === 'later';
  return createMlp({
    sizes: [2, hidden, 1],
    activations: [activation, 'identity'],
    initializer: isRelu ? 'heNormal' : 'xavierNormal',
    random: createRandom(start),
  });
}

function snapshot(mlp: Mlp, step: number): Snapshot {
  const { x, y, B } = xorCorners;
  const { a } = forward(mlp, x, B);
  const [hidden, output] = [a[0]!, a[1]!];
  const weights = parametersOf(mlp).map((parameter) => parameter.slice());
  const right = Array.from(y, (target, i) => (target === 1 ? output[i]! > 0 : output[i]! < 0));
  const correct = right.filter(Boolean).length;
  if (!output.every(Number.isFinite))
    return { step, loss: NaN, right, correct, outcome: 'diverged', weights };
  const isDead = hidden.every((value) => value === 0);
  const outcome = correct === B ? 'solved' : isDead ? 'dead' : 'stuck';
  return { step, loss: bceWithLogits.value(output, y), right, correct, outcome, weights };
}

/** At rest: over the last quarter of the training the loss has moved by less than a thousandth of itself. */
export function hasSettled(snapshots: readonly Snapshot[]): boolean {
  const last = snapshots.at(-1);
  const before = snapshots.find((earlier) => earlier.step >= (3 / 4) * STEPS);
  return last?.step === STEPS && before !== undefined && Math.abs(before.loss - last.loss) < 1e-3 * last.loss;
}

function lastOf(run: Iterable<Snapshot>): Snapshot {
  let last: Snapshot | undefined;
  for (const next of run) last = next;
  if (!last) throw new Error('lastOf: expected at least one snapshot');
  return last;
}
