/**
 * Optimizers: each holds a network's parameter arrays and, given the gradients in the same order, changes them in
 * place. Moments are allocated once, when the optimizer is made; a step allocates nothing.
 *
 * The formulas are PyTorch's, whose Adam divides by √v̂ + ε rather than √(v̂ + ε).
 *
 * Left out: Nesterov momentum, dampening, AMSGrad, decoupled weight decay, RMSprop, Adagrad, clipping and schedules,
 * since no claim of the essay depends on them.
 */

export interface Optimizer {
  /** One step down the gradients, which have the parameters' order and lengths. */
  step(gradients: readonly Float64Array[]): void;
}

export interface SgdOptions {
  readonly learningRate: number;
  /** Share of the last step's velocity that is kept, 0 ≤ momentum < 1; 0 is plain gradient descent. */
  readonly momentum?: number;
  /** L2 penalty: adds weightDecay · p to the gradient. */
  readonly weightDecay?: number;
}

/**
 * Stochastic gradient descent: v ← momentum · v + g, p ← p − learningRate · v, with v = 0 before the first step.
 *
 * @throws if learningRate is not a positive number. Source: rumelhart-1986.
 */
export function sgd(parameters: readonly Float64Array[], options: SgdOptions): Optimizer {
  const { learningRate, momentum = 0, weightDecay = 0 } = options;
  checkLearningRate('sgd', learningRate);
  const velocities = parameters.map((p) => new Float64Array(p.length));

  const update = (p: Float64Array, g: Float64Array, v: Float64Array): void => {
    for (let i = 0; i < p.length; i++) {
      v[i] = momentum * v[i]! + (g[i]! + weightDecay * p[i]!);
      p[i]! -= learningRate * v[i]!;
    }
  };

  return {
    step(gradients) {
      checkGradients('sgd', parameters, gradients);
      for (let k = 0; k < parameters.length; k++) update(parameters[k]!, gradients[k]!, velocities[k]!);
    },
  };
}

export interface AdamOptions {
  readonly learningRate: number;
  /** Decay of the mean of the gradients, m. */
  readonly beta1?: number;
  /** Decay of the mean of their squares, v. */
  readonly beta2?: number;
  readonly epsilon?: number;
  /** L2 penalty: adds weightDecay · p to the gradient. */
  readonly weightDecay?: number;
}

/**
 * Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², p ← p − learningRate · m̂ / (√v̂ + ε) with the bias corrections
 * m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
 *
 * @throws if learningRate is not a positive number. Source: kingma-2015, algorithm 1.
 */
export function adam(parameters: readonly Float64Array[], options: AdamOptions): Optimizer {
  const { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
  checkLearningRate('adam', learningRate);
  const means = parameters.map((p) => new Float64Array(p.length));
  const squares = parameters.map((p) => new Float64Array(p.length));
  // β₁ᵗ and β₂ᵗ, multiplied up step by step.
  let power1 = 1;
  let power2 = 1;

  const update = (p: Float64Array, g: Float64Array, m: Float64Array, v: Float64Array): void => {
    const stepSize = learningRate / (1 - power1);
    const correction = Math.sqrt(1 - power2);
    for (let i = 0; i < p.length; i++) {
      const slope = g[i]! + weightDecay * p[i]!;
      m[i] = beta1 * m[i]! + (1 - beta1) * slope;
      v[i] = beta2 * v[i]! + (1 - beta2) * slope * slope;
      p[i]! -= (stepSize * m[i]!) / (Math.sqrt(v[i]!) / correction + epsilon);
    }
  };

  return {
    step(gradients) {
      checkGradients('adam', parameters, gradients);
      power1 *= beta1;
      power2 *= beta2;
      for (let k = 0; k < parameters.length; k++)
        update(parameters[k]!, gradients[k]!, means[k]!, squares[k]!);
    },
  };
}

function checkLearningRate(name: string, learningRate: number): void {
  if (Number.isFinite(learningRate) && learningRate > 0) return;
  throw new RangeError(`${name}: expected a learningRate above 0, got ${learningRate}`);
}

function checkGradients(
  name: string,
  parameters: readonly Float64Array[],
  gradients: readonly Float64Array[],
): void {
  if (gradients.length !== parameters.length) {
    throw new RangeError(`${name}: expected ${parameters.length} gradient arrays, got ${gradients.length}`);
  }
  for (let k = 0; k < parameters.length; k++) {
    const [expected, got] = [parameters[k]!.length, gradients[k]!.length];
    if (got !== expected)
      throw new RangeError(`${name}: expected ${expected} numbers in gradient ${k}, got ${got}`);
  }
}
