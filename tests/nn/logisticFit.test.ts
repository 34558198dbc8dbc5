/** The logistic fit on a line: where it has a maximum, and that gradient descent arrives there. */
import { describe, expect, test } from 'vitest';
import { bceWithLogits } from '../../src/lib/nn/losses.ts';
import { createMlp, parametersOf } from '../../src/lib/nn/mlp.ts';
import { sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { createTrainer, trainStep } from '../../src/lib/nn/training.ts';
import { fitLogistic, maximumPlace } from '../../src/lib/nn/logisticFit.ts';

const placeOf = (zeros: number[], ones: number[]) =>
  maximumPlace([...zeros, ...ones], [...zeros.map(() => 0), ...ones.map(() => 1)]);

// By definition: Albert and Anderson's three cases, in one dimension.
test.each([
  [[], [], 'empty'],
  [[1, 2], [], 'oneClass'],
  [[], [0], 'oneClass'],
  [[1, 1], [1], 'onePlace'],
  [[-2, -1], [1, 2], 'separable'],
  [[1, 2], [-2, -1], 'separable'],
  [[-2, 0], [0, 2], 'separable'],
  [[-1, 0.4], [-0.3, 2], 'overlapping'],
  [[-1, 1], [0], 'overlapping'],
  [[0], [0, 1], 'separable'],
] as const)('zeros at %j and ones at %j: %s', (zeros, ones, expected) => {
  expect(placeOf([...zeros], [...ones])).toBe(expected);
});

describe('fitLogistic', () => {
  test('two places with known shares: w and b from the log odds', () => {
    // At −1 one in four is of class 1, at +1 three in four: w = ln 3, b = 0, and the loss is the entropy of 1/4.
    const x = Float64Array.of(-1, -1, -1, -1, 1, 1, 1, 1);
    const fit = fitLogistic(x, [0, 0, 0, 1, 0, 1, 1, 1], [1000]).at(-1);
    expect(fit.w).toBeCloseTo(Math.log(3), 10);
    expect(fit.b).toBeCloseTo(0, 10);
    expect(fit.loss).toBeCloseTo(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), 10);
  });

  test('the loop gives what the core’s trainer gives', () => {
    const [x, y] = [Float64Array.of(-2.5, -0.3, 0.4, 2.6), [0, 1, 0, 1]];
    const mlp = createMlp({
      sizes: [1, 1],
      activations: 'identity',
      initializer: 'zeros',
      random: createRandom(0),
    });
    const learningRate = 4 / (1 + (2.5 * 2.5 + 0.3 * 0.3 + 0.4 * 0.4 + 2.6 * 2.6) / 4);
    const optimizer = sgd(parametersOf(mlp), { learningRate });
    const trainer = createTrainer({ mlp, B: 4, loss: bceWithLogits, optimizer });
    for (let step = 0; step < 50; step++) trainStep(trainer, x, y);
    const { w, b } = fitLogistic(x, y, [50])[0]!;
    expect(w).toBeCloseTo(mlp.layers[0]!.W[0]!, 12);
    expect(b).toBeCloseTo(mlp.layers[0]!.b[0]!, 12);
  });

  test('at the maximum the residuals and their first moment vanish', () => {
    const x = Float64Array.of(-2.5, -1.6, -0.9, -0.3, 0.4, 1.1, 1.8, 2.6);
    const y = [0, 0, 0, 1, 0, 1, 1, 1];
    const { w, b } = fitLogistic(x, y, [5000])[0]!;
    const residuals = Array.from(x, (place, i) => 1 / (1 + Math.exp(-w * place - b)) - y[i]!);
    expect(residuals.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 8);
    expect(residuals.reduce((sum, r, i) => sum + r * x[i]!, 0)).toBeCloseTo(0, 8);
  });

  test('separable classes: the weight keeps growing, by ln 10 over the margin for ten times the steps', () => {
    // Soudry et al. 2018, theorem 3: w grows like ln t along the direction of the largest margin, here 1.
    const fits = fitLogistic(Float64Array.of(-1, 1), [0, 1], [1000, 10_000, 100_000]);
    expect(fits[1]!.w - fits[0]!.w).toBeCloseTo(Math.log(10), 2);
    expect(fits[2]!.w - fits[1]!.w).toBeCloseTo(Math.log(10), 2);
    expect(fits.map(({ loss }) => loss)).toEqual([...fits.map(({ loss }) => loss)].sort((a, b) => b - a));
  });

  test('the loss never rises, wherever the places lie', () => {
    for (const far of [0, 0.5, 3, 100])
      for (const y of [
        [0, 1, 0],
        [1, 1, 1],
        [1, 0, 0],
      ]) {
        const marks = Array.from({ length: 50 }, (_, i) => i);
        const losses = fitLogistic(Float64Array.of(-far, far / 2, far), y, marks).map(({ loss }) => loss);
        losses.forEach((loss, i) => expect(loss).toBeLessThanOrEqual((losses[i - 1] ?? Math.LN2) + 1e-12));
      }
  });

  test('refuses no places, missing labels and falling marks', () => {
    expect(() => fitLogistic(new Float64Array(0), [], [1])).toThrow('fitLogistic');
    expect(() => fitLogistic(Float64Array.of(1), [], [1])).toThrow('got 1 and 0');
    expect(() => fitLogistic(Float64Array.of(1), [1], [2, 1])).toThrow('got [2, 1]');
  });
});
