/** C08: the sigmoid never reaches 1, its floating-point numbers do: the smallest x at which they have. */
import { sigmoid } from '../../src/lib/nn/activations.ts';
import { exp } from '../../src/lib/nn/portable.ts';
import { type Measurement, named } from './checks.ts';

const sigmoids = {
  float64: sigmoid.f,
  float32: (x: number): number => {
    const e = Math.fround(exp(-Math.fround(x)));
    return Math.fround(1 / Math.fround(1 + e));
  },
};

export const sigmoidRange: Measurement = (check) => {
  const f = named(sigmoids, check, check.setting.dtype);
  let [low, high] = [0, 100];
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (f(middle) === 1) high = middle;
    else low = middle;
  }
  return high;
};
