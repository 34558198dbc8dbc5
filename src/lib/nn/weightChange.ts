/**
 * How far training has moved each layer: ‖W − W₀‖ / ‖W₀‖ with Frobenius norms. What counts is the change for the whole
 * run, so the caller keeps a copy of the weights from before: `const before = weightsOf(mlp)`.
 *
 * Left out: biases. They begin at 0, and relative to 0 every change is infinite.
 */
import type { Mlp } from './mlp.ts';
import { l2Norm } from './norms.ts';

/** A copy of the weights of every layer, that training does not touch. */
export const weightsOf = (mlp: Mlp): Float64Array[] => mlp.layers.map(({ W }) => W.slice());

/**
 * The relative change of every layer's weights since `before`, dimensionless, first layer first.
 *
 * @throws if `before` does not have the layers of the network. Source: du-2018.
 */
export function weightChanges(mlp: Mlp, before: readonly Float64Array[]): number[] {
  if (before.length !== mlp.layers.length) {
    throw new RangeError(`weightChanges: expected ${mlp.layers.length} layers, got ${before.length}`);
  }
  return mlp.layers.map(({ W }, l) => relativeChange(before[l]!, W));
}

/**
 * ‖after − before‖₂ / ‖before‖₂: 0 where nothing moved, also from 0; ∞ where something moved away from 0.
 *
 * @throws if the two differ in length.
 */
export function relativeChange(before: Float64Array, after: Float64Array): number {
  if (before.length !== after.length) {
    throw new RangeError(
      `relativeChange: expected arrays of equal length, got ${before.length} and ${after.length}`,
    );
  }
  const moved = l2Norm(after.map((value, i) => value - before[i]!));
  return moved === 0 ? 0 : moved / l2Norm(before);
}
