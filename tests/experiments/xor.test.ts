/** C07, beyond its claim: what is possible, what training makes of it, and how a run can end. */
import { expect, test } from 'vitest';
import { corners, experiment, hasSettled, STEPS, surface } from '../../src/lib/experiments/xor.ts';
import { relu } from '../../src/lib/nn/activations.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const lastOf = (change: Partial<typeof defaults>) => experiment.run({ ...defaults, ...change }).at(-1)!;

test('two ReLU units solve XOR exactly: relu(x₁ + x₂) − 2 relu(x₁ + x₂ − 1)', () => {
  const { x, y, B } = corners;
  for (let i = 0; i < B; i++) {
    const sum = x[2 * i]! + x[2 * i + 1]!;
    expect(relu.f(sum) - 2 * relu.f(sum - 1)).toBe(y[i]);
  }
});

test('a unit with two negative weights and no bias is dead, and two of them end in a word', () => {
  const dead = Array.from({ length: 200 }, (_, i) => lastOf({ seed: i + 1 })).filter(
    (last) => last.outcome === 'dead',
  );
  // By symmetry a unit is born dead with probability 1/4, both with 1/16; others die in training.
  expect(dead.length).toBeGreaterThan(200 / 16 / 2);
  for (const { loss } of dead) expect(loss).toBeCloseTo(Math.LN2, 3);
});

test('at the largest rate no number leaves the page as NaN unless the run says that it diverged', () => {
  for (const activation of experiment.parameters.activation.options)
    for (const snapshot of experiment.run({ ...defaults, activation, learningRate: 10 }))
      expect(Number.isFinite(snapshot.loss)).toBe(snapshot.outcome !== 'diverged');
});

test('a trial is the same run as the live one', () => {
  const trial = experiment.trial!({ ...defaults, hidden: 4 }, 9) as {
    solved: boolean;
    surface: Float32Array;
  };
  const last = lastOf({ hidden: 4, seed: 9 });
  expect(trial.solved).toBe(last.outcome === 'solved');
  expect(trial.surface).toEqual(surface({ ...defaults, hidden: 4 }, last.weights, 15));
});

test('a run that rests on a plateau is told from one that still learns', () => {
  expect(hasSettled(experiment.run({ ...defaults, activation: 'identity' }))).toBe(true);
  expect(
    hasSettled(experiment.run({ ...defaults, learningRate: 0.001, activation: 'tanh', hidden: 8 })),
  ).toBe(false);
  expect(experiment.run(defaults).at(-1)!.step).toBe(STEPS);
});
