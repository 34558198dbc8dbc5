/**
 * Losses that treat every output by itself: squared, absolute and Huber's error, and binary cross-entropy of a
 * probability or of a logit. Outputs are called o, targets y; the mean is taken over all elements, not over rows,
 * except in `halfMse`.
 */
import { exp, ln, log1p } from '../portable.ts';
import { type Loss, type ReductionOptions, checkAlike, checkOption, checkWidth, reduced } from './loss.ts';

/** (o − y)². No factor 1/2, hence the slope 2(o − y). Source: rumelhart-1986. */
export const squaredError = (options: ReductionOptions = {}): Loss =>
  elementwise(options.reduction === 'sum' ? 'mseSum' : 'mse', options, {
    value: (o, y) => (o - y) * (o - y),
    slope: (o, y) => 2 * (o - y),
  });

/** |o − y|. The slope at a tie is 0, as in PyTorch. */
export const absoluteError = (options: ReductionOptions = {}): Loss =>
  elementwise('l1', options, {
    value: (o, y) => Math.abs(o - y),
    slope: (o, y) => Math.sign(o - y),
  });

export interface HuberOptions extends ReductionOptions {
  /** Where the parabola becomes a line, above 0; 1 unless told otherwise. */
  readonly delta?: number;
}

/**
 * d²/2 for |d| ≤ δ, else δ(|d| − δ/2), with d = o − y: a squared error whose slope, d clipped to ±δ, never exceeds δ.
 *
 * @throws unless δ is above 0. Source: huber-1964.
 */
export function huber({ delta = 1, ...options }: HuberOptions = {}): Loss {
  checkOption('huber', 'delta', delta, Number.MIN_VALUE, Number.MAX_VALUE);
  return elementwise('huber', options, {
    value: (o, y) => {
      const d = Math.abs(o - y);
      return d <= delta ? (d * d) / 2 : delta * (d - delta / 2);
    },
    slope: (o, y) => Math.min(Math.max(o - y, -delta), delta),
  });
}

/**
 * Binary cross-entropy of the probability p = o, target t in [0, 1], in nats: −t ln p − (1 − t) ln(1 − p).
 * As in PyTorch each logarithm is at least −100 and p(1 − p) in the slope at least 10⁻¹²; the true loss at p = 0,
 * t = 1 is infinite. Prefer `binaryCrossEntropyWithLogits`, which needs no such clamp. Source: paszke-2019.
 */
export const binaryCrossEntropy = (options: ReductionOptions = {}): Loss =>
  elementwise('bce', options, {
    value: (p, t) => -(t * Math.max(ln(p), -100) + (1 - t) * Math.max(log1p(-p), -100)),
    slope: (p, t) => (p - t) / Math.max(p * (1 - p), 1e-12),
  });

export interface LogitOptions extends ReductionOptions {
  /** Weight w of the positive class; 1 unless told otherwise. Above 1, a missed positive costs more. */
  readonly posWeight?: number;
}

/**
 * Binary cross-entropy of p = σ(z) with z = o, a logit, in nats: (1 − t) ln(1 + e^z) + w t ln(1 + e^−z), whose terms
 * are both positive: nothing cancels. The slope is (1 − t) σ(z) − w t σ(−z), which for w = 1 is σ(z) − t: the slope of
 * the sigmoid has canceled. Written this way it does not round to 0 from z = 37 on where t = 1.
 *
 * @throws unless w is at least 0.
 */
export function binaryCrossEntropyWithLogits({ posWeight = 1, ...options }: LogitOptions = {}): Loss {
  checkOption('bceWithLogits', 'posWeight', posWeight, 0, Number.MAX_VALUE);
  return elementwise('bceWithLogits', options, {
    value: (z, t) => {
      const lnSum = log1p(exp(-Math.abs(z)));
      return (1 - t) * (Math.max(z, 0) + lnSum) + posWeight * t * (Math.max(-z, 0) + lnSum);
    },
    slope: (z, t) => {
      // σ(z) and σ(−z), the larger and the smaller of the two, from one exponential.
      const e = exp(-Math.abs(z));
      const larger = 1 / (1 + e);
      const smaller = e / (1 + e);
      return z >= 0 ? (1 - t) * larger - posWeight * t * smaller : (1 - t) * smaller - posWeight * t * larger;
    },
  });
}

export interface RowOptions {
  /** Numbers in one row of the output. */
  readonly outputs: number;
}

/**
 * ½ Σ (o − y)² over one row, mean over the rows: the slope is (o − y) / rows, without a factor 2 and without the number
 * of outputs. With one output a row it is half of `mse`.
 *
 * @throws if the output is not whole rows of `outputs` numbers. Source: rumelhart-1986.
 */
export function halfMse({ outputs }: RowOptions): Loss {
  const name = 'halfMse';
  return reduced(
    {
      name,
      count(o, y) {
        checkAlike(name, o, y);
        checkWidth(name, 'outputs', outputs, o);
        return o.length / outputs;
      },
      term(o, y, row) {
        let total = 0;
        for (let k = row * outputs; k < (row + 1) * outputs; k++) total += (o[k]! - y[k]!) * (o[k]! - y[k]!);
        return total / 2;
      },
      slope(o, y, row, _rows, into) {
        for (let k = row * outputs; k < (row + 1) * outputs; k++) into[k] = o[k]! - y[k]!;
      },
    },
    {},
  );
}

interface Element {
  value(output: number, target: number): number;
  slope(output: number, target: number): number;
}

function elementwise(name: string, options: ReductionOptions, { value, slope }: Element): Loss {
  return reduced(
    {
      name,
      count(output, target) {
        checkAlike(name, output, target);
        return output.length;
      },
      term: (output, target, i) => value(output[i]!, target[i]!),
      slope: (output, target, i, _count, into) => {
        into[i] = slope(output[i]!, target[i]!);
      },
    },
    options,
  );
}
