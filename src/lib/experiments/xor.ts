/**
 * C07: non-linear functions find better boundaries. A small network is trained on XOR; what it can represent is
 * known, whether training finds it is counted over seeds.
 *
 * Protocol: full batch, binary cross-entropy on the logit, Adam with learning rate 0.05, 2000 steps, biases 0 at the
 * start, weights by He for the ReLU family and by Xavier for the others.
 *
 * Left out: early stopping: a run that has solved the task trains on, as in the measurement.
 */
import { bestLineAccuracy, xorCorners } from '../datasets/xor.ts';
import { planePoints } from '../datasets/plane.ts';
import { mostRight, type LabeledPoints } from '../datasets/labeledPoints.ts';
import { shareLimits, type Quantity } from '../claim.ts';
import { defineExperiment } from '../experiment.ts';
import { activations, relu, sigmoid, type ActivationName } from '../nn/activations.ts';
import { classifierOf, createClassifierRun, type ClassifierRun, type Snapshot } from '../nn/classifier.ts';
import { bceWithLogits } from '../nn/losses.ts';
import { createMlp, parametersOf, predict } from '../nn/mlp.ts';
import { adam } from '../nn/optimizers.ts';
import { createRandom } from '../nn/random.ts';
import { featureError } from '../nn/randomFeatures.ts';
import { gridOf, outputsOf } from '../nn/surface.ts';
import { createTrainer, trainStep } from '../nn/training.ts';
import { choice, integer, logarithmic, points, seed, type Values } from '../parameters.ts';
import { readPoints, writePoints } from '../pointSet.ts';

export type { Outcome, Snapshot } from '../nn/classifier.ts';

export const STEPS = 2000;
/** A snapshot is taken every so many steps: enough to follow, few enough to keep. */
export const SNAPSHOT_STEPS = 20;

/** Both coordinates of the reader's points lie in here. */
const OWN = { min: -0.5, max: 1.5, most: 60 } as const;
/** How many points the larger data sets have. */
const COUNT = 200;

const names = Object.keys(activations) as ActivationName[];
const textOf = ({ x, y }: LabeledPoints): string =>
  writePoints(Array.from(y, (label, i) => ({ x: x[2 * i]!, y: x[2 * i + 1]!, label: label === 1 ? 1 : 0 })));

const parameters = {
  activation: choice(names, 'relu'),
  hidden: integer(1, 16, 2),
  layers: integer(1, 2, 1),
  dataset: choice(['corners', 'rings', 'moons', 'spiral', 'own'], 'corners'),
  points: points(OWN.min, OWN.max, OWN.most, textOf(xorCorners)),
  learningRate: logarithmic(0.001, 10, 0.1, 0.05),
  seed: seed(),
};

export type XorValues = Values<typeof parameters>;

/** One of many runs: where it ended, and its decision surface for a thumbnail. */
export interface XorTrial {
  readonly solved: boolean;
  readonly surface: Float32Array;
}

export const THUMBNAIL = 21;

/** The share of seeds solved in an independent measurement, and what two measurements may differ by. */
const solvedShare = (published: number): Quantity => ({
  unit: 'share',
  summary: 'mean',
  theory: null,
  ...shareLimits(published, 100, 500),
  basis: '500 seeds in PyTorch, 4 standard errors',
});

export const experiment = defineExperiment({
  slug: 'xor',
  parameters,

  /** All snapshots of the whole training. */
  run: (values: XorValues): readonly Snapshot[] => snapshotsOf(values, SNAPSHOT_STEPS),

  trial: (values: XorValues, start: number): XorTrial => {
    const last = lastOf({ ...values, seed: start });
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
      reluTwoUnits: solvedShare(0.176),
      tanhTwoUnits: solvedShare(0.476),
      sigmoidTwoUnits: solvedShare(0.486),
      reluEightUnits: solvedShare(0.924),
      polynomialError: {
        unit: 'number',
        summary: 'mean',
        theory: 0.44276,
        low: 0.44266,
        high: 0.44286,
        basis: 'closed form: √(½ − 3/π²), what no parabola reaches',
      },
      reluFeaturesError: {
        unit: 'number',
        summary: 'mean',
        theory: null,
        low: 0.004,
        high: 0.02,
        basis: 'the mean over 10 draws measured with NumPy is 0.010',
      },
    },
    measure: (start) => ({
      bestLine: bestLineAccuracy(),
      linearLoss: logisticLoss(start),
      reluTwoUnits: solves('relu', 2, start),
      tanhTwoUnits: solves('tanh', 2, start),
      sigmoidTwoUnits: solves('sigmoid', 2, start),
      reluEightUnits: solves('relu', 8, start),
      polynomialError: featureError({ f: polynomial, ...LAYER, seed: start }),
      reluFeaturesError: featureError({ f: relu.f, ...LAYER, seed: start }),
    }),
  },
});

/** The layer over which a polynomial is compared with ReLU. */
const LAYER = { width: 100, places: 200 } as const;

/** A polynomial as an activation function. */
export const polynomial = (z: number): number => z * z;

/** 1 if the run with this seed ends with all four corners right, else 0: its mean over seeds is the share solved. */
export const solves = (activation: ActivationName, hidden: number, start: number): number =>
  lastOf({ ...defaultProtocol, activation, hidden, seed: start }).outcome === 'solved' ? 1 : 0;

const defaultProtocol = { layers: 1, dataset: 'corners', points: '', learningRate: 0.05 } as const;

/** The points that these values train on; the larger sets are the same for every seed. */
export function pointsOf({ dataset, points: text }: Pick<XorValues, 'dataset' | 'points'>): LabeledPoints {
  if (dataset === 'corners') return xorCorners;
  if (dataset !== 'own') return presets[dataset];
  const own = readPoints(text);
  return {
    x: Float64Array.from(own.flatMap(({ x, y }) => [x, y])),
    y: Float64Array.from(own, ({ label }) => label),
    B: own.length,
  };
}

const presets = {
  rings: planePoints('rings', createRandom(1), COUNT),
  moons: planePoints('moons', createRandom(1), COUNT),
  spiral: planePoints('spiral', createRandom(1), COUNT),
};

/** The square that is drawn. */
export const viewOf = ({
  dataset,
}: Pick<XorValues, 'dataset'>): { readonly min: number; readonly max: number } =>
  dataset === 'corners' || dataset === 'own' ? OWN : { min: -1.25, max: 1.25 };

/** What can be said of the points before any training. */
export interface Task {
  readonly points: LabeledPoints;
  /** How many of them any function at all can get right: fewer than all where both classes lie on one spot. */
  readonly possible: number;
  readonly classes: number;
}

export function taskOf(values: Pick<XorValues, 'dataset' | 'points'>): Task {
  const data = pointsOf(values);
  return { points: data, possible: mostRight(data), classes: new Set(data.y).size };
}

/** A training to be advanced. Few points are measured in float64, as in the claim; many are watched on the kernel. */
export function begin(values: XorValues, every = SNAPSHOT_STEPS): ClassifierRun {
  const data = pointsOf(values);
  const precision = data.B > OWN.most ? 'single' : 'double';
  return createClassifierRun({ ...values, hidden: hiddenOf(values), points: data, precision }, STEPS, every);
}

const hiddenOf = ({ hidden, layers }: XorValues): number[] => new Array<number>(layers).fill(hidden);

/** The probability of class 1 on `side` × `side` places of the square that is drawn, rows from the bottom up. */
export function surface(values: XorValues, weights: readonly Float64Array[], side: number): Float32Array {
  const mlp = classifierOf({ ...values, hidden: hiddenOf(values) });
  parametersOf(mlp).forEach((parameter, i) => parameter.set(weights[i]!));
  const { min, max } = viewOf(values);
  return outputsOf(mlp, gridOf(min, max, side), side * side).map(sigmoid.f);
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

/** At rest: over the last quarter of the training the loss has moved by less than a thousandth of itself. */
export function hasSettled(snapshots: readonly Snapshot[]): boolean {
  const last = snapshots.at(-1);
  const before = snapshots.find((earlier) => earlier.step >= (3 / 4) * STEPS);
  return last?.step === STEPS && before !== undefined && Math.abs(before.loss - last.loss) < 1e-3 * last.loss;
}

/** Thrown about: in the last quarter of the training the loss has gone up by a tenth of itself again and again. */
export function isRestless(snapshots: readonly Snapshot[]): boolean {
  const late = snapshots.filter(({ step }) => step >= (3 / 4) * STEPS);
  const rises = late.filter(({ loss }, i) => i > 0 && loss > 1.1 * late[i - 1]!.loss);
  return rises.length >= 5;
}

function snapshotsOf(values: XorValues, every: number): readonly Snapshot[] {
  const run = begin(values, every);
  run.advance(STEPS);
  run.dispose();
  return run.snapshots;
}

const lastOf = (values: XorValues): Snapshot => snapshotsOf(values, STEPS).at(-1)!;
