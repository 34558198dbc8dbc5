/** Every activation of the kernel at the ends of its range, through a network of one unit. Oracle: the plain path. */
import { describe, expect, it } from 'vitest';
import { type Learner, createLearner } from '../../../src/lib/nn/learner.ts';
import { kernelActivations, mlpOf } from './cases.ts';

/** Signed zeros, the largest and smallest denormals, the smallest normal numbers, small ones, and far ones. */
const points = Float32Array.of(
  ...[
    0, 1.4e-45, 1e-40, 1.1754942e-38, 1.17549435e-38, 1e-30, 1e-10, 1e-5, 1e-3, 0.1, 0.5, 1, 2, 5, 9, 20, 80,
    87,
  ],
  ...[88, 89, 100, 104, 1000, 1e6],
).reduce((all: number[], z) => [...all, z, -z], []);

/** a = f(x), unless W or b say otherwise. */
function learners(name: (typeof kernelActivations)[number]): readonly [Learner, Learner] {
  const mlp = mlpOf([1, 1], [name]);
  mlp.layers[0]!.W[0] = 1;
  mlp.layers[0]!.b[0] = 0;
  const options = { mlp, B: 1, loss: 'mse', optimizer: { name: 'sgd', learningRate: 1 } } as const;
  return [
    createLearner({ ...options, precision: 'single' }),
    createLearner({ ...options, precision: 'double' }),
  ];
}

describe.each(kernelActivations)('%s', (name) => {
  const [kernel, plain] = learners(name);
  const x = Float32Array.from(points);

  // Float32 rounding: of the value, and of 1, to which e^z is added and subtracted on the way.
  it('has its values everywhere', () => {
    const [got, want] = [kernel.predict(x, x.length), plain.predict(x, x.length)];
    want.forEach((a, i) =>
      expect(Math.abs(got[i]! - a), `f(${x[i]}): ${got[i]}, want ${a}`).toBeLessThanOrEqual(
        4e-7 * Math.max(1, Math.abs(a)),
      ),
    );
  });

  // With the loss (a − y)² and y = a − 1/2 the derivative in respect of b is f′.
  it('has its slopes everywhere', () => {
    for (const z of x) {
      const rows = Float32Array.of(z);
      const slope = (learner: Learner): number => {
        const y = Float32Array.of(learner.predict(rows, 1)[0]! - 0.5);
        // What y was rounded by is divided out, and half a unit in the last place of a remains.
        return learner.gradients(rows, y, 1)[0]!.b[0]! / (2 * (learner.predict(rows, 1)[0]! - y[0]!));
      };
      if (Math.abs(z) > 100) continue;
      const [got, want] = [slope(kernel), slope(plain)];
      expect(Math.abs(got - want), `f′(${z}): ${got}, want ${want}`).toBeLessThanOrEqual(
        2e-6 * Math.max(1, Math.abs(z)),
      );
    }
  });

  it('is the same with and without the minus of a zero', () => {
    expect(kernel.predict(Float32Array.of(-0), 1)[0]).toBe(kernel.predict(Float32Array.of(0), 1)[0]);
  });
});
