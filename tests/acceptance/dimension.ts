/** C05: the share of random labelings that one hyperplane parts, and the digits by number of principal components. */
import {
  digitsAccuracy,
  experiment,
  separateDraw,
} from '../../src/lib/experiments/dimension-and-separability.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { type Measurement, meanOver, numberOf } from './checks.ts';

await experiment.prepare!();

export const cover: Measurement = (check) => {
  const [points, dimension] = [numberOf(check, 'N'), numberOf(check, 'd')];
  return meanOver(check.seeds, (seed) => {
    const { kind } = separateDraw(points, dimension, createRandom(seed));
    if (kind === 'undecided')
      throw new Error(`cover: seed ${seed} of N = ${points}, d = ${dimension} is undecided`);
    return kind === 'separable' ? 1 : 0;
  });
};

export const digitsByDimension: Measurement = (check) =>
  digitsAccuracy(numberOf(check, 'principalComponents'));
