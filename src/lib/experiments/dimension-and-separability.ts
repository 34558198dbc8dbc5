/**
 * C05: more dimensions make linear separation easier, not harder. Points are drawn at random, labels too, and it is
 * counted how many of these labelings one hyperplane parts. Cover's theorem gives the share exactly.
 *
 * Protocol: N points with independent N(0, 1) coordinates, each label 1 or −1 with probability ½. One draw serves every
 * dimension d, which sees the first d coordinates. A further coordinate can be given the weight 0, so whatever is
 * separable stays so, and each draw has one dimension from which on it is. On data: softmax regression on the
 * first k principal components of the handwritten digits.
 *
 * Left out: classes that are not random. Theirs are easier or harder, but no coordinate that is added makes them harder.
 */
import { digits, DIGIT_CLASSES, DIGIT_PIXELS, loadDigits } from '../datasets/digits.ts';
import { defineExperiment } from '../experiment.ts';
import { separableShare } from '../functionCounting.ts';
import { separate, type Labeling, type Separation } from '../linearProgram.ts';
import { principalComponents, project, type PrincipalComponents } from '../nn/principalComponents.ts';
import { createRandom, type Random } from '../nn/random.ts';
import { accuracy, softmaxRegression } from '../nn/softmaxRegression.ts';
import { integer, seed, type Values } from '../parameters.ts';

/** Some draws, counted. */
export interface Reading {
  readonly draws: number;
  /** For each dimension from 1 to `MAX_DIMENSION`: how many of the draws are separable there. */
  readonly separable: readonly number[];
  /** Draws of which neither a hyperplane nor a common point of both hulls could be proved. They count as not separable. */
  readonly undecided: number;
}

/** The accuracy on the test images of the best linear classifier of the first principal components. */
export interface DigitsReading {
  readonly components: number;
  readonly accuracy: number;
}

export const MAX_DIMENSION = 30;
/** Draws that the page counts by itself, and those that the reader may ask for. */
export const DRAWS = 100;
export const MANY_DRAWS = 1000;

const parameters = {
  dimension: integer(1, MAX_DIMENSION, 10),
  points: integer(4, 40, 20),
  seed: seed(),
};

export type DimensionValues = Values<typeof parameters>;

export const experiment = defineExperiment({
  slug: 'dimension-and-separability',
  parameters,
  prepare: loadDigits,

  run: (values): Reading => [...count(values, DRAWS)].at(-1)!,

  /** The first dimension in which the draw is separable; see `firstSeparable`. */
  trial: ({ points, seed: start }, draw): number => firstSeparable(points, createRandom(start).split(draw)),

  claim: {
    seeds: 300,
    headline: 'tenDimensions',
    quantities: {
      tenDimensions: share(20, 10, 'Cover 1965; 4 standard errors'),
      twoDimensions: share(20, 2, 'Cover 1965; 4 standard errors and one draw'),
      fiveDimensions: share(20, 5, 'Cover 1965; 4 standard errors'),
      nineteenDimensions: share(20, 19, 'certain for d ≥ N − 1'),
      half: share(22, 10, 'Cover 1965: one half at N = 2 (d + 1); 4 standard errors'),
      undecided: {
        unit: 'count',
        summary: 'largest',
        theory: 0,
        low: 0,
        high: 0,
        basis: 'every answer is proved, by a hyperplane or by a common point of both hulls',
      },
      digitsTwoComponents: measuredOnDigits(0.613889),
      digitsTenComponents: measuredOnDigits(0.927778),
      digitsAllComponents: measuredOnDigits(0.986111),
    },
    measure: (start) => {
      const random = createRandom(start);
      const first = firstSeparable(20, random);
      const half = separateDraw(22, 10, random.split(1)).kind;
      const from = (dimension: number): number => (first > 0 && first <= dimension ? 1 : 0);
      return {
        tenDimensions: from(10),
        twoDimensions: from(2),
        fiveDimensions: from(5),
        nineteenDimensions: from(19),
        half: half === 'separable' ? 1 : 0,
        undecided: first === 0 || half === 'undecided' ? 1 : 0,
        digitsTwoComponents: digitsAccuracy(2),
        digitsTenComponents: digitsAccuracy(10),
        digitsAllComponents: digitsAccuracy(DIGIT_PIXELS),
      };
    },
  },
});

/** The reading after each of `draws` draws: the same draws as those of `trial`. */
export function* count({ points, seed: start }: DimensionValues, draws: number): Generator<Reading, void> {
  const random = createRandom(start);
  const firsts: number[] = [];
  while (firsts.length < draws) {
    firsts.push(firstSeparable(points, random.split(firsts.length + 1)));
    yield readingOf(firsts);
  }
}

/** Counts draws, of each of which the first dimension is given in which it is separable. */
export function readingOf(firsts: readonly number[]): Reading {
  const upTo = (dimension: number): number =>
    firsts.filter((first) => first > 0 && first <= dimension).length;
  return {
    draws: firsts.length,
    separable: Array.from({ length: MAX_DIMENSION }, (_, k) => upTo(k + 1)),
    undecided: firsts.filter((first) => first === 0).length,
  };
}

/** The share that theory gives for each dimension from 1 to `MAX_DIMENSION`. */
export const theoryOf = (points: number): number[] =>
  Array.from({ length: MAX_DIMENSION }, (_, k) => separableShare(points, k + 1));

/** Where theory has more to say than a share: every labeling is separable, or exactly half of them are. */
export function regimeOf({ dimension, points }: DimensionValues): 'certain' | 'half' | 'open' {
  if (dimension >= points - 1) return 'certain';
  return points === 2 * (dimension + 1) ? 'half' : 'open';
}

/**
 * Between which shares the true one lies if `count` of `draws` were counted: in 95 of 100 such counts. Wilson's
 * interval, which has a width at 0 and 1 too. Source: wilson-1927.
 */
export function interval(counted: number, draws: number): { low: number; high: number } {
  if (draws === 0) return { low: 0, high: 1 };
  const [z2, p] = [3.8414588206941254, counted / draws];
  const middle = p + z2 / (2 * draws);
  const reach = Math.sqrt((z2 * (p * (1 - p) + z2 / (4 * draws))) / draws);
  const scale = 1 + z2 / draws;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}

/** Whether N random points in d dimensions with random labels are separable, with the proof. */
export const separateDraw = (points: number, dimension: number, random: Random): Separation =>
  separate(draw(points, dimension, random));

/**
 * The first dimension, 1 … `MAX_DIMENSION`, in which a draw of N points is separable, found by halving: each step is
 * proved, and what is separable stays so in more dimensions. One more than that where it never is; 0 where a step
 * could not be decided.
 */
export function firstSeparable(points: number, random: Random): number {
  const whole = draw(points, MAX_DIMENSION, random);
  let [low, high] = [1, MAX_DIMENSION + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { kind } = separate(firstCoordinates(whole, middle));
    if (kind === 'undecided') return 0;
    if (kind === 'separable') high = middle;
    else low = middle + 1;
  }
  return low;
}

function draw(points: number, dimension: number, random: Random): Labeling {
  const x = Float64Array.from({ length: points * dimension }, () => random.normal());
  const y = Int8Array.from({ length: points }, () => (random.uniform() < 0.5 ? -1 : 1));
  return { x, y, dimension };
}

const firstCoordinates = ({ x, y, dimension }: Labeling, count: number): Labeling => ({
  x: x.filter((_, i) => i % dimension < count),
  y,
  dimension: count,
});

/** The numbers of principal components that the figure shows. */
const COMPONENTS = [1, 2, 3, 5, 8, 10, 15, 20, 30, DIGIT_PIXELS];

/** @throws if the digits are not loaded. */
export const digitsByComponents = (): DigitsReading[] =>
  COMPONENTS.map((components) => ({ components, accuracy: digitsAccuracy(components) }));

/** Steps after which no image changes sides any more. */
const STEPS = 200;

let axes: PrincipalComponents | null = null;
const known = new Map<number, number>();

/** The same for every seed, and so computed once: the directions from the training images, the accuracy on the others. */
export function digitsAccuracy(components: number): number {
  const before = known.get(components);
  if (before !== undefined) return before;
  const { train, test } = digits();
  axes ??= principalComponents(train.x, train.B, DIGIT_PIXELS);
  const model = softmaxRegression(project(axes, train.x, components), train.y, {
    classes: DIGIT_CLASSES,
    steps: STEPS,
  });
  const right = accuracy(model, project(axes, test.x, components), test.y);
  known.set(components, right);
  return right;
}

/** The share of 300 draws, within 4 standard errors and one draw of Cover's. */
function share(points: number, dimension: number, basis: string) {
  const theory = separableShare(points, dimension);
  const error = 4 * Math.sqrt((theory * (1 - theory)) / 300) + (theory === 1 ? 0 : 1 / 300);
  return {
    unit: 'share',
    summary: 'mean',
    theory,
    low: Math.max(0, theory - error),
    high: Math.min(1, theory + error),
    basis,
  } as const;
}

function measuredOnDigits(expected: number) {
  return {
    unit: 'share',
    summary: 'largest',
    theory: null,
    low: expected - 0.02,
    high: Math.min(1, expected + 0.02),
    basis: 'scikit-learn, logistic regression with C = 1 on the same components: ± 0.02',
  } as const;
}
