/** The two losses over the logit: against the core's own losses and chain rule, and against numerical integration. */
import { expect, test } from 'vitest';
import { identity, sigmoid } from '../../src/lib/nn/activations.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import { logitLosses, logitLossNames, steepestLogit } from '../../src/lib/nn/logitLosses.ts';
import { bceWithLogits, halfMse } from '../../src/lib/nn/losses.ts';
import { createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

const ONE = Float64Array.of(1);
const ofTheCore = {
  bce: { activation: identity, loss: bceWithLogits },
  mse: { activation: sigmoid, loss: halfMse({ outputs: 1 }) },
};

const LOGITS = [-40, -10, -2, -0.5, 0, Math.LN2, 1, 4, 10, 30, 700];

test.each(logitLossNames)(
  '%s: value and slope are those of a network of one unit, to the last bit',
  (name) => {
    const { activation, loss } = ofTheCore[name];
    for (const z of LOGITS) {
      const mlp = createMlp({
        sizes: [1, 1],
        activations: activation,
        initializer: 'zeros',
        random: createRandom(0),
      });
      mlp.layers[0]!.b[0] = z;
      const trace = forward(mlp, ONE, 1);
      const dOutput = new Float64Array(1);
      loss.gradient(trace.a[0]!, [0], dOutput);
      expect(logitLosses[name].slope(z)).toBe(backward(mlp, ONE, trace, dOutput, 1).db[0]![0]);
      expect(logitLosses[name].value(z)).toBe(loss.value(trace.a[0]!, [0]));
    }
  },
);

test.each(logitLossNames)('%s: time is the integral of 1 / slope, by Simpson’s rule', (name) => {
  const { slope, time } = logitLosses[name];
  for (const [from, to] of [
    [-3, 0],
    [0, 5],
    [5, 10],
  ] as const) {
    const [n, h] = [20_000, (to - from) / 20_000];
    let sum = 0;
    for (let k = 0; k <= n; k++) sum += (k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2) / slope(from + k * h);
    expect(time(to) - time(from)).toBeCloseTo((sum * h) / 3, 6);
  }
});

test('the squared error is steepest at ln 2, with slope 4/27; cross-entropy at no logit that is not an end', () => {
  // Closed form: p²(1 − p) is largest at p = 2/3.
  expect(steepestLogit('mse')).toBeCloseTo(Math.LN2, 7);
  expect(logitLosses.mse.slope(Math.LN2)).toBeCloseTo(4 / 27, 15);
  expect(steepestLogit('bce')).toBeCloseTo(10, 6);
});
