/** C03, beyond its claim: the steps are those of the core, the functions straight, the ends each of its kind. */
import { describe, expect, test } from 'vitest';
import { descend, experiment } from '../../src/lib/experiments/depth-without-nonlinearity.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import { halfMse } from '../../src/lib/nn/losses.ts';
import { createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const runWith = (change: Partial<typeof defaults>) => experiment.run({ ...defaults, ...change });

// Oracle: a network of the core, with backpropagation and stochastic gradient descent, which PyTorch vouches for.
test.each([1, 2, 3, 10])('steps of %i layers are those of backpropagation', (depth) => {
  const flow = { depth, start: 0.1, target: 1.5 };
  const mlp = createMlp({
    sizes: new Array<number>(depth + 1).fill(1),
    activations: 'identity',
    initializer: 'zeros',
    random: createRandom(0),
  });
  const weights = mlp.layers.map(({ W }) => W);
  for (const W of weights) W[0] = 0.1 ** (1 / depth);
  const optimizer = sgd(weights, { learningRate: 0.02 });
  const [x, dOutput, loss] = [Float64Array.of(1), new Float64Array(1), halfMse({ outputs: 1 })];
  for (let k = 0; k < 100; k++) {
    const trace = forward(mlp, x, 1);
    loss.gradient(trace.a.at(-1)!, [flow.target], dOutput);
    optimizer.step(backward(mlp, x, trace, dOutput, 1).dW);
  }
  const { products } = descend(flow, 0.02, 100);
  expect(products.at(-1)).toBeCloseTo(forward(mlp, x, 1).a.at(-1)![0]!, 10);
});

test('the function is straight at every moment and every depth', () => {
  for (let depth = 1; depth <= 10; depth++)
    for (const time of [0, 1, 2, 6, 12])
      expect(runWith({ depth, time, start: '0.1' }).learned!.bend).toBeLessThan(4e-15);
});

test('the deviation is what the theory of Euler’s method says, and half for half the step', () => {
  for (const depth of [1, 2, 3, 4])
    for (const target of [-1, 1, 2]) {
      if (depth > 2 && target < 0) continue;
      const { deviation, deviationTheory } = runWith({ depth, target, learningRate: 0.002 }).deep;
      expect(deviation / deviationTheory).toBeCloseTo(1, 1);
    }
});

test('depth waits: the more layers, the later half the way is done, all from the same product', () => {
  const times = [1, 2, 3, 4].map((depth) => runWith({ depth, target: 2, start: '0.001' }).deep.halfTime!);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

describe('outcomes', () => {
  test.each([
    ['sigmoidal', {}],
    ['single', { depth: 1 }],
    ['waiting', { depth: 10, start: '0.001' }],
    ['stuck', { start: '0' }],
    ['single', { start: '0', depth: 1 }],
    ['blocked', { target: -2 }],
    ['single', { target: -2, depth: 1 }],
    ['direct', { start: '0.5', target: 0.25 }],
    ['nothing', { start: '0.5', target: 0.5 }],
    ['restless', { learningRate: 1.5 }],
    ['single', { learningRate: 1, depth: 1 }],
    ['diverged', { learningRate: 1, target: 3, depth: 3, start: '0.5' }],
  ] as const)('%s', (outcome, change) => {
    expect(runWith(change).outcome).toBe(outcome);
  });

  test('whatever is moved, every number that is drawn is finite', () => {
    for (const depth of [1, 2, 5, 10])
      for (const start of ['0', '0.000001', '0.5'] as const)
        for (const target of [-3, 0, 0.5, 3])
          for (const learningRate of [0.002, 0.5, 3])
            for (const time of [0, 12]) {
              const result = runWith({ depth, start, target, learningRate, time });
              for (const { steps, exact, fastest, progress, deviationTheory } of [result.deep, result.single])
                expect(
                  [...steps.u, ...exact.u, fastest, progress, deviationTheory].every(Number.isFinite),
                ).toBe(true);
              expect(result.learned === null || result.learned.y.every(Number.isFinite)).toBe(true);
              expect(Number.isNaN(result.deep.deviation)).toBe(false);
            }
  });
});
