/**
 * The size of an array as one number: L1, L2 and largest entry. For the size of every layer, map one of them over the
 * arrays of a trace or of gradients: `gradients.dW.map(l2Norm)`.
 *
 * Norms grow with the number of entries; to compare layers of different widths take `rms` of diagnostics.ts instead.
 *
 * Left out: spectral norms of a matrix, which are its largest singular value (singularValues.ts).
 */

/** ‖x‖₁ = Σ |xᵢ|; 0 for an empty array. */
export function l1Norm(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.abs(values[i]!);
  return sum;
}

/** ‖x‖₂ = √Σ xᵢ², for a matrix its Frobenius norm; 0 for an empty array. */
export function l2Norm(values: ArrayLike<number>): number {
  const largest = maxNorm(values);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  // Divided by the largest first: the square of 10⁻²⁰⁰ would be 0, that of 10²⁰⁰ infinite.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! / largest) * (values[i]! / largest);
  return largest * Math.sqrt(sum);
}

/** ‖x‖∞ = max |xᵢ|; 0 for an empty array, NaN if any entry is NaN. */
export function maxNorm(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}
