/**
 * Adam and AdamW: steps of nearly the same length for every parameter, whatever the size of its gradient.
 *
 * The formulas are PyTorch's, which divides by √v̂ + ε rather than √(v̂ + ε), and in AMSGrad takes the largest v before
 * the bias is corrected.
 */
import { type Optimizer, type OptimizerOptions, follow, zerosLike } from './optimizer.ts';

export interface AdamOptions extends OptimizerOptions {
  /** Decay of the mean of the gradients, m; 0.9 unless told otherwise. */
  readonly beta1?: number;
  /** Decay of the mean of their squares, v; 0.999 unless told otherwise. */
  readonly beta2?: number;
  /** 10⁻⁸ unless told otherwise. */
  readonly epsilon?: number;
  /** Divide by the largest v so far, so that a step never grows because old gradients are forgotten. Source: reddi-2018. */
  readonly amsgrad?: boolean;
}

/**
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², p ← p − learningRate · m̂ / (√v̂ + ε) with the bias corrections
 * m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). Weight decay is added to the gradient.
 *
 * @throws if learningRate is not a positive number, or β₁ or β₂ not in [0, 1). Source: kingma-2015, algorithm 1.
 */
export const adam = (parameters: readonly Float64Array[], options: AdamOptions): Optimizer =>
  withMoments('adam', parameters, options, { shrink: 1, penalty: options.weightDecay ?? 0 });

export interface AdamWOptions extends AdamOptions {
  /** Share of p, times the learning rate, that is taken off in every step; 0.01 unless told otherwise, as in PyTorch. */
  readonly weightDecay?: number;
}

/**
 * p ← p (1 − learningRate · weightDecay), then Adam without a penalty: the decay does not pass through the division
 * by √v̂, so that it acts on all weights alike.
 *
 * @throws as `adam`. Source: loshchilov-2019, algorithm 2.
 */
export function adamw(parameters: readonly Float64Array[], options: AdamWOptions): Optimizer {
  const { learningRate, weightDecay = 0.01 } = options;
  return withMoments('adamw', parameters, options, { shrink: 1 - learningRate * weightDecay, penalty: 0 });
}

/** What weight decay does: p is multiplied by `shrink`, then penalty · p is added to the gradient. */
interface Decay {
  readonly shrink: number;
  readonly penalty: number;
}

function withMoments(
  name: string,
  parameters: readonly Float64Array[],
  options: AdamOptions,
  { shrink, penalty }: Decay,
): Optimizer {
  const { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, amsgrad = false } = options;
  checkBeta(name, 'beta1', beta1);
  checkBeta(name, 'beta2', beta2);
  const means = zerosLike(parameters);
  const squares = zerosLike(parameters);
  // Without AMSGrad the divisor is v itself, under two names.
  const divisors = amsgrad ? zerosLike(parameters) : squares;
  // β₁ᵗ and β₂ᵗ, multiplied up step by step.
  let [power1, power2] = [1, 1];
  let [stepSize, correction] = [0, 0];
  return follow(parameters, {
    name,
    learningRate,
    begin() {
      power1 *= beta1;
      power2 *= beta2;
      stepSize = learningRate / (1 - power1);
      correction = Math.sqrt(1 - power2);
    },
    update(p, g, k) {
      const m = means[k]!;
      const v = squares[k]!;
      const d = divisors[k]!;
      for (let i = 0; i < p.length; i++) {
        p[i]! *= shrink;
        const slope = g[i]! + penalty * p[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * slope;
        v[i] = beta2 * v[i]! + (1 - beta2) * slope * slope;
        d[i] = Math.max(d[i]!, v[i]!);
        p[i]! -= (stepSize * m[i]!) / (Math.sqrt(d[i]!) / correction + epsilon);
      }
    },
  });
}

function checkBeta(name: string, what: string, beta: number): void {
  if (beta >= 0 && beta < 1) return;
  throw new RangeError(`${name}: expected ${what} in [0, 1), got ${beta}`);
}
