/**
 * How far a gradient fades or grows on its way down, in decades: log₁₀ of its size in a layer over its size in the
 * last. For the gradients at the pre-activations map over `dz`, for those of the weights over `dW`.
 *
 * Size is the root mean square, so that layers of different widths compare. Decades add up where ratios would leave
 * the range of a double: a chain of 200 layers may lose 400 of them.
 *
 * Left out: what theory expects, which is `gradientRatioTheory` of meanField.ts.
 */
import { rms } from './diagnostics.ts';
import { log10 } from './portable.ts';

/**
 * log₁₀ of rms(layer) / rms(last layer) for every layer; the last is 0. −∞ where no gradient arrives at all, +∞ where
 * one arrives although the last is 0, NaN where there is nothing to compare: 0 over 0, or numbers that are lost.
 *
 * @throws if there is no layer, or an empty one.
 */
export function decadesOfLast(layers: readonly Float64Array[]): number[] {
  const sizes = layers.map(rms);
  const last = sizes.at(-1);
  if (last === undefined) throw new RangeError('decadesOfLast: expected at least one layer, got none');
  return sizes.map((size) => decades(size, last));
}

/** The first layer over the last, in decades: the first entry of `decadesOfLast`, with its conventions. @throws as it does. */
export const gradientRatio = (layers: readonly Float64Array[]): number =>
  decadesOfLast([...layers.slice(0, 1), ...layers.slice(-1)])[0]!;

/** log₁₀(size / unit) for sizes ≥ 0, also where the quotient itself underflows or overflows. */
function decades(size: number, unit: number): number {
  const quotient = size / unit;
  const isNormal = quotient >= SMALLEST_NORMAL && quotient < Infinity;
  return isNormal ? log10(quotient) : log10(size) - log10(unit);
}

/** 2⁻¹⁰²²: below it a double has fewer than 53 bits. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;
