/** C07: what a line can do on XOR, and how often training finds what a small network can do. */
import { bestLineAccuracy } from '../../src/lib/datasets/xor.ts';
import { logisticLoss, solves } from '../../src/lib/experiments/xor.ts';
import { type Measurement, meanOver, named, numberOf } from './checks.ts';

export const bestLine: Measurement = () => bestLineAccuracy();

export const linearModel: Measurement = ({ seeds }) => meanOver(seeds, logisticLoss);

export const training: Measurement = (check) => {
  const names = { relu: 'relu', tanh: 'tanh', sigmoid: 'sigmoid' } as const;
  const activation = named(names, check, check.setting.activation);
  return meanOver(check.seeds, (seed) => solves(activation, numberOf(check, 'hidden'), seed));
};
