/** Adagrad: gradient descent whose steps shrink with all that the gradient has been so far. */
import { type Optimizer, type OptimizerOptions, follow } from './optimizer.ts';

export interface AdagradOptions extends OptimizerOptions {
  /** The learning rate of step t is learningRate / (1 + (t − 1) · lrDecay); 0 unless told otherwise. */
  readonly lrDecay?: number;
  /** 10⁻¹⁰ unless told otherwise. */
  readonly epsilon?: number;
  /** What s begins with; 0 unless told otherwise. */
  readonly initialSum?: number;
}

/**
 * s ← s + g², p ← p − learningRate / (1 + (t − 1) · lrDecay) · g / (√s + ε).
 *
 * @throws if learningRate is not a positive number. Source: duchi-2011.
 */
export function adagrad(parameters: readonly Float64Array[], options: AdagradOptions): Optimizer {
  const { learningRate, lrDecay = 0, epsilon = 1e-10, initialSum = 0, weightDecay = 0 } = options;
  const sums = parameters.map((p) => new Float64Array(p.length).fill(initialSum));
  let stepSize = learningRate;
  return follow(parameters, {
    name: 'adagrad',
    learningRate,
    begin(t) {
      stepSize = learningRate / (1 + (t - 1) * lrDecay);
    },
    update(p, g, k) {
      const s = sums[k]!;
      for (let i = 0; i < p.length; i++) {
        const slope = g[i]! + weightDecay * p[i]!;
        s[i]! += slope * slope;
        p[i]! -= (stepSize * slope) / (Math.sqrt(s[i]!) + epsilon);
      }
    },
  });
}
