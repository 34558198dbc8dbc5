/**
 * C08: σ maps the real numbers into the open interval (0, 1); a computer's σ reaches both ends. It is computed in float64
 * or float32, written in two ways, and where it becomes exactly 0 or 1 is found by halving. Beside it, the strip of
 * inputs in which a weight w passes a small change on at full size, |w σ′(wx + b)| ≥ 1.
 *
 * The e^z is that of `nn/portable.ts`. Another one, wrong in its last digit, would move the ends that are found here by
 * less than is printed.
 */
import { defineExperiment } from '../experiment.ts';
import { logSigmoid, sigmoid } from '../nn/activations.ts';
import { passingStrip, widestStrip, type Strip } from '../nn/passingStrip.ts';
import { ln, log10 } from '../nn/portable.ts';
import {
  formats,
  forms,
  roundedSigmoid,
  slopeFromOutput,
  type Form,
  type FormatName,
} from '../nn/roundedSigmoid.ts';
import { choice, logarithmic, real } from '../parameters.ts';

/** The figure shows inputs from −VIEW to VIEW. */
export const VIEW = 4;
/** Nothing happens beyond this pre-activation: e^±z has overflown, in either format. */
const FAR = 1000;

/** Where a computed sigmoid leaves the open interval. */
export interface Ends {
  /** From this pre-activation on, y is exactly 1. */
  readonly oneFrom: number;
  /** The same by theory: where e^−z has become half the gap above 1. */
  readonly oneTheory: number;
  /** Up to this one, y is exactly 0. */
  readonly zeroUpTo: number;
}

/** One number near 1 and the pre-activations that are rounded to it; `gaps` counts numbers down from 1. */
export interface Tread {
  readonly from: number;
  readonly to: number;
  readonly gaps: number;
}

/** The numbers just below 1, magnified. */
export interface Zoom {
  readonly from: number;
  readonly to: number;
  /** The most gaps that are shown. */
  readonly gaps: number;
  readonly treads: readonly Tread[];
  /** What σ is without rounding, at even steps from `from` to `to`. */
  readonly exact: Float64Array;
  /** The distance of two numbers in decades. */
  readonly decades: number;
}

export type State = 'one' | 'zero' | 'strip' | 'outside' | 'noStrip';

export interface RangeResult {
  /** The pre-activation wx + b, what σ of it is computed as, and the slope that y (1 − y) gives. */
  readonly z: number;
  readonly y: number;
  readonly slopeOfOutput: number;
  /** σ′(z) in decades, which underflow nowhere, and how many times as large a small change of x comes out: |w| σ′(z). */
  readonly slopeDecades: number;
  readonly gain: number;
  /** The largest gain of this w, at the middle x = −b/w. */
  readonly largestGain: number;
  readonly strip: Strip | null;
  readonly curve: { readonly x: Float64Array; readonly y: Float64Array; readonly gain: Float64Array };
  readonly ends: Ends;
  readonly zoom: Zoom;
  readonly state: State;
}

/** The strip that no weight surpasses. */
export const WIDEST = widestStrip();
/** The largest derivative of σ, found by trying. */
export const LARGEST_SLOPE = sigmoid.df(highest(-5, 5, sigmoid.df));

const parameters = {
  x: real(-VIEW, VIEW, 0.02, 0.2),
  w: logarithmic(0.1, 200, 0.02, 10),
  b: real(-10, 10, 0.1, 0),
  format: choice(['float64', 'float32'], 'float64'),
  form: choice(forms, 'decaying'),
};

export const experiment = defineExperiment({
  slug: 'sigmoid-range',
  parameters,

  run({ x, w, b, format, form }): RangeResult {
    const { round } = formats[format];
    const z = round(round(round(w) * round(x)) + round(b));
    const y = roundedSigmoid(z, format, form);
    const strip = passingStrip(w, b);
    return {
      z,
      y,
      slopeOfOutput: slopeFromOutput(y, format),
      // ln σ′(z) = ln σ(z) + ln σ(−z)
      slopeDecades: (logSigmoid.f(z) + logSigmoid.f(-z)) / Math.LN10,
      gain: w * sigmoid.df(z),
      largestGain: w * sigmoid.df(0),
      strip,
      curve: curveOf(w, b),
      ends: endsOf(format, form),
      zoom: zoomOf(format, form),
      state: stateOf(y, x, strip),
    };
  },

  claim: {
    seeds: 1,
    headline: 'oneFloat64',
    quantities: {
      oneFloat64: end(53 * Math.LN2, 'e^−z ≤ 2^−53, half the gap above 1, is rounded away'),
      oneFloat32: end(24 * Math.LN2, 'e^−z ≤ 2^−24, half the gap above 1, is rounded away'),
      oneRoundedOnce: end(54 * Math.LN2, '1 − σ(−z) is rounded once: σ(−z) ≤ 2^−54, half the gap below 1'),
      zeroFloat64: end(-1024 * Math.LN2, 'e^−z ≥ 2^1024 overflows'),
      zeroFloat32: end(-128 * Math.LN2, 'e^−z ≥ 2^128 overflows'),
      zeroFloat64BySign: end(-1075 * Math.LN2, 'e^z ≤ 2^−1075, half the smallest number, is rounded to 0'),
      zeroFloat32BySign: end(-150 * Math.LN2, 'e^z ≤ 2^−150, half the smallest number, is rounded to 0'),
      slopeFromOutput: near(0, 0, 'y = 1 leaves y (1 − y) = 0, exactly'),
      slopeLost: near(Number.EPSILON / 2, 1e-18, 'σ′ = e^−z / (1 + e^−z)² with e^−z = 2^−53'),
      largestSlope: near(0.25, 1e-12, 'y (1 − y) is largest at y = 1/2'),
      widestStrip: near(WIDEST.width, 1e-6, 'solved in closed form; 0.45 is published'),
      widestWeight: near(WIDEST.w, 1e-3, 'solved in closed form'),
    },
    measure: () => {
      const { oneFrom, zeroUpTo } = endsOf('float64', 'decaying');
      const single = endsOf('float32', 'decaying');
      const widestWeight = highest(4, 40, measuredWidth);
      return {
        oneFloat64: oneFrom,
        oneFloat32: single.oneFrom,
        oneRoundedOnce: firstWhere(0, FAR, (z) => 1 - sigmoid.f(-z) === 1),
        zeroFloat64: zeroUpTo,
        zeroFloat32: single.zeroUpTo,
        zeroFloat64BySign: endsOf('float64', 'bySign').zeroUpTo,
        zeroFloat32BySign: endsOf('float32', 'bySign').zeroUpTo,
        slopeFromOutput: slopeFromOutput(roundedSigmoid(oneFrom, 'float64', 'decaying'), 'float64'),
        slopeLost: sigmoid.df(oneFrom),
        largestSlope: LARGEST_SLOPE,
        widestStrip: measuredWidth(widestWeight),
        widestWeight,
      };
    },
  },
});

function near(theory: number, by: number, basis: string) {
  return { unit: 'number', summary: 'mean', theory, low: theory - by, high: theory + by, basis } as const;
}

function end(theory: number, basis: string) {
  return { ...near(theory, 1e-4, basis), digits: 6 } as const;
}

function endsOf(format: FormatName, form: Form): Ends {
  const { round, gapBelow1 } = formats[format];
  return {
    oneFrom: round(firstWhere(0, FAR, (z) => roundedSigmoid(z, format, form) === 1)),
    oneTheory: -ln(gapBelow1),
    zeroUpTo: round(-firstWhere(0, FAR, (z) => roundedSigmoid(-z, format, form) === 0)),
  };
}

/** The smallest number between low and high at which a condition holds that holds at high, and everywhere above that number. */
function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [before, after] = [low, high];
  for (;;) {
    const middle = (before + after) / 2;
    if (middle <= before || middle >= after) return after;
    if (holds(middle)) after = middle;
    else before = middle;
  }
}

/** Where a function with one peak has it, by thirds. */
function highest(low: number, high: number, f: (value: number) => number): number {
  let [from, to] = [low, high];
  for (let k = 0; k < 100; k++) {
    const [left, right] = [from + (to - from) / 3, to - (to - from) / 3];
    if (f(left) < f(right)) from = left;
    else to = right;
  }
  return (from + to) / 2;
}

/** The width of the strip without its formula: σ′ falls on both sides of 0, and the strip ends where it is 1/w. */
const measuredWidth = (w: number): number => (2 * firstWhere(0, FAR, (z) => w * sigmoid.df(z) < 1)) / w;

function stateOf(y: number, x: number, strip: Strip | null): State {
  if (y === 1) return 'one';
  if (y === 0) return 'zero';
  if (!strip) return 'noStrip';
  return x >= strip.from && x <= strip.to ? 'strip' : 'outside';
}

/** Even steps over the view, and finer ones where the curve turns. */
function curveOf(w: number, b: number): RangeResult['curve'] {
  const even = Array.from({ length: 121 }, (_, k) => (k / 60 - 1) * VIEW);
  const fine = Array.from({ length: 121 }, (_, k) => (k / 5 - 12 - b) / w).filter((x) => Math.abs(x) < VIEW);
  const x = Float64Array.from([...even, ...fine]).sort();
  return {
    x,
    y: x.map((value) => sigmoid.f(w * value + b)),
    gain: x.map((value) => w * sigmoid.df(w * value + b)),
  };
}

function zoomOf(format: FormatName, form: Form): Zoom {
  const { gapBelow1 } = formats[format];
  const middle = -ln(gapBelow1);
  const [from, to] = [middle - 2.3, middle + 1.6];
  const gapsAt = (z: number): number => (1 - roundedSigmoid(z, format, form)) / gapBelow1;
  const treads: Tread[] = [];
  for (let z = from; z < to; z = treads.at(-1)!.to) {
    const gaps = gapsAt(z);
    const isLast = gapsAt(to) === gaps;
    treads.push({ from: z, to: isLast ? to : firstWhere(z, to, (value) => gapsAt(value) !== gaps), gaps });
  }
  const exact = Float64Array.from(
    { length: 81 },
    (_, k) => sigmoid.f(-from - ((to - from) * k) / 80) / gapBelow1,
  );
  return { from, to, gaps: Math.ceil(exact[0]!), treads, exact, decades: log10(gapBelow1) };
}
