/** C14, beyond its claim and the published tables: the network on the page, and the ends of the ranges. */
import { expect, test } from 'vitest';
import { experiment } from '../../src/lib/experiments/signal-collapse.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);

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
