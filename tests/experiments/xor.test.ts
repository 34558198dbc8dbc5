/** C07, beyond its claim: what is possible, what training makes of it, and how a run can end. */
import { describe, expect, test } from 'vitest';
import { xorCorners } from '../../src/lib/datasets/xor.ts';
import {
  begin,
  experiment,
  hasSettled,
  isRestless,
  SNAPSHOT_STEPS,
  STEPS,
  surface,
  taskOf,
  THUMBNAIL,
  viewOf,
} from '../../src/lib/experiments/xor.ts';
import { relu } from '../../src/lib/nn/activations.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const runOf = (change: Partial<typeof defaults>) => experiment.run({ ...defaults, ...change });
const lastOf = (change: Partial<typeof defaults>) => runOf(change).at(-1)!;

test('two ReLU units solve XOR exactly: relu(x₁ + x₂) − 2 relu(x₁ + x₂ − 1)', () => {
  const { x, y, B } = xorCorners;
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
    for (const snapshot of runOf({ activation, learningRate: 10 }))
      expect(Number.isFinite(snapshot.loss)).toBe(snapshot.outcome !== 'diverged');
});

test('a trial is the same run as the live one', () => {
  const trial = experiment.trial!({ ...defaults, hidden: 4 }, 9);
  const last = lastOf({ hidden: 4, seed: 9 });
  expect(trial.solved).toBe(last.outcome === 'solved');
  expect(trial.surface).toEqual(surface({ ...defaults, hidden: 4 }, last.weights, THUMBNAIL));
});

test('one unit with a function that falls and rises again solves XOR, one that only rises never does', () => {
  // Along x₁ + x₂ the classes come 0, 1, 0: a function that turns once can follow that, a monotone one cannot.
  for (let seed = 1; seed <= 20; seed++) {
    expect(lastOf({ activation: 'silu', hidden: 1, seed }).correct).toBe(4);
    for (const activation of ['relu', 'sigmoid', 'tanh'] as const)
      expect(lastOf({ activation, hidden: 1, seed }).correct).toBeLessThan(4);
  }
});

test('a run that rests on a plateau is told from one that still learns', () => {
  expect(hasSettled(runOf({ activation: 'identity' }))).toBe(true);
  expect(hasSettled(runOf({ learningRate: 0.001, activation: 'tanh', hidden: 8 }))).toBe(false);
  expect(lastOf({}).step).toBe(STEPS);
});

test('a run thrown about by steps that are too long is told from one that learns', () => {
  for (const dataset of ['rings', 'spiral'] as const) {
    const values = { activation: 'tanh', hidden: 8, dataset } as const;
    expect(isRestless(runOf({ ...values, learningRate: 10 }))).toBe(true);
    expect(isRestless(runOf(values))).toBe(false);
  }
});

test('a run advanced by uneven handfuls of steps is the run made at once', () => {
  for (const dataset of ['corners', 'moons'] as const) {
    const values = { ...defaults, dataset };
    const run = begin(values);
    for (let k = 0; !run.isOver(); k++) run.advance(1 + ((7 * k) % 53));
    run.dispose();
    expect(run.snapshots).toEqual(experiment.run(values));
    expect(run.snapshots.map(({ step }) => step)).toEqual(
      Array.from({ length: STEPS / SNAPSHOT_STEPS + 1 }, (_, i) => i * SNAPSHOT_STEPS),
    );
  }
});

describe('the larger data sets', () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
  const rings = { dataset: 'rings', learningRate: 0.02 } as const;
  const solvedShare = (change: Partial<typeof defaults>): number =>
    seeds.filter((seed) => experiment.trial!({ ...defaults, ...change }, seed).solved).length / seeds.length;

  test('rings: two ReLU units cannot enclose a circle, and more of them find the way more often', () => {
    // An independent measurement in NumPy, rate 0.02, circles of 200 points each, 40 seeds: 0, 0.5, 0.975 and 1.
    expect(solvedShare({ ...rings, hidden: 2 })).toBe(0);
    const [three, four, eight] = [3, 4, 8].map((hidden) => solvedShare({ ...rings, hidden }));
    for (const [got, expected] of [
      [three, 0.5],
      [four, 0.975],
      [eight, 1],
    ] as const) {
      const pooled = Math.min(0.95, (got! + expected) / 2);
      const error = Math.sqrt(pooled * (1 - pooled) * (2 / seeds.length));
      expect(Math.abs(got! - expected)).toBeLessThan(4 * error);
    }
  });

  test('a line solves none of them', () => {
    for (const dataset of ['corners', 'rings', 'moons', 'spiral'] as const)
      for (const layers of [1, 2])
        expect(lastOf({ activation: 'identity', hidden: 16, layers, dataset }).outcome).not.toBe('solved');
  });

  test('the spiral is solved by two hidden layers of sixteen, never by one', () => {
    const spiral = { dataset: 'spiral', hidden: 16 } as const;
    for (const seed of [1, 2, 3, 4, 5]) expect(lastOf({ ...spiral, seed }).outcome).toBe('stuck');
    const solved = [1, 2, 3, 4, 5].filter(
      (seed) => lastOf({ ...spiral, layers: 2, seed }).outcome === 'solved',
    );
    expect(solved.length).toBeGreaterThanOrEqual(3);
  });

  test('all points lie in the square that is drawn, and both classes are there', () => {
    for (const dataset of ['corners', 'rings', 'moons', 'spiral'] as const) {
      const { points, possible, classes } = taskOf({ ...defaults, dataset });
      const { min, max } = viewOf({ dataset });
      for (const x of points.x) expect(x > min && x < max).toBe(true);
      expect(possible).toBe(points.B);
      expect(classes).toBe(2);
    }
  });
});

describe('points of the reader', () => {
  const own = (points: string, change: Partial<typeof defaults> = {}) =>
    runOf({ dataset: 'own', points, ...change });

  test('are the four corners until he moves one', () => {
    expect(runOf({ dataset: 'own' })).toEqual(runOf({}));
  });

  test('may be none: there is nothing to learn, and the steps pass', () => {
    const run = own('');
    expect(run.at(-1)).toMatchObject({ step: STEPS, correct: 0, outcome: 'empty' });
    expect(run.every(({ outcome }) => outcome === 'empty')).toBe(true);
  });

  test('may be one, or many of one class: a constant answer is right', () => {
    expect(own('x0.5_0.5', { activation: 'tanh' }).at(-1)!.outcome).toBe('solved');
    expect(taskOf({ dataset: 'own', points: 'x0.5_0.5x1_1' }).classes).toBe(1);
  });

  test('at the origin ReLU is without slope and a hidden tanh is not', () => {
    expect(own('o0_0x0_0')[0]!.outcome).toBe('dead');
    expect(own('o0_0x0_0', { activation: 'tanh' })[0]!.outcome).toBe('stuck');
  });

  test('of both classes on one spot can be right only in part', () => {
    const points = 'o0.3_0.3x0.3_0.3x0.3_0.3';
    expect(taskOf({ dataset: 'own', points }).possible).toBe(2);
    expect(own(points, { hidden: 16 }).at(-1)!.correct).toBeLessThanOrEqual(2);
  });

  test('the most that may be are measured in float64 and end with finite numbers', () => {
    const { most } = experiment.parameters.points;
    const points = Array.from({ length: most }, (_, i) => `${i % 3 ? 'o' : 'x'}${(i % 8) / 8}_${i / most}`);
    expect(Number.isFinite(own(points.join('')).at(-1)!.loss)).toBe(true);
  });
});
