import { expect, test } from 'vitest';
import { type ActivationName, activations } from '../../src/lib/nn/activations.ts';
import { createMlp, predict } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { gridOf, outputsOf } from '../../src/lib/nn/surface.ts';

// Oracle: the plain path, in float64.
test.each(Object.keys(activations) as ActivationName[])('%s: the surface is that of `predict`', (name) => {
  const random = createRandom(5);
  const mlp = createMlp({
    sizes: [2, 8, 8, 1],
    activations: [name, name, 'identity'],
    initializer: 'heNormal',
    random,
  });
  const x = gridOf(-2, 2, 40);
  const got = outputsOf(mlp, x, 1600);
  const want = predict(mlp, Float64Array.from(x), 1600);
  const largest = Math.max(...want.map(Math.abs));
  const worst = Math.max(...got.map((z, i) => Math.abs(z - want[i]!)));
  // A step may fall to the other side where a pre-activation is 0 up to rounding; none does on this grid.
  expect(worst).toBeLessThanOrEqual(2e-6 * largest);
});

test('a grid goes through its rows from below, each from left to right', () => {
  expect([...gridOf(-1, 1, 2)]).toEqual([-1, -1, 1, -1, -1, 1, 1, 1]);
  expect([...gridOf(0, 1, 3)].slice(6, 12)).toEqual([0, 0.5, 0.5, 0.5, 1, 0.5]);
});
