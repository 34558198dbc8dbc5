/**
 * Which units of a layer have fallen silent on a batch. Two notions that agree for ReLU and nowhere else: a *dead*
 * unit gives 0 and lets no gradient through, a *never active* one stays at or below 0 before its activation. A leaky
 * unit can be never active but not dead, a sigmoid neither.
 *
 * z is what f is applied to: `argument` in a trace, since a normalization may stand in between.
 *
 * Silent means: on the rows given. A unit that is dead on the training data may still answer to other inputs.
 *
 * Left out: the step at which a unit died, which only whoever trains can know, and networks that have diverged: NaN
 * is neither dead nor never active, so that divergence does not pass for death.
 */
import type { Activation } from './activations.ts';
import { widthOf } from './diagnostics.ts';

/**
 * For each unit of pre-activations z [B × width], whether f(z) = 0 and f′(z) = 0 on every row: its own weights then
 * receive a gradient of exactly 0, and nobody above hears of it.
 *
 * @throws if z is not B rows of equal length. Source: lu-2020.
 */
export const deadUnits = (z: Float64Array, activation: Activation, B: number): boolean[] =>
  onEveryRow(z, B, (value) => activation.f(value) === 0 && activation.df(value) === 0);

/**
 * For each unit of pre-activations z [B × width], whether z ≤ 0 on every row.
 *
 * @throws if z is not B rows of equal length. Source: maas-2013.
 */
export const neverActiveUnits = (z: Float64Array, B: number): boolean[] =>
  onEveryRow(z, B, (value) => value <= 0);

/** Share of true among the flags, from 0 to 1. @throws if there are none. */
export function shareOf(flags: readonly boolean[]): number {
  if (flags.length === 0) throw new RangeError('shareOf: expected at least one flag, got none');
  return flags.filter(Boolean).length / flags.length;
}

function onEveryRow(z: Float64Array, B: number, holds: (value: number) => boolean): boolean[] {
  const width = widthOf(z, B);
  return Array.from({ length: width }, (_, j) => {
    for (let i = j; i < z.length; i += width) if (!holds(z[i]!)) return false;
    return true;
  });
}
