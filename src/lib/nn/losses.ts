/**
 * Losses: each gives one number for a batch and its gradient in respect of the network's output.
 *
 * Left out: weights of classes or samples, soft labels, and reductions other than the one stated at each loss.
 * A loss throws on an output that is not finite: a mean over NaN says nothing about where training broke.
 */
import { sigmoid } from './activations.ts';
import { exp, ln, log1p } from './portable.ts';

export interface Loss {
  /** The loss of the batch, a single number. */
  value(output: Float64Array, target: ArrayLike<number>): number;
  /** Writes ∂loss/∂output into `into`, which has the output's length. */
  gradient(output: Float64Array, target: ArrayLike<number>, into: Float64Array): void;
}

/** Σ (o − y)² over all elements. No factor 1/2, hence the gradient 2(o − y). Source: rumelhart-1986. */
export const mseSum: Loss = elementwise('mseSum', {
  value: (o, y) => (o - y) * (o - y),
  slope: (o, y) => 2 * (o - y),
  reduction: 'sum',
});

/** Mean of (o − y)² over all elements, not over rows. No factor 1/2. Source: rumelhart-1986. */
export const mse: Loss = elementwise('mse', {
  value: (o, y) => (o - y) * (o - y),
  slope: (o, y) => 2 * (o - y),
  reduction: 'mean',
});

/**
 * Binary cross-entropy of the probability p = output, target t in [0, 1], in nats, mean over all elements.
 * As in PyTorch each logarithm is at least −100 and p(1 − p) in the gradient at least 10⁻¹²; the true loss at p = 0,
 * t = 1 is infinite. Prefer `bceWithLogits`, which needs no such clamp. Source: paszke-2019.
 */
export const bce: Loss = elementwise('bce', {
  value: (p, t) => -(t * Math.max(ln(p), -100) + (1 - t) * Math.max(log1p(-p), -100)),
  slope: (p, t) => (p - t) / Math.max(p * (1 - p), 1e-12),
  reduction: 'mean',
});

/**
 * Binary cross-entropy of p = σ(z) with z = output, a logit: max(z, 0) − zt + ln(1 + e^−|z|), in nats, mean over all
 * elements. The gradient is σ(z) − t: the slope of the sigmoid has canceled.
 */
export const bceWithLogits: Loss = elementwise('bceWithLogits', {
  value: (z, t) => Math.max(z, 0) - z * t + log1p(exp(-Math.abs(z))),
  // σ(z) − t without its cancellation: at t = 1 this is −σ(−z), which does not round to 0 from z = 37 on.
  slope: (z, t) => (1 - t) * sigmoid.f(z) - t * sigmoid.f(-z),
  reduction: 'mean',
});

/**
 * Softmax and cross-entropy in one: output [rows × classes] holds logits, target one class index a row.
 * loss = mean over rows of ln Σₖ e^zₖ − z_target, in nats; gradient (softmax − one-hot) / rows.
 *
 * @throws if the output is not rows × classes finite numbers, or a target is not a class.
 */
export const softmaxCrossEntropy: Loss = {
  value(output, target) {
    const classes = checkClasses(output, target);
    let total = 0;
    for (let row = 0; row < target.length; row++) {
      const { largest, rest } = logSumExp(output, row * classes, classes);
      total += largest - output[row * classes + target[row]!]! + log1p(rest);
    }
    return total / target.length;
  },
  gradient(output, target, into) {
    const classes = checkClasses(output, target);
    checkLength('softmaxCrossEntropy', 'gradient', into, output.length);
    for (let row = 0; row < target.length; row++) {
      const start = row * classes;
      softmax(output, into, start, classes);
      into[start + target[row]!]! -= 1;
      for (let k = start; k < start + classes; k++) into[k]! /= target.length;
    }
  },
};

/** Every loss, by name. */
export const losses = { mse, mseSum, bce, bceWithLogits, softmaxCrossEntropy } satisfies Record<string, Loss>;

export type LossName = keyof typeof losses;

/** Probabilities e^zₖ / Σⱼ e^zⱼ of one row: `count` logits from `start` on, written to the same places of `into`. */
export function softmax(output: Float64Array, into: Float64Array, start: number, count: number): void {
  const { largest, rest } = logSumExp(output, start, count);
  for (let k = start; k < start + count; k++) into[k] = exp(output[k]! - largest) / (1 + rest);
}

/**
 * Σ e^zₖ = e^largest · (1 + rest). The largest logit itself is left out of `rest`, so that ln(1 + rest) keeps its
 * digits when one class has nearly all the probability.
 */
function logSumExp(output: Float64Array, start: number, count: number): { largest: number; rest: number } {
  let top = start;
  for (let k = start + 1; k < start + count; k++) if (output[k]! > output[top]!) top = k;
  const largest = output[top]!;
  let rest = 0;
  for (let k = start; k < start + count; k++) if (k !== top) rest += exp(output[k]! - largest);
  return { largest, rest };
}

interface Element {
  value(output: number, target: number): number;
  slope(output: number, target: number): number;
  readonly reduction: 'mean' | 'sum';
}

/** A loss that treats every element alike. */
function elementwise(name: string, { value, slope, reduction }: Element): Loss {
  return {
    value(output, target) {
      check(name, output, target);
      let total = 0;
      for (let i = 0; i < output.length; i++) total += value(output[i]!, target[i]!);
      return reduction === 'mean' ? total / output.length : total;
    },
    gradient(output, target, into) {
      check(name, output, target);
      checkLength(name, 'gradient', into, output.length);
      const count = reduction === 'mean' ? output.length : 1;
      for (let i = 0; i < output.length; i++) into[i] = slope(output[i]!, target[i]!) / count;
    },
  };
}

function check(name: string, output: Float64Array, target: ArrayLike<number>): void {
  if (output.length === 0) throw new RangeError(`${name}: expected at least one output, got none`);
  checkLength(name, 'target', target, output.length);
  checkFinite(name, 'output', output);
  checkFinite(name, 'target', target);
}

function checkClasses(output: Float64Array, target: ArrayLike<number>): number {
  const classes = output.length / target.length;
  if (!(Number.isInteger(classes) && classes >= 1)) {
    const got = `${output.length} outputs for ${target.length} targets`;
    throw new RangeError(`softmaxCrossEntropy: expected rows × classes outputs, got ${got}`);
  }
  checkFinite('softmaxCrossEntropy', 'output', output);
  for (let row = 0; row < target.length; row++) {
    const k = target[row]!;
    if (Number.isInteger(k) && k >= 0 && k < classes) continue;
    throw new RangeError(
      `softmaxCrossEntropy: expected a class 0 … ${classes - 1}, got target[${row}] = ${k}`,
    );
  }
  return classes;
}

function checkLength(name: string, what: string, values: ArrayLike<number>, expected: number): void {
  if (values.length === expected) return;
  throw new RangeError(`${name}: expected a ${what} of length ${expected}, got ${values.length}`);
}

function checkFinite(name: string, what: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    throw new RangeError(`${name}: expected a finite ${what}, got ${what}[${i}] = ${values[i]}`);
  }
}
