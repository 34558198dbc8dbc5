/** C02: how far a function is from straight, as the experiment's second differences, which every affine map has 0. */
import { experiment } from '../../src/lib/experiments/non-linearity.ts';
import { type Measurement, named } from './checks.ts';

export const nonlinearity: Measurement = (check) => {
  const { reluSecondDifference, sigmoidSecondDifference } = experiment.claim.measure(1);
  const defects = {
    // relu(0) is 0, so that its factor 2 is the same as 1.
    'relu(1)+relu(-1)-relu(0)': reluSecondDifference,
    'sigmoid(2)-2*sigmoid(1)+sigmoid(0)': sigmoidSecondDifference,
  };
  return named(defects, check, check.quantity);
};
