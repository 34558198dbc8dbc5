/**
 * The exact learning curve of a deep linear network with one number in each layer. The network computes u x with
 * u = w₁ w₂ … w_N, all weights start equal, and gradient flow on (s − u)² / 2 moves each by dw/dt = w^(N−1) (s − w^N),
 * hence du/dt = N u^(2−2/N) (s − u). One and two layers have a closed form; for more, this equation is integrated in
 * steps so fine that its error does not show.
 *
 * Left out: unequal starts, whose differences w_i² − w_j² the flow keeps for ever, and matrices, whose singular modes
 * each follow this equation when they start aligned.
 */
import { exp, ln } from './portable.ts';

/** Depth N (1, 2, …), the product u₀ ≥ 0 at the start, and the target s. All are dimensionless. */
export interface DeepLinearFlow {
  readonly depth: number;
  readonly start: number;
  readonly target: number;
}

/** Each of the N equal weights whose product is `start`. */
export function weightAtStart({ depth, start }: DeepLinearFlow): number {
  return depth === 1 || start === 0 ? start : exp(ln(start) / depth);
}

/**
 * u(t) at rising times t ≥ 0: s − (s − u₀) e^−t for one layer; s e^(2st) / (e^(2st) − 1 + s/u₀) for two, written with
 * a decaying exponential so that it cannot overflow. A product of several layers that starts at 0 stays there.
 *
 * Source: saxe-2014, equation 8 and section 3.
 */
export function exactProducts(flow: DeepLinearFlow, times: Float64Array): Float64Array {
  if (flow.depth === 1) return times.map((t) => flow.target - (flow.target - flow.start) * exp(-t));
  if (flow.start === 0) return new Float64Array(times.length);
  return flow.depth === 2 ? times.map((t) => twoLayers(flow, t)) : integratedProducts(flow, times);
}

function twoLayers({ start, target }: DeepLinearFlow, t: number): number {
  if (target === 0) return start / (1 + 2 * start * t);
  const decay = exp(-2 * Math.abs(target) * t);
  if (target > 0) return (target * start) / (start + (target - start) * decay);
  return (target * start * decay) / (start * decay + target - start);
}

/** u(t) at rising times by the classical Runge–Kutta method on one weight; any depth, and any start but 0 for several. */
export function integratedProducts(flow: DeepLinearFlow, times: Float64Array): Float64Array {
  const longest = 0.1 / steepness(flow);
  let w = weightAtStart(flow);
  let now = 0;
  return times.map((t) => {
    const count = Math.ceil((t - now) / longest);
    const h = count === 0 ? 0 : (t - now) / count;
    for (let k = 0; k < count; k++) w = rungeKuttaStep(flow, w, h);
    now = t;
    return wholePower(w, flow.depth);
  });
}

function rungeKuttaStep(flow: DeepLinearFlow, w: number, h: number): number {
  const k1 = weightSpeed(flow, w);
  const k2 = weightSpeed(flow, w + (h / 2) * k1);
  const k3 = weightSpeed(flow, w + (h / 2) * k2);
  const k4 = weightSpeed(flow, w + h * k3);
  return w + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
}

/**
 * By how much gradient descent with this learning rate η lies beside the flow where the product is u, to first order
 * in η. Euler's method on dw/dt = g(w) is late by (η/2) g ln(g/g₀); a change of w is N w^(N−1) times that of u.
 */
export function descentError(flow: DeepLinearFlow, learningRate: number, u: number): number {
  const w = weightAtStart({ ...flow, start: u });
  const speed = weightSpeed(flow, w);
  const ratio = speed / weightSpeed(flow, weightAtStart(flow));
  if (!(ratio > 0 && ratio < Infinity)) return 0;
  return -0.5 * learningRate * speed * ln(ratio) * flow.depth * wholePower(w, flow.depth - 1);
}

/** The largest error of descent on the way that u(t) goes until `duration`, as a share of the way from start to target. */
export function largestDescentError(flow: DeepLinearFlow, learningRate: number, duration: number): number {
  const end = exactProducts(flow, Float64Array.of(duration))[0]!;
  let largest = 0;
  for (let k = 0; k <= STATIONS; k++) {
    const u = flow.start + ((end - flow.start) * k) / STATIONS;
    largest = Math.max(largest, Math.abs(descentError(flow, learningRate, u)));
  }
  return largest / wayOf(flow);
}

/** Places between start and end at which the error is looked at: its peak is flat. */
const STATIONS = 500;

/** From start to target; 1 where they are the same, so that nothing is divided by 0. */
export function wayOf({ start, target }: DeepLinearFlow): number {
  return Math.abs(target - start) || 1;
}

/** Where du/dt is largest, as a share of the target: (2N − 2) / (3N − 2), which is 0, 1/2, 4/7, … */
export const fastestShare = (depth: number): number => (2 * depth - 2) / (3 * depth - 2);

/** dw/dt = w^(N−1) (s − w^N). */
function weightSpeed({ depth, target }: DeepLinearFlow, w: number): number {
  const others = wholePower(w, depth - 1);
  return others * (target - others * w);
}

/** No less than the derivative of dw/dt anywhere on the way: what the length of a step must respect. */
function steepness({ depth, start, target }: DeepLinearFlow): number {
  const size = Math.max(start, Math.abs(target));
  const largest = Math.max(1, weightAtStart({ depth, start: size, target }));
  const others = wholePower(largest, depth - 1);
  return (depth - 1) * others * size + (2 * depth - 1) * others * others;
}

function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let k = 0; k < exponent; k++) power *= base;
  return power;
}
