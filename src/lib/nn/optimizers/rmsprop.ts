/** RMSprop: gradient descent whose gradients are divided by a running root mean square of themselves. */
import { type Optimizer, type OptimizerOptions, follow, zerosLike } from './optimizer.ts';

export interface RmspropOptions extends OptimizerOptions {
  /** Decay of the mean of the squares; 0.99 unless told otherwise. */
  readonly alpha?: number;
  /** 10⁻⁸ unless told otherwise. */
  readonly epsilon?: number;
  /** Take the squared mean off the mean of the squares, which leaves the variance. Source: graves-2013, eq. 38 to 41. */
  readonly centered?: boolean;
  readonly momentum?: number;
}

/**
 * s ← αs + (1 − α)g², u = g / (√s + ε), v ← momentum · v + u, p ← p − learningRate · v. If centered, s in the division
 * gives way to s − m² with m ← αm + (1 − α)g; where rounding leaves that below 0, it counts as 0.
 *
 * @throws if learningRate is not a positive number. Source: tieleman-2012.
 */
export function rmsprop(parameters: readonly Float64Array[], options: RmspropOptions): Optimizer {
  const { learningRate, alpha = 0.99, epsilon = 1e-8, weightDecay = 0 } = options;
  const { centered = false, momentum = 0 } = options;
  const squares = zerosLike(parameters);
  const means = zerosLike(parameters);
  const velocities = zerosLike(parameters);
  return follow(parameters, {
    name: 'rmsprop',
    learningRate,
    update(p, g, k) {
      const s = squares[k]!;
      const m = means[k]!;
      const v = velocities[k]!;
      for (let i = 0; i < p.length; i++) {
        const slope = g[i]! + weightDecay * p[i]!;
        s[i] = alpha * s[i]! + (1 - alpha) * slope * slope;
        if (centered) m[i] = alpha * m[i]! + (1 - alpha) * slope;
        v[i] = momentum * v[i]! + slope / (Math.sqrt(Math.max(s[i]! - m[i]! * m[i]!, 0)) + epsilon);
        p[i]! -= learningRate * v[i]!;
      }
    },
  });
}
