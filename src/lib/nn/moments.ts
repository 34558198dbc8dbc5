/**
 * The shape of a distribution in four numbers. For every layer of a network: `trace.a.map(moments)`.
 *
 * All of them divide by n: a layer is the whole population, not a sample of it.
 *
 * Left out: moments about anything but the mean, and corrections for small samples.
 */
import { mean, rms } from './diagnostics.ts';

export interface Moments {
  readonly mean: number;
  /** Mean of (x − mean)², in squared units: 0 where the spread is below 10⁻¹⁶², whose square no double holds. */
  readonly variance: number;
  /** Mean of ((x − mean) / sd)³, dimensionless: 0 for a symmetric distribution, NaN where nothing spreads. */
  readonly skewness: number;
  /** Mean of ((x − mean) / sd)⁴, dimensionless: 3 for a normal distribution (not the excess over it), NaN where nothing spreads. */
  readonly kurtosis: number;
}

/**
 * Mean, variance, skewness and kurtosis of all values, in two passes. A value that is not finite makes them NaN.
 *
 * @throws if there are no values.
 */
export function moments(values: ArrayLike<number>): Moments {
  const center = mean(values);
  const deviations = Float64Array.from(values, (x) => x - center);
  const sd = rms(deviations);
  let [cubes, fourths] = [0, 0];
  for (const deviation of deviations) {
    const d = deviation / sd;
    cubes += d * d * d;
    fourths += d * d * d * d;
  }
  return {
    mean: center,
    variance: sd * sd,
    skewness: cubes / values.length,
    kurtosis: fourths / values.length,
  };
}
