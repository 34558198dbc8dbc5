/**
 * C14: what sigmoid layers shrink. The values of a deep network of random weights are followed upwards, two inputs
 * and their difference with them, and a gradient of white noise is sent downwards.
 *
 * Protocol of the claim: width 128, 32 inputs from N(0, 1), weights N(0, σ²/width), biases 0; g(L) is the size of the
 * gradient at the first pre-activation over that of white noise put in at the last.
 *
 * Left out: biases, and training. A network must first pass a signal before it can learn from it.
 */
import { defineExperiment } from '../experiment.ts';
import { activations, sigmoid, type Activation, type ActivationName } from '../nn/activations.ts';
import { mean, rms, spreadOverInputs, spreadOverUnits } from '../nn/diagnostics.ts';
import { decadesOfLast, gradientRatio } from '../nn/gradientRatio.ts';
import { gradientRatioTheory, meanFieldFixedPoint } from '../nn/meanField.ts';
import { passBothWays, type Passed } from '../nn/randomNetwork.ts';
import { log10 } from '../nn/portable.ts';
import { choice, integer, logarithmic, seed } from '../parameters.ts';

/** One layer of the network that is drawn. Base-10 logarithms are −∞ where a value is exactly 0. */
export interface LayerReading {
  readonly layer: number;
  readonly meanActivation: number;
  /** Share of the layer's activations in each of `BINS` bins from `low` to `high` of the result. */
  readonly histogram: readonly number[];
  /** log10 of the difference between two inputs' activations, relative to that in the first layer. */
  readonly difference: number;
  /** log10 of the gradient's size, relative to that in the last layer. */
  readonly gradient: number;
  /** log10 of what mean-field theory expects for the gradient. */
  readonly gradientTheory: number;
}

export interface SignalResult {
  readonly layers: readonly LayerReading[];
  readonly low: number;
  readonly high: number;
  /** log10 of the ratio between the gradient in the first and in the last layer. */
  readonly gradientRatio: number;
  readonly gradientRatioTheory: number;
  /** √χ of the last step: the factor by which theory shrinks gradient and difference a layer. */
  readonly factor: number;
  /** The first layer whose difference is below the spacing of float32 numbers of that size; null where none is. */
  readonly lostInFloat32: number | null;
  /** The same for float64. From there on what is left of the difference is rounding. */
  readonly lostInFloat64: number | null;
  readonly outcome: 'vanishes' | 'explodes' | 'passes' | 'none' | 'diverged';
}

export const BINS = 20;
/** The spacing of numbers just above 1: 2⁻²³ and 2⁻⁵². */
const FLOAT32_SPACING = 1.1920928955078125e-7;
const FLOAT64_SPACING = 2.220446049250313e-16;
const WIDTH = 64;
const INPUTS = 4;
const MAX_DEPTH = 50;

const parameters = {
  activation: choice(Object.keys(activations) as ActivationName[], 'sigmoid'),
  depth: integer(2, MAX_DEPTH, 20),
  weightScale: logarithmic(0.1, 12, 0.02, 1),
  seed: seed(),
};

export const experiment = defineExperiment({
  slug: 'signal-collapse',
  parameters,

  run({ activation, depth, weightScale, seed: start }): SignalResult {
    const sigmaW2 = weightScale * weightScale;
    const chosen = activations[activation];
    const { a, deltas } = passBothWays({
      activation: chosen,
      depth,
      sigmaW2,
      width: WIDTH,
      inputs: INPUTS,
      seed: start,
    });
    const theory = theoryOf(chosen, sigmaW2).subarray(0, depth);
    return summarize(a, deltas, theory, rangeOf(a, chosen.limits));
  },

  claim: {
    seeds: 10,
    headline: 'gradientRatio',
    quantities: {
      gradientRatio: {
        unit: 'decades',
        summary: 'mean',
        theory: -11.9625,
        low: -12.0788,
        high: -11.8462,
        basis: 'mean field, ± 0.02 + 0.002 L + 4 sd/√10',
      },
      meanActivation: {
        unit: 'number',
        summary: 'mean',
        theory: 0.5,
        low: 0.45,
        high: 0.55,
        basis: 'symmetry of the weights',
      },
      spreadOverUnits: {
        unit: 'number',
        summary: 'mean',
        theory: null,
        low: 0.1,
        high: 0.14,
        basis: 'PyTorch, 30 seeds: 0.120',
      },
      spreadOverInputs: {
        unit: 'decades',
        summary: 'mean',
        theory: null,
        low: -12.85,
        high: -12.4,
        basis: 'PyTorch, 30 seeds: −12.63',
      },
      reluGradientRatio: {
        unit: 'decades',
        summary: 'mean',
        theory: 0,
        low: -0.2424,
        high: 0.2424,
        basis: 'mean field with He weights, ± 0.02 + 0.002 L + 4 sd/√10',
      },
      factorPerLayer: {
        unit: 'number',
        summary: 'mean',
        theory: 0.236052,
        low: 0.236051,
        high: 0.236053,
        basis: 'mean field: √χ at the fixed point, SciPy',
      },
      criticalWeightScale: {
        unit: 'number',
        summary: 'mean',
        theory: 10.1493,
        low: 10.149,
        high: 10.15,
        basis: 'mean field: the σ with χ = 1, SciPy',
      },
      chainFixedPoint: {
        unit: 'number',
        summary: 'mean',
        theory: 0.6590460684074047,
        low: 0.659046,
        high: 0.6590462,
        basis: 'root of x = σ(x)',
      },
    },
    measure: (start) => {
      const sigmoidNetwork = measureDepth('sigmoid', 1, 20, start);
      return {
        gradientRatio: sigmoidNetwork.gradientRatio,
        meanActivation: sigmoidNetwork.meanActivation,
        spreadOverUnits: sigmoidNetwork.spreadOverUnits,
        spreadOverInputs: sigmoidNetwork.spreadOverInputs,
        reluGradientRatio: measureDepth('relu', 2, 20, start).gradientRatio,
        factorPerLayer: Math.sqrt(meanFieldFixedPoint(sigmoid, 1).chi),
        criticalWeightScale: criticalWeightScale(),
        chainFixedPoint: sigmoidChain(200).value,
      };
    },
  },
});

/** Theory for every depth is the beginning of theory for the greatest: moving the depth computes nothing anew. */
let theoryKnown: {
  readonly activation: Activation;
  readonly sigmaW2: number;
  readonly ratios: Float64Array;
} | null = null;

function theoryOf(activation: Activation, sigmaW2: number): Float64Array {
  if (theoryKnown?.activation !== activation || theoryKnown.sigmaW2 !== sigmaW2)
    theoryKnown = { activation, sigmaW2, ratios: gradientRatioTheory(activation, sigmaW2, MAX_DEPTH) };
  return theoryKnown.ratios;
}

export interface DepthMeasurement {
  readonly gradientRatio: number;
  readonly meanActivation: number;
  readonly spreadOverUnits: number;
  readonly spreadOverInputs: number;
}

/** What the claim measures of one random network of width 128 with 32 inputs. Ratios and spreads as log10 where small. */
export function measureDepth(
  activation: ActivationName,
  sigmaW2: number,
  depth: number,
  start: number,
): DepthMeasurement {
  const inputs = 32;
  const { a, deltas } = passBothWays({
    activation: activations[activation],
    depth,
    sigmaW2,
    width: 128,
    inputs,
    seed: start,
  });
  const last = a.at(-1)!;
  return {
    gradientRatio: gradientRatio(deltas),
    meanActivation: mean(last),
    spreadOverUnits: spreadOverUnits(last, inputs),
    spreadOverInputs: log10(spreadOverInputs(last, inputs)),
  };
}

/** sigmoid applied `depth` times, starting from 0: the value, and the derivative of the whole chain at 0. */
export function sigmoidChain(depth: number): { value: number; derivative: number } {
  let [value, derivative] = [0, 1];
  for (let l = 0; l < depth; l++) [value, derivative] = [sigmoid.f(value), derivative * sigmoid.df(value)];
  return { value, derivative };
}

/** The weight scale σ at which theory has a sigmoid gradient neither shrink nor grow: χ(σ) = 1, by bisection. */
export function criticalWeightScale(): number {
  let [low, high] = [1, 20];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (meanFieldFixedPoint(sigmoid, middle * middle).chi < 1) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function summarize(
  a: Passed['a'],
  deltas: readonly Float64Array[],
  theory: Float64Array,
  { low, high }: Range,
): SignalResult {
  const depth = a.length;
  const differences = a.map(differenceOfTwo);
  const gradients = decadesOfLast(deltas);
  const layers = a.map((values, l): LayerReading => ({
    layer: l + 1,
    meanActivation: mean(values),
    histogram: histogramOf(values, low, high),
    difference: log10(differences[l]! / differences[0]!),
    gradient: gradients[l]!,
    // theory[k] is the ratio over k steps; layer l + 1 is depth − 1 − l steps below the last.
    gradientTheory: log10(theory[depth - 1 - l]!),
  }));
  const lostBelow = (spacing: number): number | null => {
    const l = a.findIndex((values, k) => differences[k]! <= spacing * rms(values));
    return l === -1 ? null : l + 1;
  };
  return {
    layers,
    low,
    high,
    gradientRatio: gradients[0]!,
    gradientRatioTheory: layers[0]!.gradientTheory,
    factor: theory[depth - 1]! / theory[depth - 2]!,
    lostInFloat32: lostBelow(FLOAT32_SPACING),
    lostInFloat64: lostBelow(FLOAT64_SPACING),
    outcome: outcomeOf(gradients[0]!, depth),
  };
}

/** A gradient passes when a layer changes it by less than a twentieth of a decade on average, that is by about 12 %. */
function outcomeOf(ratio: number, depth: number): SignalResult['outcome'] {
  if (Number.isNaN(ratio) || ratio === Infinity) return 'diverged';
  if (ratio === -Infinity) return 'none';
  const perLayer = ratio / (depth - 1);
  if (Math.abs(perLayer) < 0.05) return 'passes';
  return perLayer < 0 ? 'vanishes' : 'explodes';
}

/** Root mean square of the difference between the first two inputs' activations in one layer. */
function differenceOfTwo(values: Float64Array): number {
  const width = values.length / INPUTS;
  return rms(Float64Array.from({ length: width }, (_, j) => values[j]! - values[width + j]!));
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** What the histogram spans: the function's own limits where they are finite, else what the network reaches. */
function rangeOf(a: Passed['a'], limits: Range): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const layer of a)
    for (const value of layer) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (Number.isFinite(limits.low)) low = limits.low;
  if (Number.isFinite(limits.high)) high = limits.high;
  return high > low ? { low, high } : { low: low - 0.5, high: low + 0.5 };
}

function histogramOf(values: Float64Array, low: number, high: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const value of values)
    counts[Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS))]! += 1;
  return counts.map((count) => count / values.length);
}
