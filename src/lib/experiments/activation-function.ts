/**
 * C01: an activation function turns the numbers that come in into the form that goes out. It is applied to each number
 * by itself, so what it does to a layer is what it does to a cloud of numbers: a curve pushes one histogram into
 * another.
 *
 * Left out: the affine map in front of it. Pre-activations of a wide layer are close to normal, hence the normal cloud.
 */
import { defineExperiment } from '../experiment.ts';
import { activations, relu, sigmoid, type Activation, type ActivationName } from '../nn/activations.ts';
import { mean, standardDeviation } from '../nn/diagnostics.ts';
import { graphOf, heightsOf, type Graph, type Span } from '../nn/graph.ts';
import { gaussianExpectation } from '../nn/meanField.ts';
import { createRandom } from '../nn/random.ts';
import { choice, real, seed, type Values } from '../parameters.ts';

/** Numbers in the cloud. */
export const INPUTS = 1000;
/** What the figure shows of the line: inputs beyond it count in the outermost bins. */
export const VIEW: Span = { low: -6, high: 6 };
export const BINS = 48;

const names = Object.keys(activations) as ActivationName[];

const parameters = {
  activation: choice(names, 'relu'),
  x: real(-6, 6, 0.05, 1.5),
  mean: real(-3, 3, 0.1, 0),
  spread: real(0.1, 2, 0.1, 1),
  seed: seed(),
};

export type ActivationValues = Values<typeof parameters>;

export interface ShapingResult {
  /** f(x) and f′(x) at the reader's point. */
  readonly y: number;
  readonly slope: number;
  /** The tangent at x, as its two ends x₁, y₁, x₂, y₂. */
  readonly tangent: readonly number[];
  readonly curve: readonly Graph[];
  readonly derivative: readonly Graph[];
  /** Heights that hold curve, derivative and 0. */
  readonly heights: Span;
  /** Share of the inputs in each of the bins of the view. */
  readonly inputs: readonly number[];
  /** Share of the outputs in each of the bins of the heights, without those that lie exactly at a limit. */
  readonly outputs: readonly number[];
  /** Infimum and supremum of the function. */
  readonly limits: Span;
  /** Share of the outputs that equal the function's lower or upper limit to the last bit. */
  readonly atLow: number;
  readonly atHigh: number;
  readonly atLimit: number;
  /** The same for infinitely many inputs, by quadrature. */
  readonly atLimitTheory: number;
  /** A quarter of the outputs lies below the first, a quarter above the second. */
  readonly quartiles: readonly [number, number];
}

export const experiment = defineExperiment({
  slug: 'activation-function',
  parameters,

  run(values: ActivationValues): ShapingResult {
    const activation: Activation = activations[values.activation];
    const { f, df, kinks } = activation;
    const { x, mean: center, spread } = values;
    const inputs = cloud(center, spread, values.seed);
    const outputs = inputs.map(f);
    const [curve, derivative] = [graphOf(f, VIEW, kinks), graphOf(df, VIEW, kinks)];
    const heights = heightsFor(activation, [...curve, ...derivative]);
    const { low, high } = activation.limits;
    const [atLow, atHigh] = [shareEqual(outputs, low), shareEqual(outputs, high)];
    const [y, slope] = [f(x), df(x)];
    return {
      y,
      slope,
      tangent: [x - REACH, y - REACH * slope, x + REACH, y + REACH * slope],
      curve,
      derivative,
      heights,
      inputs: histogram(inputs, VIEW, INPUTS),
      outputs: histogram(
        outputs.filter((value) => value !== low && value !== high),
        heights,
        INPUTS,
      ),
      limits: activation.limits,
      atLow,
      atHigh,
      atLimit: atLow + atHigh,
      atLimitTheory: limitShare(activation, center, spread),
      quartiles: quartilesOf(outputs),
    };
  },

  claim: {
    seeds: 100,
    headline: 'reluZeros',
    quantities: {
      reluZeros: {
        unit: 'share',
        summary: 'mean',
        theory: 0.5,
        low: 0.5 - 0.0064,
        high: 0.5 + 0.0064,
        basis: 'P(z ≤ 0) = 1/2; 4 standard errors of 100 × 1000 inputs',
      },
      sigmoidAtLimits: {
        unit: 'share',
        summary: 'largest',
        theory: 0,
        low: 0,
        high: 0,
        basis: '0 < σ(z) < 1 for every z, and float64 rounds to 1 only from z = 36.7 on',
      },
      sigmoidMiddle: {
        unit: 'share',
        summary: 'mean',
        theory: 0.7280627847171511,
        low: 0.7280627847171511 - 0.0057,
        high: 0.7280627847171511 + 0.0057,
        basis: 'P(|z| ≤ ln 3) = erf(ln 3 / √2); 4 standard errors of 100 × 1000 inputs',
      },
      sigmoidMean: {
        unit: 'number',
        summary: 'mean',
        theory: 0.5,
        low: 0.5 - 0.0027,
        high: 0.5 + 0.0027,
        basis: 'symmetry, σ(−z) = 1 − σ(z); 4 standard errors of 100 × 1000 inputs',
      },
      sigmoidSpread: {
        unit: 'number',
        summary: 'mean',
        theory: 0.20827634493166276,
        low: 0.20827634493166276 - 0.0016,
        high: 0.20827634493166276 + 0.0016,
        basis: '√Var σ(z) by quadrature in mpmath; 4 standard errors of 100 × 1000 inputs, kurtosis 2.14',
      },
    },
    measure: (start) => {
      const inputs = cloud(0, 1, start);
      const outputs = inputs.map(sigmoid.f);
      return {
        reluZeros: shareEqual(inputs.map(relu.f), 0),
        sigmoidAtLimits: shareEqual(outputs, 0) + shareEqual(outputs, 1),
        sigmoidMiddle: share(outputs, (a) => a >= 0.25 && a <= 0.75),
        sigmoidMean: mean(outputs),
        sigmoidSpread: standardDeviation(outputs),
      };
    },
  },
});

/** Half the width of the tangent, in units of x. */
const REACH = 1.2;

/** `INPUTS` draws from the normal distribution with this mean and standard deviation. */
export function cloud(center: number, spread: number, start: number): Float64Array {
  const random = createRandom(start);
  return Float64Array.from({ length: INPUTS }, () => center + spread * random.normal());
}

/**
 * The probability that f of a normal input equals a limit of f to the last bit. It jumps at the kinks alone, where the
 * quadrature splits.
 */
export function limitShare({ f, kinks, limits }: Activation, center: number, spread: number): number {
  const isAtLimit = (t: number): number => {
    const value = f(center + spread * t);
    return value === limits.low || value === limits.high ? 1 : 0;
  };
  return gaussianExpectation(
    isAtLimit,
    kinks.map((k) => (k - center) / spread),
  );
}

function share(values: Float64Array, holds: (value: number) => boolean): number {
  return values.filter(holds).length / values.length;
}

const shareEqual = (values: Float64Array, limit: number): number => share(values, (value) => value === limit);

/** Curve, derivative, 0 and whatever limits are finite, with a margin. */
function heightsFor({ limits }: Activation, graphs: readonly Graph[]): Span {
  const drawn = heightsOf(graphs);
  const low = Math.min(0, drawn.low, Number.isFinite(limits.low) ? limits.low : 0);
  const high = Math.max(0, drawn.high, Number.isFinite(limits.high) ? limits.high : 0);
  const margin = 0.05 * (high - low);
  return { low: low - margin, high: high + margin };
}

/** How many of `total` values lie in each bin, as shares; values beyond the span count in the bins at its ends. */
function histogram(values: Float64Array, { low, high }: Span, total: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values) {
    const bin = Math.floor(((value - low) / (high - low)) * BINS);
    counts[Math.min(BINS - 1, Math.max(0, bin))]! += 1;
  }
  return counts.map((count) => count / total);
}

/** The values at a quarter and at three quarters of the sorted outputs. */
function quartilesOf(values: Float64Array): [number, number] {
  const sorted = values.slice().sort();
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))]!;
  return [at(1 / 4), at(3 / 4)];
}
