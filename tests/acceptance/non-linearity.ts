/** C02: how far a function is from straight, as a second difference, which every affine map has 0. */
import { relu, sigmoid } from '../../src/lib/nn/activations.ts';
import { type Measurement, named } from './checks.ts';

const defects = {
  'relu(1)+relu(-1)-relu(0)': relu.f(1) + relu.f(-1) - relu.f(0),
  'sigmoid(2)-2*sigmoid(1)+sigmoid(0)': sigmoid.f(2) - 2 * sigmoid.f(1) + sigmoid.f(0),
};

export const nonlinearity: Measurement = (check) => named(defects, check, check.quantity);
