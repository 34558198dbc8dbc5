/** Numbers that are not finite must reach whoever asks: none is turned into an ordinary number on the way. */
import { describe, expect, it } from 'vitest';
import { type LearnerOptions, createLearner } from '../../../src/lib/nn/learner.ts';
import { kernelActivations, mlpOf } from './cases.ts';

const sgd = (learningRate: number): LearnerOptions['optimizer'] => ({ name: 'sgd', learningRate });

const defaults = { B: 8, loss: 'mse', optimizer: sgd(0.1) } as const;

const learnerOf = (mlp: LearnerOptions['mlp'], rest: Partial<LearnerOptions> = {}) => {
  const learner = createLearner({ mlp, ...defaults, precision: 'single', ...rest });
  expect(learner.path).toBe('kernel');
  return learner;
};

const x = Float32Array.of(0.5, -1, 2, 0.3);
const y = Float32Array.of(1, 0);

describe('NaN in the input', () => {
  it.each(kernelActivations)('comes out of %s as NaN', (name) => {
    const learner = learnerOf(mlpOf([1, 1], [name]));
    const outputs = learner.predict(Float32Array.of(1, NaN, 1, 1, 1), 5);
    expect([...outputs].map(Number.isNaN)).toEqual([false, true, false, false, false]);
    learner.dispose();
  });

  it.each(kernelActivations)('makes the loss NaN with %s, and leaves the weights as they were', (name) => {
    const learner = learnerOf(mlpOf([2, 3, 1], [name, name]));
    const before = learner.parameters();
    expect(learner.step(Float32Array.of(0.5, NaN, 2, 0.3), y, 2)).toBeNaN();
    expect(learner.parameters()).toEqual(before);
    learner.dispose();
  });

  it.each(['mse', 'halfMse', 'bceWithLogits', 'softCrossEntropy'] as const)(
    'in a target, with %s',
    (loss) => {
      const learner = learnerOf(mlpOf([2, 2], ['identity']), { loss });
      const before = learner.parameters();
      expect(learner.step(x, Float32Array.of(1, 0, NaN, 0), 2)).toBeNaN();
      expect(learner.parameters()).toEqual(before);
      learner.dispose();
    },
  );

  it.each(['bceWithLogits', 'softmaxCrossEntropy', 'softCrossEntropy'] as const)(
    'reaches the loss %s',
    (loss) => {
      const learner = learnerOf(mlpOf([2, 2], ['identity']), { loss });
      expect(learner.step(Float32Array.of(0.5, NaN, 2, 0.3), Float32Array.of(1, 0, 1, 0), 2)).toBeNaN();
      learner.dispose();
    },
  );
});

describe('a network that diverges', () => {
  it('ends with NaN, and keeps its last finite weights', () => {
    const learner = learnerOf(mlpOf([2, 4, 1], ['relu', 'identity']), { optimizer: sgd(50) });
    let before = learner.parameters();
    let loss = learner.step(x, y, 2);
    for (let step = 0; step < 200 && !Number.isNaN(loss); step++) {
      before = learner.parameters();
      loss = learner.step(x, y, 2);
    }
    expect(loss).toBeNaN();
    expect(learner.parameters()).toEqual(before);
    expect(before.every(Number.isFinite)).toBe(true);
    learner.dispose();
  });

  // Oracle: the plain path, which takes such a step back.
  it('returns NaN from the very step in which a weight would overflow', () => {
    const mlp = mlpOf([1, 1], ['identity']);
    mlp.layers[0]!.W[0] = 1e18;
    const learner = learnerOf(mlp, { optimizer: sgd(1e30) });
    const before = learner.parameters();
    expect(learner.step(Float32Array.of(1), Float32Array.of(0), 1)).toBeNaN();
    expect(learner.parameters()).toEqual(before);
    learner.dispose();
  });
});

describe('far out', () => {
  // Oracle: the plain path. A sum that is infinite already may end as NaN: either says that the network has diverged.
  it.each(kernelActivations)('%s has its limit', (name) => {
    const mlp = mlpOf([1, 1], [name]);
    mlp.layers[0]!.W[0] = 1;
    mlp.layers[0]!.b[0] = 0;
    const far = Float32Array.of(1e20, -1e20);
    const [kernel, plain] = [learnerOf(mlp), createLearner({ mlp, ...defaults, precision: 'double' })];
    const [got, want] = [kernel.predict(far, 2), plain.predict(far, 2)];
    want.forEach((a, i) => {
      const error = Math.abs(got[i]! - a);
      expect(error, `f(${far[i]}): got ${got[i]}, want ${a}`).toBeLessThanOrEqual(
        1e-6 * Math.max(1, Math.abs(a)),
      );
    });
    kernel.dispose();
  });
});
