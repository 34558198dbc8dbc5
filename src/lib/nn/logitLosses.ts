/**
 * Two losses of one sigmoid output as functions of its logit z, when the answer is 0; p = σ(z). For the answer 1 put −z
 * in place of z.
 *
 * `time` is an antiderivative of 1 / slope: gradient flow dz/dt = −slope takes time(from) − time(to).
 */
import { sigmoid, softplus } from './activations.ts';
import { exp } from './portable.ts';

export interface LossOfLogit {
  value(z: number): number;
  slope(z: number): number;
  time(z: number): number;
}

/** Binary cross-entropy −ln(1 − p) = ln(1 + e^z), in nats. Slope p, curvature p(1 − p), never negative. */
const bce: LossOfLogit = {
  value: softplus.f,
  slope: sigmoid.f,
  time: (z) => z - exp(-z),
};

/** Half the squared error, p² / 2. Slope p σ′(z), curvature p²(1 − p)(2 − 3p): negative from z = ln 2 on. */
const mse: LossOfLogit = {
  value: (z) => (sigmoid.f(z) * sigmoid.f(z)) / 2,
  // σ and σ′ from one exponential: half the time of the two functions, and the same bits.
  slope: (z) => {
    const e = exp(-Math.abs(z));
    return ((z >= 0 ? 1 : e) / (1 + e)) * (e / ((1 + e) * (1 + e)));
  },
  time: (z) => exp(z) + 3 * z - 3 * exp(-z) - exp(-2 * z) / 2,
};

/** By name. Source: nielsen-2015, chapter 3. */
export const logitLosses = { mse, bce };

export type LogitLossName = keyof typeof logitLosses;

export const logitLossNames = Object.keys(logitLosses) as LogitLossName[];

/** The logit in [−10, 10] at which a loss is steepest, by ternary search: beyond it, if it is not an end, the loss bends down. */
export function steepestLogit(loss: LogitLossName): number {
  const { slope } = logitLosses[loss];
  let [low, high] = [-10, 10];
  for (let k = 0; k < 80; k++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (slope(left) < slope(right)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}
