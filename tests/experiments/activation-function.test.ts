/** C01, beyond its claim: the tangent, the histograms, and the share at a limit against the normal distribution. */
import { expect, test } from 'vitest';
import { cloud, experiment, INPUTS, limitShare } from '../../src/lib/experiments/activation-function.ts';
import { activations, hardtanh, relu, sigmoid } from '../../src/lib/nn/activations.ts';
import { gaussianExpectation } from '../../src/lib/nn/meanField.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const { options } = experiment.parameters.activation;

/** Φ(z) from the table of the normal distribution (SciPy, norm.cdf). */
const NORMAL_CDF = { half: 0.6914624612740131, one: 0.8413447460685429, two: 0.9772498680518208 };

test('the limits of the claim are what the core integrates: mean and spread of σ(z), share between 1/4 and 3/4', () => {
  const { quantities } = experiment.claim;
  const mean = gaussianExpectation(sigmoid.f);
  const square = gaussianExpectation((t) => sigmoid.f(t) * sigmoid.f(t));
  expect(mean).toBeCloseTo(quantities.sigmoidMean.theory!, 13);
  expect(Math.sqrt(square - mean * mean)).toBeCloseTo(quantities.sigmoidSpread.theory!, 12);
  const middle = gaussianExpectation(
    (t) => (Math.abs(t) <= Math.log(3) ? 1 : 0),
    [-Math.log(3), Math.log(3)],
  );
  expect(middle).toBeCloseTo(quantities.sigmoidMiddle.theory!, 12);
});

test('the share at a limit is a value of the normal distribution', () => {
  expect(limitShare(relu, 0, 1)).toBeCloseTo(1 / 2, 13);
  expect(limitShare(relu, 2, 2)).toBeCloseTo(1 - NORMAL_CDF.one, 12);
  expect(limitShare(relu, -2, 1)).toBeCloseTo(NORMAL_CDF.two, 12);
  expect(limitShare(hardtanh(-1, 1), 0, 2)).toBeCloseTo(2 * (1 - NORMAL_CDF.half), 12);
  expect(limitShare(activations.step, 1, 1)).toBeCloseTo(1, 12);
  expect(limitShare(sigmoid, 3, 2)).toBe(0);
});

test('the cloud keeps to it: within 4 standard errors for every activation and several clouds', () => {
  for (const activation of options)
    for (const [mean, spread] of [
      [0, 1],
      [-1.5, 0.5],
      [3, 2],
    ] as const) {
      const { atLimit, atLimitTheory: p } = experiment.run({ ...defaults, activation, mean, spread });
      expect(Math.abs(atLimit - p)).toBeLessThanOrEqual(4 * Math.sqrt((p * (1 - p)) / INPUTS) + 1e-12);
    }
});

test('no output is lost: bins and limits hold every one of them, at every end', () => {
  const sum = (shares: readonly number[]): number => shares.reduce((a, b) => a + b, 0);
  for (const activation of options)
    for (const mean of [-3, 3]) {
      const { inputs, outputs, atLimit } = experiment.run({ ...defaults, activation, mean, spread: 2 });
      expect(sum(inputs)).toBeCloseTo(1, 9);
      expect(sum(outputs) + atLimit).toBeCloseTo(1, 9);
    }
});

test('ReLU at the default: half of a standard normal cloud at 0, the tangent of slope 1 through (x, f(x))', () => {
  const { y, slope, tangent, atLow, atHigh } = experiment.run({ ...defaults, x: 2 });
  expect([y, slope, atHigh]).toEqual([2, 1, 0]);
  expect(tangent).toEqual([0.8, 0.8, 3.2, 3.2]);
  expect(Math.abs(atLow - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / INPUTS));
});

test('the middle half of sigmoid outputs is σ of the middle half of the inputs', () => {
  const sorted = cloud(0, 1, 1).sort();
  const { quartiles } = experiment.run({ ...defaults, activation: 'sigmoid' });
  expect(quartiles).toEqual([sigmoid.f(sorted[249]!), sigmoid.f(sorted[749]!)]);
});
