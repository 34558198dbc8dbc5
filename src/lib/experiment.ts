/**
 * The mould of an experiment: one file of `experiments/`, one slug, one claim. The page, the worker, the permalink
 * and the tests know an experiment only through this type.
 */
import type { Claim } from './claim.ts';
import type { ParameterSet, Values } from './parameters.ts';

export interface Experiment<
  S extends ParameterSet = ParameterSet,
  R = unknown,
  Q extends string = string,
  T = unknown,
  F = unknown,
> {
  readonly slug: string;
  readonly parameters: S;
  /** Loads the data that the rest of this experiment needs. Whoever runs an experiment awaits it first. */
  prepare?(): Promise<void>;
  /** The result at these values: pure, the same in every engine. */
  run(values: Values<S>): R;
  readonly claim: Claim<Q>;
  /** One of many repetitions at other seeds, where the demonstration counts over seeds. Must survive `postMessage`. */
  trial?(values: Values<S>, seed: number): T;
  /** A run too long for the page, told frame by frame from a worker. Frames must survive `postMessage`. */
  watch?(values: Values<S>): Generator<F, void>;
}

/** Keeps the literal types of parameters and quantities that a plain annotation would widen. */
export const defineExperiment = <const S extends ParameterSet, R, Q extends string, T = never, F = never>(
  experiment: Experiment<S, R, Q, T, F>,
): Experiment<S, R, Q, T, F> => experiment;
