/**
 * The softmax family of one row of logits z, `count` of them from `start` on: log-sum-exp, softmax, its logarithm and
 * its Jacobian.
 *
 * All of them write Σ e^zₖ as e^largest · (1 + rest), where the rest leaves out the largest logit. Nothing overflows, and
 * ln(1 + rest) keeps its digits when one class has nearly all the probability. None allocates.
 *
 * Left out: infinite logits, which give NaN.
 */
import { exp, log1p } from '../portable.ts';

/** ln Σ e^zₖ. */
export function logSumExp(z: Float64Array, start: number, count: number): number {
  const top = indexOfLargest(z, start, count);
  return z[top]! + log1p(restOf(z, top, start, count));
}

/** Probabilities e^zₖ / Σⱼ e^zⱼ, written to the same places of `into`. */
export function softmax(z: Float64Array, into: Float64Array, start: number, count: number): void {
  const top = indexOfLargest(z, start, count);
  const largest = z[top]!;
  const sum = 1 + restOf(z, top, start, count);
  for (let k = start; k < start + count; k++) into[k] = exp(z[k]! - largest) / sum;
}

/** Their logarithms, in nats, written to the same places of `into`: two terms of one sign, so that nothing cancels. */
export function logSoftmax(z: Float64Array, into: Float64Array, start: number, count: number): void {
  const top = indexOfLargest(z, start, count);
  const largest = z[top]!;
  const lnSum = log1p(restOf(z, top, start, count));
  for (let k = start; k < start + count; k++) into[k] = z[k]! - largest - lnSum;
}

/** ∂pᵢ/∂zⱼ = pᵢ (δᵢⱼ − pⱼ) of the softmax p, written row by row into `into` [count × count]. */
export function softmaxJacobian(z: Float64Array, into: Float64Array, start: number, count: number): void {
  const top = indexOfLargest(z, start, count);
  const largest = z[top]!;
  const rest = restOf(z, top, start, count);
  for (let i = 0; i < count; i++) {
    const p = exp(z[start + i]! - largest) / (1 + rest);
    for (let j = 0; j < count; j++) into[i * count + j] = (-p * exp(z[start + j]! - largest)) / (1 + rest);
    into[i * count + i] = p * (start + i === top ? rest / (1 + rest) : 1 - p);
  }
}

export function indexOfLargest(z: Float64Array, start: number, count: number): number {
  let top = start;
  for (let k = start + 1; k < start + count; k++) if (z[k]! > z[top]!) top = k;
  return top;
}

/**
 * rest = Σ e^(zₖ − z_top) over all logits but the one at `top`. The probability of all the others together is then
 * rest / (1 + rest) for the largest; 1 − p would be 0 from logits 37 apart on. For the other classes 1 − p is at least
 * one half and has all its digits.
 */
export function restOf(z: Float64Array, top: number, start: number, count: number): number {
  const largest = z[top]!;
  let rest = 0;
  for (let k = start; k < start + count; k++) if (k !== top) rest += exp(z[k]! - largest);
  return rest;
}
