/** C11, C12, C15: networks on the digits, by the protocol that the experiments share. */
import { median } from '../../src/lib/claim.ts';
import { type DigitTask, accuracyAfter, firstEpochWith } from '../../src/lib/datasets/digitTraining.ts';
import { loadDigits } from '../../src/lib/datasets/digits.ts';
import { type Check, type Measurement, meanOver, named, numberOf } from './checks.ts';

await loadDigits();

/** Epochs of every run of the record. */
const EPOCHS = 40;

export const digitsAccuracy: Measurement = (check) =>
  named(
    {
      'median first epoch with test accuracy 0.9': () =>
        median(seedsOf(check).map((seed) => firstEpochWith(0.9, taskOf(check, seed), EPOCHS))),
      'mean test accuracy': () => meanOver(check.seeds, (seed) => accuracyAfter(EPOCHS, taskOf(check, seed))),
    },
    check,
    check.quantity,
  )();

const seedsOf = ({ seeds }: Check): number[] => Array.from({ length: seeds }, (_, i) => i + 1);

function taskOf(check: Check, seed: number): DigitTask {
  const { setting } = check;
  const activation = named(
    { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'relu' } as const,
    check,
    setting.activation,
  );
  const start = named(
    {
      xavier: { initializer: 'xavierNormal' },
      xavier_gain4: { initializer: 'xavierNormal', gain: 4 },
      he: { initializer: 'heNormal' },
    } as const,
    check,
    setting.init,
  );
  return {
    activation,
    ...start,
    hiddenLayers: numberOf(check, 'hiddenLayers'),
    normalization: setting.batchNorm === true ? 'batch' : 'none',
    learningRate: numberOf(check, 'lr'),
    seed,
  };
}
