/**
 * Softmax and cross-entropy in one, in nats: output [rows × classes] holds logits z, and a row costs −Σₖ qₖ ln pₖ with
 * p = softmax z. The target q is all on one class, or a distribution; label smoothing s mixes it with the uniform one,
 * (1 − s) q + s / classes. The mean is taken over the rows. Source of smoothing: szegedy-2016, section 7.
 *
 * Left out: weights of classes, and labels that are to be ignored.
 */
import { log1p } from '../portable.ts';
import { type Loss, type ReductionOptions, type Terms, reduced } from './loss.ts';
import { checkAlike, checkFinite, checkOption, checkWidth } from './loss.ts';
import { indexOfLargest, restOf, softmax } from './softmax.ts';

export interface CrossEntropyOptions extends ReductionOptions {
  /** s, from 0 (the default) to 1. */
  readonly labelSmoothing?: number;
}

/**
 * The target holds one class index a row, so a row costs ln Σₖ e^zₖ − z_target; its slope is softmax − one-hot.
 *
 * @throws if the output is not rows × classes finite numbers, or a target is not a class, or s is not in [0, 1].
 */
export function crossEntropy({ labelSmoothing = 0, ...options }: CrossEntropyOptions = {}): Loss {
  const name = 'softmaxCrossEntropy';
  checkOption(name, 'labelSmoothing', labelSmoothing, 0, 1);
  const targets: Targets = {
    rows: (z, target) => {
      checkLabels(name, z, target);
      return target.length;
    },
    q: (target, row, k) => (target[row] === k ? 1 : 0),
  };
  return reduced(termsOf(name, targets, labelSmoothing), options);
}

export interface SoftCrossEntropyOptions extends CrossEntropyOptions {
  readonly classes: number;
}

/**
 * The target holds a distribution q over the classes for every row. The slope is p Σₖ qₖ − q, and Σₖ qₖ is 1 unless the
 * caller chose otherwise.
 *
 * @throws if output and target are not rows × classes finite numbers each, or s is not in [0, 1].
 */
export function softCrossEntropy(options: SoftCrossEntropyOptions): Loss {
  const { classes, labelSmoothing = 0, ...rest } = options;
  const name = 'softCrossEntropy';
  checkOption(name, 'labelSmoothing', labelSmoothing, 0, 1);
  const targets: Targets = {
    rows: (z, target) => {
      checkAlike(name, z, target);
      checkWidth(name, 'classes', classes, z);
      return z.length / classes;
    },
    q: (target, row, k) => target[row * classes + k]!,
  };
  return reduced(termsOf(name, targets, labelSmoothing), rest);
}

/** How a target is read. */
interface Targets {
  /** The number of rows. @throws if output and target do not fit each other. */
  rows(z: Float64Array, target: ArrayLike<number>): number;
  /** The share of class k in row `row`, before smoothing. */
  q(target: ArrayLike<number>, row: number, k: number): number;
}

function termsOf(name: string, { rows, q }: Targets, smoothing: number): Terms {
  const smoothed = (target: ArrayLike<number>, row: number, k: number, classes: number): number =>
    (1 - smoothing) * q(target, row, k) + smoothing / classes;
  return {
    name,
    count: rows,
    term(z, target, row, count) {
      const classes = z.length / count;
      const start = row * classes;
      const top = indexOfLargest(z, start, classes);
      const lnSum = log1p(restOf(z, top, start, classes));
      let cost = 0;
      // −ln pₖ is a sum of two numbers that are not negative: it has its digits even where p is nearly 1.
      for (let k = 0; k < classes; k++)
        cost += smoothed(target, row, k, classes) * (z[top]! - z[start + k]! + lnSum);
      return cost;
    },
    slope(z, target, row, count, into) {
      const classes = z.length / count;
      const start = row * classes;
      const top = indexOfLargest(z, start, classes);
      const rest = restOf(z, top, start, classes);
      let total = 0;
      for (let k = 0; k < classes; k++) total += smoothed(target, row, k, classes);
      softmax(z, into, start, classes);
      // pₖ Σq − qₖ as pₖ (Σq − qₖ) − qₖ (1 − pₖ): a right and certain answer keeps its small slope, where p rounds to 1.
      for (let k = 0; k < classes; k++) {
        const p = into[start + k]!;
        const share = smoothed(target, row, k, classes);
        const others = start + k === top ? rest / (1 + rest) : 1 - p;
        into[start + k] = p * (total - share) - share * others;
      }
    },
  };
}

function checkLabels(name: string, z: Float64Array, target: ArrayLike<number>): void {
  const classes = z.length / target.length;
  if (!(Number.isInteger(classes) && classes >= 1)) {
    const got = `${z.length} outputs for ${target.length} targets`;
    throw new RangeError(`${name}: expected rows × classes outputs, got ${got}`);
  }
  checkFinite(name, 'output', z);
  for (let row = 0; row < target.length; row++) {
    const k = target[row]!;
    if (Number.isInteger(k) && k >= 0 && k < classes) continue;
    throw new RangeError(`${name}: expected a class 0 … ${classes - 1}, got target[${row}] = ${k}`);
  }
}
