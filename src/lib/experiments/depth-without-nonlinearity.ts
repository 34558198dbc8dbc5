/**
 * C03: without a non-linearity, depth changes how a network learns and not what it can compute. A product of N weights
 * learns to multiply by s. Gradient descent on each weight is really run, beside that of one layer and over the exact
 * curves; the function that it has learned so far is taken through the layers, to see that it is straight.
 *
 * Left out: data (inputs of variance 1 give this very loss), biases, and layers of more than one number.
 */
import { defineExperiment } from '../experiment.ts';
import {
  exactProducts,
  fastestShare,
  largestDescentError,
  wayOf,
  weightAtStart,
  type DeepLinearFlow,
} from '../nn/deepLinearFlow.ts';
import { ln } from '../nn/portable.ts';
import { choice, integer, logarithmic, real } from '../parameters.ts';

/** Learning lasts this long: step k of gradient descent with learning rate η happens at time η k. */
export const DURATION = 12;
/** Beyond this size a product counts as diverged. */
const BEYOND = 1e6;
/** Intervals of the grid on which exact curves are handed out, and inputs of a function. */
const [GRID, POINTS] = [240, 21];

/** A learning curve: times, and the product of the weights at each. */
export interface Curve {
  readonly t: Float64Array;
  readonly u: Float64Array;
}

export interface LearningRun {
  /** Gradient descent, every step of it, as far as its numbers go. */
  readonly steps: Curve;
  /** The exact curve of the gradient flow. */
  readonly exact: Curve;
  /** Largest distance of the two, as a share of the way from start to target; infinite when descent has diverged. */
  readonly deviation: number;
  /** The same as the theory of Euler's method has it, to first order in the learning rate. */
  readonly deviationTheory: number;
  /** When half the way is done, or null. */
  readonly halfTime: number | null;
  /** The share of the target that has been reached when a step is longest. */
  readonly fastest: number;
  /** What share of the way is done in the end. */
  readonly progress: number;
}

export interface LearnedFunction {
  /** Outputs at POINTS inputs from −1 to 1, each taken through the layers one by one. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Largest distance from the straight line through 0 and the last point, as a share of that point's height. */
  readonly bend: number;
}

export type Outcome =
  'diverged' | 'restless' | 'stuck' | 'nothing' | 'blocked' | 'waiting' | 'single' | 'sigmoidal' | 'direct';

export interface DepthResult {
  readonly deep: LearningRun;
  readonly single: LearningRun;
  /** What the deep and the single network compute at the chosen moment; null when descent has diverged before. */
  readonly learned: LearnedFunction | null;
  readonly learnedSingle: LearnedFunction | null;
  readonly outcome: Outcome;
}

const parameters = {
  depth: integer(1, 10, 2),
  start: choice(['0', '0.000001', '0.0001', '0.001', '0.01', '0.1', '0.5'], '0.01'),
  target: real(-3, 3, 0.25, 1),
  learningRate: logarithmic(0.002, 3, 0.1, 0.02),
  time: real(0, DURATION, 0.1, 2.3),
};

/** The flow of the claim: the largest of the records that the theory is compared with. */
const MEASURED: DeepLinearFlow = { depth: 2, start: 0.001, target: 3 };
const FINE = 1e-4;
const ERROR = largestDescentError(MEASURED, FINE, DURATION);
const halfTimeOfTwo = ({ start, target }: DeepLinearFlow): number => ln(target / start - 1) / (2 * target);

export const experiment = defineExperiment({
  slug: 'depth-without-nonlinearity',
  parameters,

  run({ depth, start, target, learningRate, time }): DepthResult {
    const flow = { depth, start: Number(start), target };
    const flat = { ...flow, depth: 1 };
    const deep = learn(flow, learningRate);
    return {
      deep,
      single: learn(flat, learningRate),
      learned: learnedAt(flow, learningRate, time),
      learnedSingle: learnedAt(flat, learningRate, time),
      outcome: outcomeOf(flow, deep),
    };
  },

  claim: {
    seeds: 1,
    headline: 'deviation',
    quantities: {
      deviation: {
        unit: 'number',
        summary: 'mean',
        theory: ERROR,
        low: 0.97 * ERROR,
        high: 1.03 * ERROR,
        basis:
          'the first-order error of Euler’s method, within 3 %; the published closed form is met to 0.3 %',
      },
      stepHalving: near('number', 2, 0.01, 'Euler’s method is of first order: half the step, half the error'),
      bend: near('number', 0, 1e-14, 'rounding of ten products'),
      halfTimeOne: halfTime(ln((2 * (MEASURED.target - MEASURED.start)) / MEASURED.target)),
      halfTimeTwo: halfTime(halfTimeOfTwo(MEASURED)),
      halfTimeTwoSmallTarget: halfTime(halfTimeOfTwo({ ...MEASURED, target: 1 })),
      fastestOne: fastest(MEASURED.start / MEASURED.target),
      fastestTwo: fastest(fastestShare(2)),
      fastestThree: fastest(fastestShare(3)),
    },
    measure: () => {
      const one = learn({ ...MEASURED, depth: 1 }, FINE);
      const two = learn(MEASURED, FINE);
      return {
        deviation: two.deviation,
        stepHalving: two.deviation / learn(MEASURED, FINE / 2).deviation,
        bend: learnedAt({ depth: 10, start: 0.5, target: 3 }, 0.001, DURATION)?.bend ?? NaN,
        halfTimeOne: one.halfTime ?? NaN,
        halfTimeTwo: two.halfTime ?? NaN,
        halfTimeTwoSmallTarget: learn({ ...MEASURED, target: 1 }, FINE).halfTime ?? NaN,
        fastestOne: one.fastest,
        fastestTwo: two.fastest,
        fastestThree: learn({ ...MEASURED, depth: 3 }, FINE).fastest,
      };
    },
  },
});

function near(unit: 'number' | 'share', theory: number, by: number, basis: string) {
  return { unit, summary: 'mean', theory, low: theory - by, high: theory + by, basis } as const;
}

function halfTime(theory: number) {
  return near('number', theory, 0.003 * theory, 'the closed form of the gradient flow, to 0.3 %');
}

function fastest(theory: number) {
  return near(
    'share',
    theory,
    0.002,
    'where N u^(2−2/N) (s − u) is largest on the way: (2N − 2)/(3N − 2) of s',
  );
}

/** The products and the last weights of so many steps of gradient descent on (s − w₁ … w_N)² / 2, or of fewer when it diverges. */
export function descend(flow: DeepLinearFlow, learningRate: number, steps: number) {
  const weights = new Float64Array(flow.depth).fill(weightAtStart(flow));
  const before = new Float64Array(flow.depth);
  const products = new Float64Array(steps + 1);
  products[0] = productOf(weights);
  for (let k = 1; k <= steps; k++) {
    descentStep(weights, before, learningRate * (flow.target - products[k - 1]!));
    products[k] = productOf(weights);
    if (!(Math.abs(products[k]!) < BEYOND))
      return { weights, products: products.subarray(0, k), hasDiverged: true };
  }
  return { weights, products, hasDiverged: false };
}

/** The derivative of the product in respect of one weight is the product of the others, before it and after it. */
function descentStep(weights: Float64Array, before: Float64Array, pull: number): void {
  let product = 1;
  for (let i = 0; i < weights.length; i++) {
    before[i] = product;
    product *= weights[i]!;
  }
  let after = 1;
  for (let i = weights.length - 1; i >= 0; i--) {
    const w = weights[i]!;
    weights[i] = w + pull * before[i]! * after;
    after *= w;
  }
}

function productOf(weights: Float64Array): number {
  let product = 1;
  for (const w of weights) product *= w;
  return product;
}

function learn(flow: DeepLinearFlow, learningRate: number): LearningRun {
  const count = Math.max(1, Math.floor(DURATION / learningRate + 1e-9));
  const { products: u, hasDiverged } = descend(flow, learningRate, count);
  const t = u.map((_, k) => k * learningRate);
  const grid = Float64Array.from({ length: GRID + 1 }, (_, k) => (DURATION * k) / GRID);
  const way = wayOf(flow);
  return {
    steps: { t, u },
    exact: { t: grid, u: exactProducts(flow, grid) },
    deviation: hasDiverged ? Infinity : largestDistance(u, exactProducts(flow, t)) / way,
    deviationTheory: largestDescentError(flow, learningRate, DURATION),
    halfTime: timeOfCrossing({ t, u }, (flow.start + flow.target) / 2),
    fastest: levelOfLongestStep(u) / (flow.target || 1),
    progress: 1 - Math.abs(flow.target - u.at(-1)!) / way,
  };
}

const largestDistance = (a: Float64Array, b: Float64Array): number =>
  a.reduce((largest, value, k) => Math.max(largest, Math.abs(value - b[k]!)), 0);

/** Between two steps the curve is taken to be straight. */
function timeOfCrossing({ t, u }: Curve, level: number): number | null {
  const isUp = u[0]! < level;
  const k = u.findIndex((value) => value >= level === isUp && value !== u[0]);
  if (k < 1) return null;
  return t[k - 1]! + ((level - u[k - 1]!) / (u[k]! - u[k - 1]!)) * (t[k]! - t[k - 1]!);
}

function levelOfLongestStep(u: Float64Array): number {
  let longest = 1;
  for (let k = 2; k < u.length; k++)
    if (Math.abs(u[k]! - u[k - 1]!) > Math.abs(u[longest]! - u[longest - 1]!)) longest = k;
  return u.length > 1 ? (u[longest]! + u[longest - 1]!) / 2 : u[0]!;
}

function learnedAt(flow: DeepLinearFlow, learningRate: number, time: number): LearnedFunction | null {
  const { weights, hasDiverged } = descend(flow, learningRate, Math.floor(time / learningRate + 1e-9));
  if (hasDiverged) return null;
  const x = Float64Array.from({ length: POINTS }, (_, i) => (2 * i) / (POINTS - 1) - 1);
  const y = x.map((value) => weights.reduce((a, w) => w * a, value));
  const height = y.at(-1)!;
  const gaps = y.map((value, i) => Math.abs(value - x[i]! * height));
  return { x, y, bend: Math.max(...gaps) / (Math.abs(height) || 1) };
}

function outcomeOf({ depth, start, target }: DeepLinearFlow, run: LearningRun): Outcome {
  const way = target - start;
  if (run.deviation === Infinity) return 'diverged';
  if (way === 0) return 'nothing';
  if (depth > 1 && start === 0) return 'stuck';
  const hasArrived = run.progress >= 0.98;
  if (!hasArrived && run.steps.u.some((u) => (u - target) / way > 0.02)) return 'restless';
  if (depth > 1 && target < 0) return 'blocked';
  if (!hasArrived) return 'waiting';
  if (depth === 1) return 'single';
  return start < fastestShare(depth) * target ? 'sigmoidal' : 'direct';
}
