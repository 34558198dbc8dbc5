/**
 * The losses by name. Each gives one number for a batch, the terms that it is the mean or the sum of, and its gradient in
 * respect of the network's output. What they are is said in `losses/`, together with the softmax family.
 *
 * Not in the record: losses that must be told how long a row is (`halfMse`, `softCrossEntropy`).
 */
import { crossEntropy } from './losses/crossEntropy.ts';
import {
  absoluteError,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  huber,
  squaredError,
} from './losses/elementwise.ts';
import type { Loss } from './losses/loss.ts';

export type { Loss, ReductionOptions } from './losses/loss.ts';
export * from './losses/crossEntropy.ts';
export * from './losses/elementwise.ts';
export { logSoftmax, logSumExp, softmax, softmaxJacobian } from './losses/softmax.ts';

/** Mean of (o − y)² over all elements, not over rows. */
export const mse = squaredError();

/** Σ (o − y)² over all elements. */
export const mseSum = squaredError({ reduction: 'sum' });

/** Binary cross-entropy of a probability, mean over all elements. */
export const bce = binaryCrossEntropy();

/** Binary cross-entropy of a logit, mean over all elements. */
export const bceWithLogits = binaryCrossEntropyWithLogits();

/** Cross-entropy of a row of logits with one class as the target, mean over rows. */
export const softmaxCrossEntropy = crossEntropy();

/** Every loss that can do without options, by name. */
export const losses = {
  mse,
  mseSum,
  l1: absoluteError(),
  huber: huber(),
  bce,
  bceWithLogits,
  softmaxCrossEntropy,
} satisfies Record<string, Loss>;

export type LossName = keyof typeof losses;
