/** What an optimizer is, and what all of them share: the loop over parameter arrays, and the check of the gradients. */

export interface Optimizer {
  /** One step down the gradients, which have the parameters' order and lengths. */
  step(gradients: readonly Float64Array[]): void;
}

export interface OptimizerOptions {
  readonly learningRate: number;
  /** L2 penalty: adds weightDecay · p to the gradient. */
  readonly weightDecay?: number;
}

/** How one optimizer changes parameters. */
export interface Rule {
  /** Stands in front of every error. */
  readonly name: string;
  readonly learningRate: number;
  /** Called once a step, before the updates; t = 1 in the first step. */
  begin?(t: number): void;
  /** Changes array number k of the parameters in place. */
  update(p: Float64Array, g: Float64Array, k: number): void;
}

/**
 * The optimizer that follows a rule. A step allocates nothing.
 *
 * @throws if the learning rate is not a positive number; in a step, if the gradients do not fit the parameters.
 */
export function follow(parameters: readonly Float64Array[], rule: Rule): Optimizer {
  const { name, learningRate } = rule;
  if (!(Number.isFinite(learningRate) && learningRate > 0)) {
    throw new RangeError(`${name}: expected a learningRate above 0, got ${learningRate}`);
  }
  let t = 0;
  return {
    step(gradients) {
      checkGradients(name, parameters, gradients);
      t += 1;
      rule.begin?.(t);
      for (let k = 0; k < parameters.length; k++) rule.update(parameters[k]!, gradients[k]!, k);
    },
  };
}

/** One array of zeros for each array of parameters. */
export const zerosLike = (parameters: readonly Float64Array[]): Float64Array[] =>
  parameters.map((p) => new Float64Array(p.length));

function checkGradients(
  name: string,
  parameters: readonly Float64Array[],
  gradients: readonly Float64Array[],
): void {
  if (gradients.length !== parameters.length) {
    throw new RangeError(`${name}: expected ${parameters.length} gradient arrays, got ${gradients.length}`);
  }
  for (let k = 0; k < parameters.length; k++) {
    const expected = parameters[k]!.length;
    const got = gradients[k]!.length;
    if (got === expected) continue;
    throw new RangeError(`${name}: expected ${expected} numbers in gradient ${k}, got ${got}`);
  }
}
