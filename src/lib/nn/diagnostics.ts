/**
 * Numbers that describe a layer: mean, root mean square, standard deviation, and the two spreads that a saturated
 * network confuses, over units and over inputs.
 *
 * Standard deviations divide by n, as NumPy does unasked: a layer is the whole population, not a sample of it. They
 * are taken in two passes, mean first, so that values that differ in the fifteenth digit still show their spread.
 *
 * Left out: histograms and quantiles, which belong to the figures that draw them. Norms, moments, ratios of gradients,
 * changes of weights, dead and saturated units and patterns have a file each, since each is an idea of its own.
 */

/** Mean of all values. @throws if there are none. */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('mean: expected at least one value, got none');
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Root mean square √(mean of x²): the size of a typical entry, 0 included. @throws if there are no values. */
export function rms(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('rms: expected at least one value, got none');
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  // Divided by the largest first: the square of 10⁻²⁰⁰ would be 0.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! / largest) * (values[i]! / largest);
  return largest * Math.sqrt(sum / values.length);
}

/** Standard deviation √(mean of (x − mean)²), dividing by n. @throws if there are no values. */
export function standardDeviation(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('standardDeviation: expected at least one value, got none');
  const center = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - center) * (values[i]! - center);
  return Math.sqrt(sum / values.length);
}

/**
 * How far one unit's activation moves from input to input: the standard deviation of each unit over the B rows of
 * a [B × width], averaged over the units. This is the part of a layer that still knows which input came in.
 *
 * @throws if a is not B rows of equal length.
 */
export function spreadOverInputs(a: Float64Array, B: number): number {
  return mean(Array.from(unitsOf(a, B), standardDeviation));
}

/**
 * How far the units differ from one another: the standard deviation over units of each unit's mean over the B rows.
 *
 * @throws if a is not B rows of equal length.
 */
export function spreadOverUnits(a: Float64Array, B: number): number {
  return standardDeviation(Array.from(unitsOf(a, B), mean));
}

/**
 * The number of units in a batch of B rows, from the number of values.
 *
 * @throws if they are not B rows of equal length.
 */
export function widthOf(values: ArrayLike<number>, B: number): number {
  const width = values.length / B;
  if (Number.isInteger(width) && width >= 1) return width;
  throw new RangeError(`diagnostics: expected ${B} rows of equal length, got ${values.length} values`);
}

/** The columns of a [B × width], one a unit. */
function unitsOf(a: Float64Array, B: number): Float64Array[] {
  const width = widthOf(a, B);
  return Array.from({ length: width }, (_, j) =>
    Float64Array.from({ length: B }, (_, i) => a[i * width + j]!),
  );
}
