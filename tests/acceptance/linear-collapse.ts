/** C06: a stack of affine layers against its product, and the ranks that a bottleneck leaves. */
import { experiment } from '../../src/lib/experiments/linear-collapse.ts';
import { type Measurement, meanOver, named } from './checks.ts';

const { measure } = experiment.claim;

export const linearCollapse: Measurement = (check) =>
  named(
    {
      'relative difference, float64': () => measure(1).difference,
      'relative difference, float32': () => measure(1).difference32,
    },
    check,
    check.quantity,
  )();

export const bottleneck: Measurement = (check) =>
  meanOver(
    check.seeds,
    named(
      {
        'rank of 10-10-2-10-10, linear': (seed: number) => measure(seed).linearRank,
        'rank of 10-10-2-10-10, ReLU, mean': (seed: number) => measure(seed).reluRank,
      },
      check,
      check.quantity,
    ),
  );
