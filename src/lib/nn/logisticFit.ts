/**
 * Logistic regression on a line: p(x) = σ(wx + b) is fitted to labeled places by gradient descent on the binary
 * cross-entropy, from w = b = 0, and whether the likelihood has a maximum at all is read off the order of the places.
 *
 * Left out: regularization, which would make every fit finite, and fits in more dimensions.
 */
import { sigmoid } from './activations.ts';
import { bceWithLogits } from './losses.ts';

/**
 * Where the likelihood of labeled places has its maximum:
 * - `empty`: there is nothing to fit.
 * - `oneClass`: nowhere; the larger the bias the better, in one direction or the other.
 * - `onePlace`: on a whole line of (w, b), since all places are one.
 * - `separable`: nowhere; some threshold parts the classes, and then every larger |w| fits better.
 * - `overlapping`: at one (w, b).
 */
export type MaximumPlace = 'empty' | 'oneClass' | 'onePlace' | 'separable' | 'overlapping';

/** Classes that touch in a single place count as separable: the fit grows without bound there, too. */
export function maximumPlace(x: ArrayLike<number>, y: ArrayLike<number>): MaximumPlace {
  if (x.length === 0) return 'empty';
  const [zeros, ones] = [rangeOf(x, y, 0), rangeOf(x, y, 1)];
  if (!zeros || !ones) return 'oneClass';
  if (Math.min(zeros.low, ones.low) === Math.max(zeros.high, ones.high)) return 'onePlace';
  return zeros.high <= ones.low || ones.high <= zeros.low ? 'separable' : 'overlapping';
}

export interface Fit {
  readonly steps: number;
  readonly w: number;
  readonly b: number;
  /** Mean binary cross-entropy, in nats. */
  readonly loss: number;
}

/**
 * The fit after each number of steps. The rate is 4 / mean(x² + 1), which no curvature of the loss can overshoot.
 *
 * @throws if there are no places, or not as many labels, or `marks` do not rise.
 */
export function fitLogistic(x: Float64Array, y: ArrayLike<number>, marks: readonly number[]): Fit[] {
  check(x, y, marks);
  const rate = 4 / (1 + x.reduce((sum, value) => sum + value * value, 0) / x.length);
  let [w, b, step] = [0, 0, 0];
  return marks.map((steps) => {
    for (; step < steps; step++) [w, b] = descend(w, b, x, y, rate);
    return {
      steps,
      w,
      b,
      loss: bceWithLogits.value(
        x.map((place) => w * place + b),
        y,
      ),
    };
  });
}

/** One step of gradient descent: the slope of a place's loss is p − y in its logit, times x for the weight. */
function descend(
  w: number,
  b: number,
  x: Float64Array,
  y: ArrayLike<number>,
  rate: number,
): [number, number] {
  let [dw, db] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const excess = sigmoid.f(w * x[i]! + b) - y[i]!;
    dw += excess * x[i]!;
    db += excess;
  }
  return [w - (rate * dw) / x.length, b - (rate * db) / x.length];
}

/** A fit and its curve p over the places asked for. */
export interface FittedCurve extends Fit {
  readonly probability: readonly number[];
}

export interface LogisticFit {
  readonly state: MaximumPlace;
  /** One a mark; empty where there is nothing to fit. */
  readonly curves: readonly FittedCurve[];
  /** Whether the steps between the last two marks have moved w and b by less than a thousandth. */
  readonly settled: boolean;
  /** Where the last fit says one half; null where it is level. */
  readonly half: number | null;
  /** For every place whether the last fit gives its class less than one half. */
  readonly wrong: readonly boolean[];
}

/** Fits and draws. @throws as `fitLogistic` does, but for an empty x; needs two marks. */
export function fitCurves(
  x: Float64Array,
  y: ArrayLike<number>,
  marks: readonly number[],
  places: readonly number[],
): LogisticFit {
  const state = maximumPlace(x, y);
  if (state === 'empty') return { state, curves: [], settled: true, half: null, wrong: [] };
  const curves = fitLogistic(x, y, marks).map((fit) => ({
    ...fit,
    probability: places.map((place) => sigmoid.f(fit.w * place + fit.b)),
  }));
  const [before, last] = [curves.at(-2)!, curves.at(-1)!];
  const moved = Math.max(Math.abs(last.w - before.w), Math.abs(last.b - before.b));
  return {
    state,
    curves,
    settled: moved < 1e-3,
    half: last.w === 0 ? null : -last.b / last.w,
    wrong: Array.from(x, (place, i) => (y[i] === 1 ? 1 : -1) * (last.w * place + last.b) < 0),
  };
}

function rangeOf(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  label: number,
): { readonly low: number; readonly high: number } | null {
  const own = Array.from(x).filter((_, i) => y[i] === label);
  return own.length === 0 ? null : { low: Math.min(...own), high: Math.max(...own) };
}

function check(x: Float64Array, y: ArrayLike<number>, marks: readonly number[]): void {
  if (x.length === 0 || x.length !== y.length) {
    throw new RangeError(
      `fitLogistic: expected a label for each of at least one place, got ${x.length} and ${y.length}`,
    );
  }
  if (marks.every((mark, i) => Number.isInteger(mark) && mark >= (marks[i - 1] ?? 0))) return;
  throw new RangeError(`fitLogistic: expected rising numbers of steps, got [${marks.join(', ')}]`);
}
