/**
 * The optimizers by name. Each holds a network's parameter arrays and, given the gradients in the same order, changes
 * them in place. What an optimizer remembers is allocated once, when it is made; a step allocates nothing.
 *
 * Left out: schedules of the learning rate, and optimizers that look at curvature.
 */
import { adagrad } from './optimizers/adagrad.ts';
import { adam, adamw } from './optimizers/adam.ts';
import type { Optimizer, OptimizerOptions } from './optimizers/optimizer.ts';
import { rmsprop } from './optimizers/rmsprop.ts';
import { sgd } from './optimizers/sgd.ts';

export type { Optimizer, OptimizerOptions } from './optimizers/optimizer.ts';
export * from './optimizers/adagrad.ts';
export * from './optimizers/adam.ts';
export * from './optimizers/clipping.ts';
export * from './optimizers/rmsprop.ts';
export * from './optimizers/sgd.ts';

type MakeOptimizer = (parameters: readonly Float64Array[], options: OptimizerOptions) => Optimizer;

/** Every optimizer, by name: from parameters and at least a learning rate to the optimizer. */
export const optimizers = { sgd, rmsprop, adam, adamw, adagrad } satisfies Record<string, MakeOptimizer>;

export type OptimizerName = keyof typeof optimizers;
