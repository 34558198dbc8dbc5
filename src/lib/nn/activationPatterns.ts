/**
 * Which units an input switches on: the share of zeros in a layer, the active units of each row, and how many
 * different patterns a batch shows. Inputs with the same pattern in every layer meet one and the same affine map.
 *
 * z is what f is applied to: `argument` in a trace, since a normalization may stand in between.
 *
 * Left out: the regions of inputs that share a pattern (linearPieces.ts on a line, regions.ts in the plane).
 */
import { widthOf } from './diagnostics.ts';

/**
 * Share of the activations that are exactly 0, from 0 to 1; −0 counts, small numbers do not.
 *
 * @throws if there are none. Source: glorot-2011.
 */
export function zeroShare(a: ArrayLike<number>): number {
  if (a.length === 0) throw new RangeError('zeroShare: expected at least one value, got none');
  let zeros = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === 0) zeros++;
  return zeros / a.length;
}

/**
 * For each of the B rows of pre-activations z [B × width], on which piece of the activation each unit stands: the
 * number of kinks below z. With the one kink of ReLU that is 1 for an active unit and 0 for a silent one. A value on
 * a kink belongs to the piece on its left, as the derivative of ReLU has it; so does NaN.
 *
 * @throws if z is not B rows of equal length. Source: hanin-rolnick-2019b.
 */
export function activationPatterns(z: Float64Array, B: number, kinks: readonly number[] = [0]): Uint8Array[] {
  const width = widthOf(z, B);
  return Array.from({ length: B }, (_, i) =>
    Uint8Array.from(z.subarray(i * width, (i + 1) * width), (value) => pieceOf(value, kinks)),
  );
}

/** The number of kinks below z: the index of the piece on which z stands, counted from the left. */
export function pieceOf(z: number, kinks: readonly number[]): number {
  let index = 0;
  for (const kink of kinks) if (z > kink) index++;
  return index;
}

/** How many different patterns there are. */
export const countPatterns = (patterns: readonly Uint8Array[]): number =>
  new Set(patterns.map((pattern) => pattern.join())).size;
