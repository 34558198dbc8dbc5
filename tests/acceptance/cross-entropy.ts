/** C09: one sigmoid unit with input 1 must learn 0, from cross-entropy or from the squared error (a − y)²/2. */
import {
  outputAfter,
  slopeRatio,
  stepsUntilRight,
  type Start,
} from '../../src/lib/experiments/cross-entropy.ts';
import { type Check, type Measurement, named, numberOf } from './checks.ts';

export const bceVersusMse: Measurement = (check) =>
  named(
    {
      'output after 300 steps': () => outputAfter(lossOf(check), startOf(check), 300),
      'steps to output < 0.1': () => stepsUntilRight(lossOf(check), startOf(check)) ?? NaN,
      'gradient ratio MSE/BCE = p(1-p)': () => slopeRatio(numberOf(check, 'z')),
    },
    check,
    check.quantity,
  )();

const lossOf = (check: Check) => named({ bce: 'bce', mse: 'mse' } as const, check, check.setting.loss);

const startOf = (check: Check): Start => ({
  w: numberOf(check, 'w'),
  b: numberOf(check, 'b'),
  learningRate: numberOf(check, 'lr'),
});
