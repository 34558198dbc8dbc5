/**
 * C09: sigmoid goes with binary cross-entropy. One sigmoid unit with the input 1 must learn the answer 0. The slope of
 * the cross-entropy in its logit is p − y; the squared error multiplies it by σ′, which is nearly 0 where the unit is
 * sure, be it right or wrong.
 *
 * Left out: more inputs and more data. What separates the two losses is one factor, and one example shows it.
 */
import { defineExperiment } from '../experiment.ts';
import { sigmoid } from '../nn/activations.ts';
import { fitCurves, type LogisticFit } from '../nn/logisticFit.ts';
import { logitLosses, logitLossNames, steepestLogit, type LogitLossName } from '../nn/logitLosses.ts';
import { ln, log10 } from '../nn/portable.ts';
import { choice, logarithmic, points, real } from '../parameters.ts';
import { readPoints } from '../pointSet.ts';

/** Where the unit a = σ(w · 1 + b) starts, and how far it goes in a step. */
export interface Start {
  readonly w: number;
  readonly b: number;
  readonly learningRate: number;
}

/** Right means an output below this. */
export const RIGHT = 0.1;
const RIGHT_LOGIT = ln(RIGHT / (1 - RIGHT));
/** Steps after which a run that is not right yet is given up. */
export const MOST_STEPS = 100_000;

/** 0 and powers of 10, and where the axis of the path has them. */
export const STEP_TICKS = [0, 10, 100, 1000, 10_000, MOST_STEPS].map((step) => ({
  step,
  place: log10(1 + step),
}));

/** One point of the path that is drawn; `place` is log10(1 + step), so that the first steps have room too. */
export interface PathPoint {
  readonly step: number;
  readonly place: number;
  readonly output: number;
}

export interface Descent {
  /** Steps until the output is right; null where that takes more than `MOST_STEPS`. */
  readonly steps: number | null;
  /** What gradient flow takes, that is infinitely many infinitely small steps, in units of one step. */
  readonly flow: number;
  /** Value and slope of the loss at the start, and how far the first step moves the logit down. */
  readonly value: number;
  readonly slope: number;
  readonly move: number;
  /** Every step is run; those that are drawn lie ever farther apart. */
  readonly path: readonly PathPoint[];
}

export interface NeuronResult {
  readonly logit: number;
  readonly output: number;
  /** 1 − output, to all its digits. */
  readonly doubt: number;
  readonly descents: Readonly<Record<LogitLossName, Descent>>;
  readonly outcome: 'right' | 'leaning' | 'both' | 'mseLate';
}

export interface CrossEntropyResult extends NeuronResult {
  readonly fit: LogisticFit;
}

/** Half the length of the line on which the points lie. */
export const REACH = 3;
export const FIT_STEPS = [10, 100, 1000] as const;
/** The places at which a fitted curve is drawn. */
export const FIT_PLACES: readonly number[] = Array.from({ length: 121 }, (_, i) => (i / 60 - 1) * REACH);

/** Logits at which the losses are drawn, and the losses there. */
export const LOGITS: readonly number[] = Array.from({ length: 201 }, (_, i) => i / 10 - 10);
export const lossCurves = {
  bce: curvesOf('bce'),
  mse: curvesOf('mse'),
};
/** From here on the squared error bends down. */
export const STEEPEST = steepestLogit('mse');

const parameters = {
  w: real(-5, 5, 0.1, 5),
  b: real(-5, 5, 0.1, 5),
  learningRate: logarithmic(0.005, 5, 0.05, 0.15),
  loss: choice(logitLossNames, 'mse'),
  points: points(-REACH, REACH, 16, 'o-2.5_0o-1.6_0o-0.9_0x-0.3_1o0.4_0x1.1_1x1.8_1x2.6_1'),
};

export const experiment = defineExperiment({
  slug: 'cross-entropy',
  parameters,

  run: (values): CrossEntropyResult => ({ ...neuronOf(values), fit: fitPoints(values.points) }),

  claim: {
    seeds: 1,
    headline: 'stepsMse',
    quantities: {
      stepsMse: stepsOf(73_771, 'PyTorch in float64 takes 73771 steps'),
      stepsBce: stepsOf(70, 'PyTorch in float64 takes 70 steps'),
      stepsMseFromFour: stepsOf(469, 'PyTorch in float64 takes 469 steps'),
      stepsBceFromFour: stepsOf(50, 'PyTorch in float64 takes 50 steps'),
      flowMse: {
        unit: 'number',
        digits: 5,
        summary: 'mean',
        theory: null,
        low: 73_700,
        high: 73_840,
        basis: 'the measured 73771 steps, to a thousandth: small steps follow the flow',
      },
      nielsenEasy: publishedOutput(0.09, 0.0939557),
      nielsenHard: publishedOutput(0.2, 0.202848),
      slopeRatio: {
        unit: 'number',
        summary: 'mean',
        theory: 4.53958e-5,
        low: 4.53913e-5,
        high: 4.54003e-5,
        basis: 'closed form p(1 − p) at the logit 10',
      },
      steepest: {
        unit: 'number',
        summary: 'mean',
        theory: 0.693147,
        low: 0.69314,
        high: 0.693155,
        basis: 'closed form: the curvature p²(1 − p)(2 − 3p) changes its sign at p = 2/3, the logit ln 2',
      },
    },
    measure: () => ({
      stepsMse: stepsUntilRight('mse', from(5, 5)) ?? NaN,
      stepsBce: stepsUntilRight('bce', from(5, 5)) ?? NaN,
      stepsMseFromFour: stepsUntilRight('mse', from(2, 2)) ?? NaN,
      stepsBceFromFour: stepsUntilRight('bce', from(2, 2)) ?? NaN,
      flowMse: flowUntilRight('mse', from(5, 5)),
      nielsenEasy: outputAfter('mse', from(0.6, 0.9), 300),
      nielsenHard: outputAfter('mse', from(2, 2), 300),
      slopeRatio: slopeRatio(10),
      steepest: STEEPEST,
    }),
  },
});

const from = (w: number, b: number): Start => ({ w, b, learningRate: 0.15 });

function stepsOf(steps: number, basis: string) {
  const limits = { low: steps - 1, high: steps + 1 };
  return { unit: 'count', summary: 'mean', theory: null, ...limits, basis } as const;
}

function publishedOutput(published: number, expected: number) {
  const limits = { low: expected - 1e-4, high: expected + 1e-4 };
  const basis = 'PyTorch in float64; Nielsen prints two digits of the same run';
  return { unit: 'number', summary: 'mean', theory: published, ...limits, basis } as const;
}

/** The output after so many steps of gradient descent. Source: nielsen-2015, chapter 3. */
export function outputAfter(loss: LogitLossName, start: Start, steps: number): number {
  let output = NaN;
  follow(loss, start, steps, (step, z) => {
    if (step === steps) output = sigmoid.f(z);
    return false;
  });
  return output;
}

/** Steps until the output is below `RIGHT`; null where `MOST_STEPS` are not enough. */
export const stepsUntilRight = (loss: LogitLossName, start: Start): number | null =>
  descend(loss, start).steps;

/**
 * Gradient descent, as the core's trainer does it, written out for one weight: a step is nanoseconds, and there may be a
 * hundred thousand. `visit` sees the logit before the first step and after each, and ends the run by returning true.
 */
function follow(
  loss: LogitLossName,
  { w, b, learningRate }: Start,
  most: number,
  visit: (step: number, z: number) => boolean,
): void {
  const { slope } = logitLosses[loss];
  for (let step = 0; ; step++) {
    const z = w + b;
    if (visit(step, z) || step === most) return;
    const move = learningRate * slope(z);
    w -= move;
    b -= move;
  }
}

function descend(loss: LogitLossName, start: Start): Descent {
  const path: PathPoint[] = [];
  let steps: number | null = null;
  let next = 0;
  follow(loss, start, MOST_STEPS, (step, z) => {
    if (z < RIGHT_LOGIT) steps = step;
    if (step >= next || steps !== null) {
      path.push({ step, place: log10(1 + step), output: sigmoid.f(z) });
      next = Math.floor(step * 1.04) + 1;
    }
    return steps !== null;
  });
  const z = start.w + start.b;
  const { value, slope } = logitLosses[loss];
  const move = 2 * start.learningRate * slope(z);
  return { steps, flow: flowUntilRight(loss, start), value: value(z), slope: slope(z), move, path };
}

/** The same by gradient flow, in steps. Weight and bias move alike, so the logit moves by twice the rate times the slope. */
export function flowUntilRight(loss: LogitLossName, { w, b, learningRate }: Start): number {
  const { time } = logitLosses[loss];
  return w + b <= RIGHT_LOGIT ? 0 : (time(w + b) - time(RIGHT_LOGIT)) / (2 * learningRate);
}

/** Slope of the squared error over slope of the cross-entropy: p(1 − p). */
export const slopeRatio = (z: number): number => logitLosses.mse.slope(z) / logitLosses.bce.slope(z);

function curvesOf(loss: LogitLossName): { readonly value: number[]; readonly slope: number[] } {
  return { value: LOGITS.map(logitLosses[loss].value), slope: LOGITS.map(logitLosses[loss].slope) };
}

/** The neuron under both losses. */
export function neuronOf(start: Start): NeuronResult {
  const logit = start.w + start.b;
  const descents = { bce: descend('bce', start), mse: descend('mse', start) };
  const [output, doubt] = [sigmoid.f(logit), sigmoid.f(-logit)];
  return { logit, output, doubt, descents, outcome: outcomeOf(logit, descents) };
}

function outcomeOf(logit: number, { bce, mse }: NeuronResult['descents']): NeuronResult['outcome'] {
  if (bce.steps === 0) return 'right';
  if (mse.steps === null) return 'mseLate';
  return logit <= 0 ? 'leaning' : 'both';
}

/** The fit to points of the text. @throws if it is no list of points */
export function fitPoints(text: string): LogisticFit {
  const list = readPoints(text);
  const x = Float64Array.from(list, (point) => point.x);
  const y = list.map((point) => point.label);
  return fitCurves(x, y, FIT_STEPS, FIT_PLACES);
}
