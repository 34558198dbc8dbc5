/** C14, beyond its claim: the published table over depth and scale, the chain of sigmoids, and the ends of the ranges. */
import { expect, test } from 'vitest';
import { experiment, measureDepth, sigmoidChain } from '../../src/lib/experiments/signal-collapse.ts';
import type { ActivationName } from '../../src/lib/nn/activations.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';
import { acceptance } from '../setup/acceptance.ts';

const defaults = defaultsOf(experiment.parameters);
const SEEDS = 10;

interface Setting {
  readonly activation: ActivationName;
  readonly sigmaW2: number;
  readonly depth: number;
}

// Oracle: mean-field theory with the spread measured in PyTorch, for width 128 and 32 inputs.
const quantities = {
  'log10 gradient ratio, mean': 'gradientRatio',
  'mean activation': 'meanActivation',
} as const;
const checks = acceptance('C14', 'depth_networks').filter(
  (check) => (check.setting as unknown as Setting).depth <= 20,
);

test.each(checks)('$setting.activation, σ² = $setting.sigmaW2, depth $setting.depth: $quantity', (check) => {
  const { activation, sigmaW2, depth } = check.setting as unknown as Setting;
  const quantity = quantities[check.quantity as keyof typeof quantities];
  let sum = 0;
  for (let seed = 1; seed <= SEEDS; seed++) sum += measureDepth(activation, sigmaW2, depth, seed)[quantity];
  expect(sum / SEEDS).toBeGreaterThanOrEqual(check.lo);
  expect(sum / SEEDS).toBeLessThanOrEqual(check.hi);
});

test.each(acceptance('C14', 'sigmoid_chain'))('the chain of sigmoids, $quantity $setting', (check) => {
  const got =
    check.quantity === 'fixed point'
      ? sigmoidChain(200).value
      : sigmoidChain(Number(check.setting.depth)).derivative;
  expect(Math.abs(got - check.expected)).toBeLessThanOrEqual(
    Math.max(1e-5 * check.expected, check.hi - check.expected),
  );
});

test('the network on the page follows theory, and its two lines fall at the same rate', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { layers, gradientRatio, gradientRatioTheory, factor } = experiment.run({ ...defaults, seed });
    expect(Math.abs(gradientRatio - gradientRatioTheory)).toBeLessThan(0.6);
    const perLayer = (layers[19]!.difference - layers[9]!.difference) / 10;
    expect(Math.abs(perLayer - Math.log10(factor))).toBeLessThan(0.06);
  }
});

test('float32 loses the two inputs after about 12 layers, float64 after about 25', () => {
  const { lostInFloat32, lostInFloat64 } = experiment.run({ ...defaults, depth: 50 });
  expect(lostInFloat32).toBeGreaterThanOrEqual(10);
  expect(lostInFloat32).toBeLessThanOrEqual(14);
  expect(lostInFloat64).toBeGreaterThanOrEqual(23);
  expect(lostInFloat64).toBeLessThanOrEqual(28);
});

test('a deeper network has the shallower one as its beginning', () => {
  const [short, long] = [
    experiment.run({ ...defaults, depth: 5 }),
    experiment.run({ ...defaults, depth: 30 }),
  ];
  expect(long.layers.slice(0, 5).map((l) => l.difference)).toEqual(short.layers.map((l) => l.difference));
});

test('every activation at every extreme ends in a word', () => {
  for (const activation of experiment.parameters.activation.options)
    for (const weightScale of [0.1, 12])
      for (const depth of [2, 50]) {
        const { outcome, layers } = experiment.run({ ...defaults, activation, weightScale, depth });
        expect(['vanishes', 'explodes', 'passes', 'none', 'diverged']).toContain(outcome);
        for (const { histogram } of layers) expect(histogram.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }
});
