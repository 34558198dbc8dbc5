/**
 * One hidden layer with random units and the best possible output layer: how close it comes to a wave. Training would
 * mix what a layer can do with what is found; here the output layer is solved for.
 */
import { residualRms } from './leastSquares.ts';
import { sin } from './portable.ts';
import { createRandom } from './random.ts';

export interface FeatureOptions {
  /** The activation function of the units. */
  readonly f: (z: number) => number;
  readonly width: number;
  readonly seed: number;
  /** How many places of [0, 1], the middles of equal parts, the error is taken over; 2000 unless told otherwise. */
  readonly places?: number;
}

/**
 * Root mean square error for sin 2πx on [0, 1] of Σ cᵢ f(wᵢ x + bᵢ) + c₀ with the best c, where w is normal with
 * standard deviation 3 and b even in [−3, 3].
 *
 * With f(z) = z² every unit lies in the span of 1, x, x², so that the error is √(½ − 3/π²) at every width from 2 on.
 */
export function featureError({ f, width, seed, places = 2000 }: FeatureOptions): number {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: places }, (_, i) => (i + 0.5) / places);
  const units = Array.from({ length: width }, () => {
    const [weight, bias] = [3 * random.normal(), 6 * random.uniform() - 3];
    return x.map((value) => f(weight * value + bias));
  });
  const constant = new Float64Array(places).fill(1);
  return residualRms(
    x.map((value) => sin(2 * Math.PI * value)),
    [constant, ...units],
  );
}
