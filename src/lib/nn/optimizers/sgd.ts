/** Stochastic gradient descent, with momentum in its usual and in Nesterov's form. */
import { type Optimizer, type OptimizerOptions, follow, zerosLike } from './optimizer.ts';

export interface SgdOptions extends OptimizerOptions {
  /** Share of the last step's velocity that is kept, 0 ≤ momentum < 1; 0 is plain gradient descent. */
  readonly momentum?: number;
  /** Share of the gradient that does not enter the velocity, 0 unless told otherwise. */
  readonly dampening?: number;
  /** Look ahead: step along g + momentum · v in place of v. */
  readonly nesterov?: boolean;
}

/**
 * v ← momentum · v + (1 − dampening) g, p ← p − learningRate · v. As in PyTorch the first step has v = g, without
 * dampening, and without momentum there is no dampening either. Nesterov's form steps along g + momentum · v.
 *
 * @throws if learningRate is not a positive number, or nesterov is asked for without momentum or with dampening.
 * Source: rumelhart-1986; sutskever-2013.
 */
export function sgd(parameters: readonly Float64Array[], options: SgdOptions): Optimizer {
  const { learningRate, momentum = 0, dampening = 0, nesterov = false, weightDecay = 0 } = options;
  if (nesterov && !(momentum > 0 && dampening === 0)) {
    const got = `momentum ${momentum} and dampening ${dampening}`;
    throw new RangeError(`sgd: expected momentum above 0 and no dampening with nesterov, got ${got}`);
  }
  const velocities = zerosLike(parameters);
  let inflow = 1;
  return follow(parameters, {
    name: 'sgd',
    learningRate,
    begin(t) {
      inflow = t === 1 || momentum === 0 ? 1 : 1 - dampening;
    },
    update(p, g, k) {
      const v = velocities[k]!;
      for (let i = 0; i < p.length; i++) {
        const slope = g[i]! + weightDecay * p[i]!;
        v[i] = momentum * v[i]! + inflow * slope;
        p[i]! -= learningRate * (nesterov ? slope + momentum * v[i]! : v[i]!);
      }
    },
  });
}
