/** C08: the sigmoid never reaches 1, its floating-point numbers do: the smallest x at which they have. */
import { experiment } from '../../src/lib/experiments/sigmoid-range.ts';
import { type Measurement, named } from './checks.ts';

const quantities = { float64: 'oneFloat64', float32: 'oneFloat32' } as const;

export const sigmoidRange: Measurement = (check) =>
  experiment.claim.measure(1)[named(quantities, check, check.setting.dtype)];
