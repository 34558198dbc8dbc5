/**
 * C11: ReLU is used more than sigmoid. Networks that differ in their activation function alone learn to read digits side
 * by side; what is counted is after how many epochs they read nine test images in ten. Once all of them take the same
 * learning rate, once each its own best of five.
 *
 * Protocol: `digitTraining.ts`, 40 epochs.
 *
 * Left out: time on a clock, in which an epoch of one function may cost more than that of another, and other ways to
 * descend: Adam finds a rate of its own for every weight.
 */
import { median, type Quantity } from '../claim.ts';
import {
  type DigitEpoch,
  type DigitTask,
  type Misread,
  firstEpochWith,
  misreadBy,
  trainOnDigits,
} from '../datasets/digitTraining.ts';
import { digits, loadDigits } from '../datasets/digits.ts';
import { defineExperiment } from '../experiment.ts';
import { activations, type ActivationName } from '../nn/activations.ts';
import type { InitializerName } from '../nn/initializers.ts';
import { choice, integer, logarithmic, seed, type Values } from '../parameters.ts';

export const EPOCHS = 40;
/** The share of the test images at which the race is won. */
export const GOAL = 0.9;
/** Among these each function finds its best. */
export const RATES = [0.01, 0.03, 0.1, 0.3, 1] as const;
/** Misread images of a lane that a frame carries. */
export const MISREAD_SHOWN = 12;

const fields = {
  classic: ['sigmoid', 'tanh', 'relu'],
  pair: ['sigmoid', 'relu'],
  rivals: ['tanh', 'relu'],
  withLinear: ['identity', 'sigmoid', 'relu'],
  four: ['sigmoid', 'tanh', 'relu', 'silu'],
  descendants: ['relu', 'leakyRelu', 'elu', 'silu'],
} as const satisfies Readonly<Record<string, readonly ActivationName[]>>;

const parameters = {
  runners: choice(Object.keys(fields) as (keyof typeof fields)[], 'classic'),
  hiddenLayers: integer(1, 8, 2),
  initialization: choice(['matched', 'xavierNormal', 'heNormal'], 'matched'),
  rates: choice(['shared', 'best'], 'shared'),
  learningRate: logarithmic(0.01, 1, 0.1, 0.1),
  seeds: integer(1, 10, 5),
  seed: seed(),
};

export type RaceValues = Values<typeof parameters>;

/**
 * How a lane stands: under way; there, once the median of its seeds has reached the goal; at the end too late, or no
 * better than chance. Where most of its networks have failed: diverged, or the same answer to every image.
 */
export type Standing = 'racing' | 'there' | 'late' | 'chance' | 'diverged' | 'constant';

/** One function, with a network for each seed. */
export interface Lane {
  readonly activation: ActivationName;
  readonly learningRate: number;
  /** Test images that were right after each epoch so far, for each seed, and the median of the seeds. */
  readonly right: readonly (readonly number[])[];
  readonly median: readonly number[];
  /** Median over the seeds of the first epoch at the goal; null while it is not known. */
  readonly epochs: number | null;
  readonly standing: Standing;
  /** Of the network of the first seed: how many it misreads, and the first few of them. */
  readonly wrong: number;
  readonly misread: readonly Misread[];
}

/** After an epoch. It holds all that came before, so that one frame draws the whole figure. */
export interface RaceFrame {
  readonly phase: 'race';
  readonly epoch: number;
  /** How many test images there are. */
  readonly images: number;
  readonly lanes: readonly Lane[];
}

/** While rates are tried, `done` of `all`. */
export interface SearchFrame {
  readonly phase: 'search';
  readonly done: number;
  readonly all: number;
}

export type Frame = SearchFrame | RaceFrame;

export const experiment = defineExperiment({
  slug: 'activation-race',
  parameters,
  prepare: loadDigits,

  /** How the race ends. */
  run(values: RaceValues): RaceFrame {
    let last: Frame | undefined;
    for (const frame of raceFrom(values)) last = frame;
    if (last?.phase !== 'race')
      throw new Error('activation-race: expected a race to end with its last epoch');
    return last;
  },

  watch: (values: RaceValues): Generator<Frame, void> => raceFrom(values),

  claim: {
    seeds: 10,
    headline: 'sigmoidShared',
    quantities: {
      sigmoidShared: epochsWithin(14, 34, 'at the rate 0.1: 22.5, and the spread of medians of 5 seeds'),
      tanhShared: epochsWithin(1, 4, 'at the rate 0.1: 2, and the spread of medians of 5 seeds'),
      reluShared: epochsWithin(1, 4, 'at the rate 0.1: 2, and the spread of medians of 5 seeds'),
      sigmoidBest: epochsWithin(2, 5, 'at the best of five rates: 3, each seed 3 or 4'),
      reluBest: epochsWithin(1, 3, 'at the best of five rates: 2, each seed 1 or 2'),
    },
    measure: (start) => ({
      sigmoidShared: epochsToGoal('sigmoid', 0.1, start),
      tanhShared: epochsToGoal('tanh', 0.1, start),
      reluShared: epochsToGoal('relu', 0.1, start),
      sigmoidBest: epochsAtBest('sigmoid', start),
      reluBest: epochsAtBest('relu', start),
    }),
  },
});

/** A median number of epochs, with limits from 10 seeds in PyTorch. */
function epochsWithin(low: number, high: number, found: string): Quantity {
  const basis = `10 seeds in PyTorch ${found}`;
  return { unit: 'count', summary: 'median', theory: null, low, high, basis };
}

/** The claim's protocol: two hidden layers, and the initialization that suits the function. */
const protocol = (activation: ActivationName, learningRate: number, start: number): DigitTask => ({
  activation,
  initializer: matchedTo(activation),
  hiddenLayers: 2,
  learningRate,
  seed: start,
});

/** Epochs until nine test images in ten are right, Infinity if not within the race. */
export const epochsToGoal = (activation: ActivationName, rate: number, start: number): number =>
  firstEpochWith(GOAL, protocol(activation, rate, start), EPOCHS);

/** The same at the best of the five rates. The largest comes first, and no other gets more epochs than the best yet. */
const epochsAtBest = (activation: ActivationName, start: number): number =>
  RATES.reduceRight<number>((best, rate) => {
    const epochs = firstEpochWith(GOAL, protocol(activation, rate, start), Math.min(best, EPOCHS));
    return Math.min(best, epochs);
  }, Infinity);

/** He for the ReLU family, whose functions halve a variance, and Xavier for the others. */
function matchedTo(activation: ActivationName): InitializerName {
  const { family } = activations[activation];
  return family === 'relu' || family === 'later' ? 'heNormal' : 'xavierNormal';
}

type Entry = Omit<DigitTask, 'seed'>;

function* raceFrom(values: RaceValues): Generator<Frame, void> {
  const seeds = Array.from({ length: values.seeds }, (_, k) => values.seed + k);
  const entries = fields[values.runners].map((activation): Entry => ({
    activation,
    initializer: values.initialization === 'matched' ? matchedTo(activation) : values.initialization,
    hiddenLayers: values.hiddenLayers,
    learningRate: values.learningRate,
  }));
  yield* race(values.rates === 'best' ? yield* atBestRates(entries, seeds) : entries, seeds);
}

/** Every entry with the rate at which the median of the seeds is there first; of equal ones the smallest. */
function* atBestRates(entries: readonly Entry[], seeds: readonly number[]): Generator<SearchFrame, Entry[]> {
  const all = entries.length * RATES.length;
  let done = 0;
  const found: Entry[] = [];
  for (const entry of entries) {
    let [best, fewest]: [number, number] = [RATES[0], Infinity];
    for (const learningRate of RATES) {
      yield { phase: 'search', done: done++, all };
      const epochs = median(
        seeds.map((start) => firstEpochWith(GOAL, { ...entry, learningRate, seed: start }, EPOCHS)),
      );
      if (epochs < fewest) [best, fewest] = [learningRate, epochs];
    }
    found.push({ ...entry, learningRate: best });
  }
  return found;
}

/** One network on its way, and how it stood after each epoch so far. */
interface Runner {
  readonly run: Generator<DigitEpoch, void>;
  readonly past: DigitEpoch[];
}

/** All networks take one epoch, then the frame is told. */
function* race(entries: readonly Entry[], seeds: readonly number[]): Generator<RaceFrame, void> {
  const start = (entry: Entry, from: number): Runner => ({
    run: trainOnDigits({ ...entry, seed: from }, EPOCHS),
    past: [],
  });
  const lanes = entries.map((entry) => seeds.map((from) => start(entry, from)));
  try {
    for (let epoch = 0; epoch <= EPOCHS; epoch++) {
      for (const { run, past } of lanes.flat()) past.push(run.next().value as DigitEpoch);
      const told = lanes.map((runners, i) => laneOf(entries[i]!, runners));
      yield { phase: 'race', epoch, images: digits().test.B, lanes: told };
    }
  } finally {
    // A race that nobody watches to its end gives back the memory of its networks.
    for (const { run } of lanes.flat()) run.return();
  }
}

function laneOf({ activation, learningRate }: Entry, runners: readonly Runner[]): Lane {
  const right = runners.map(({ past }) => past.map((standing) => standing.right));
  const now = runners.map(({ past }) => past.at(-1)!);
  const epochs = median(runners.map(({ past }) => arrivalOf(past)));
  const lane = {
    activation,
    learningRate,
    right,
    median: right[0]!.map((_, epoch) => median(right.map((counts) => counts[epoch]!))),
    epochs: Number.isFinite(epochs) ? epochs : null,
    wrong: digits().test.B - now[0]!.right,
    misread: misreadBy(now[0]!, MISREAD_SHOWN),
  };
  return { ...lane, standing: standingOf(lane, now) };
}

/** The first epoch at the goal, or Infinity. The start does not count. */
const arrivalOf = (past: readonly DigitEpoch[]): number =>
  past.find(({ epoch, accuracy }) => epoch > 0 && accuracy >= GOAL)?.epoch ?? Infinity;

/** As good as always naming one digit, with some room: the most frequent is a tenth of the images. */
const CHANCE = 0.15;

function standingOf({ epochs }: Pick<Lane, 'epochs'>, now: readonly DigitEpoch[]): Standing {
  const failed = now.filter(({ health }) => health !== 'sound');
  if (failed.length > now.length / 2) {
    const diverged = failed.filter(({ health }) => health === 'diverged').length;
    return diverged >= failed.length / 2 ? 'diverged' : 'constant';
  }
  if (epochs !== null) return 'there';
  if (now[0]!.epoch < EPOCHS) return 'racing';
  return median(now.map(({ accuracy }) => accuracy)) <= CHANCE ? 'chance' : 'late';
}
