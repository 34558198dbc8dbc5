/**
 * A layer of a network as maps of pieces see it: z = W h + b, then straight pieces, and perhaps the input once more.
 *
 * A batch normalization in eval mode is affine with fixed numbers, so it is drawn into W and b. A number that an
 * activation has learned is put in its place.
 *
 * Left out: layer normalization, whose square root makes curves, and batch normalization in train mode, whose result
 * depends on the whole batch.
 */
import type { Activation } from './activations.ts';
import type { Layer } from './mlp.ts';
import type { Normalization } from './normalization.ts';
import { type StraightPieces, straightPieces } from './straightPieces.ts';

/** a = f(W h + b), plus h if the layer is residual; W [fanOut × fanIn], b [fanOut]. */
export interface StraightLayer {
  readonly W: Float64Array;
  readonly b: Float64Array;
  readonly fanIn: number;
  readonly pieces: StraightPieces;
  readonly isResidual: boolean;
}

/**
 * layers[l] of a network, as it is in eval mode.
 *
 * @throws in the name of the caller if the layer has curves: by its activation, or by a layer normalization.
 */
export function straightLayer(caller: string, layer: Layer, l: number): StraightLayer {
  const { normalization, fanIn, connection } = layer;
  const pieces = straightPieces(withLearned(layer));
  if (!pieces) {
    throw new RangeError(
      `${caller}: expected piecewise linear activations, got ${layer.activation.label} in layers[${l}]`,
    );
  }
  if (normalization?.kind === 'layer') {
    throw new RangeError(`${caller}: expected no layer normalization, got one in layers[${l}]`);
  }
  const { W, b } = normalization ? drawnIn(normalization, layer) : layer;
  return { W, b, fanIn, pieces, isResidual: connection === 'residual' };
}

/** The activation of a layer with the number that it has learned. */
export function withLearned({ activation, learned }: Pick<Layer, 'activation' | 'learned'>): Activation {
  if (!learned || !activation.learned) return activation;
  const { f, df } = activation.learned;
  const value = learned[0]!;
  return { ...activation, f: (z) => f(z, value), df: (z) => df(z, value) };
}

/** γ (z − mean) / √(variance + ε) + β = s z + (β − s mean) with s = γ / √(variance + ε). */
function drawnIn(
  { scale, shift, epsilon, running }: Normalization,
  { W, b, fanIn }: Layer,
): { W: Float64Array; b: Float64Array } {
  const s = scale.map((gamma, i) => gamma / Math.sqrt(running.variance[i]! + epsilon));
  return {
    W: W.map((w, at) => s[Math.floor(at / fanIn)]! * w),
    b: b.map((bias, i) => s[i]! * (bias - running.mean[i]!) + shift[i]!),
  };
}
