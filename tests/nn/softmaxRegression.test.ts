/** Softmax regression: at the minimum of its sum, with the gradient of the core's own loss as second opinion. */
import { expect, test } from 'vitest';
import { crossEntropy } from '../../src/lib/nn/losses/crossEntropy.ts';
import { affine } from '../../src/lib/nn/matrix.ts';
import { principalComponents, project } from '../../src/lib/nn/principalComponents.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { accuracy, softmaxRegression, type SoftmaxRegression } from '../../src/lib/nn/softmaxRegression.ts';

const [B, FEATURES, CLASSES] = [90, 4, 3];
const random = createRandom(11);
const y = Uint8Array.from({ length: B }, (_, i) => i % CLASSES);
const raw = Float64Array.from(
  { length: B * FEATURES },
  (_, i) => random.normal() + (i % FEATURES === y[Math.floor(i / FEATURES)] ? 1.5 : 0),
);
const x = project(principalComponents(raw, B, FEATURES), raw, FEATURES);

/** The sum that is to be smallest, by the core's loss. */
function objective({ W, b }: Pick<SoftmaxRegression, 'W' | 'b'>): number {
  const z = new Float64Array(B * CLASSES);
  affine(x, W, b, z, B);
  return B * crossEntropy().value(z, y) + W.reduce((sum, w) => sum + (w * w) / 2, 0);
}

const found = softmaxRegression(x, y, { classes: CLASSES, steps: 400 });

test('ends where no weight and no bias can be moved to a smaller sum', () => {
  expect(found.gradient).toBeLessThan(1e-9);
  const least = objective(found);
  for (const name of ['W', 'b'] as const)
    found[name].forEach((value, i) => {
      for (const moved of [value + 1e-3, value - 1e-3]) {
        const other = { ...found, [name]: found[name].with(i, moved) };
        expect(objective(other)).toBeGreaterThan(least);
      }
    });
});

test('comes closer with more steps, and says how close', () => {
  const after = [5, 20, 80].map((steps) => softmaxRegression(x, y, { classes: CLASSES, steps }));
  const gaps = after.map((model) => objective(model) - objective(found));
  expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
  expect(after.map(({ gradient }) => gradient)).toEqual(
    after.map(({ gradient }) => gradient).toSorted((a, b) => b - a),
  );
});

test('without a step all classes are alike, and the first is answered', () => {
  const none = softmaxRegression(x, y, { classes: CLASSES, steps: 0 });
  expect(accuracy(none, x, y)).toBe(1 / 3);
});

test('accuracy counts the rows whose own logit is the largest', () => {
  const own = { W: Float64Array.of(1, 0, 0, 1), b: Float64Array.of(0, 0) };
  expect(accuracy(own, Float64Array.of(2, 1, 1, 2, 3, 3), [0, 1, 0])).toBe(1);
  expect(accuracy(own, Float64Array.of(2, 1, 1, 2, 3, 3), [1, 1, 1])).toBe(1 / 3);
});

test('says what it cannot take', () => {
  expect(() => softmaxRegression(new Float64Array(5), [0, 1], { classes: 2, steps: 1 })).toThrow(
    'expected 2 rows of features, got 5 numbers',
  );
});
