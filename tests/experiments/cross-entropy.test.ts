/** C09, beyond its claim: the loop against the core's trainer, the pace against gradient flow, and every state. */
import { expect, test } from 'vitest';
import {
  experiment,
  flowUntilRight,
  MOST_STEPS,
  outputAfter,
  RIGHT,
  stepsUntilRight,
} from '../../src/lib/experiments/cross-entropy.ts';
import { identity, sigmoid } from '../../src/lib/nn/activations.ts';
import { logitLossNames, type LogitLossName } from '../../src/lib/nn/logitLosses.ts';
import { bceWithLogits, halfMse } from '../../src/lib/nn/losses.ts';
import { createMlp, parametersOf, predict } from '../../src/lib/nn/mlp.ts';
import { sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { createTrainer, trainStep } from '../../src/lib/nn/training.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const runAt = (change: Partial<typeof defaults>) => experiment.run({ ...defaults, ...change });

/** The same run by the core's trainer. */
function trainedOutput(
  loss: LogitLossName,
  w: number,
  b: number,
  learningRate: number,
  steps: number,
): number {
  const mlp = createMlp({
    sizes: [1, 1],
    activations: loss === 'bce' ? identity : sigmoid,
    initializer: 'zeros',
    random: createRandom(0),
  });
  mlp.layers[0]!.W[0] = w;
  mlp.layers[0]!.b[0] = b;
  const trainer = createTrainer({
    mlp,
    B: 1,
    loss: loss === 'bce' ? bceWithLogits : halfMse({ outputs: 1 }),
    optimizer: sgd(parametersOf(mlp), { learningRate }),
  });
  const one = Float64Array.of(1);
  for (let step = 0; step < steps; step++) trainStep(trainer, one, [0]);
  const output = predict(mlp, one, 1)[0]!;
  return loss === 'bce' ? sigmoid.f(output) : output;
}

test.each(logitLossNames)('%s: the loop gives what the core’s trainer gives, to the last bit', (loss) => {
  for (const [w, b, learningRate] of [
    [0.6, 0.9, 0.15],
    [5, 5, 0.15],
    [-1, 0.3, 2],
  ] as const)
    for (const steps of [0, 1, 7, 300])
      expect(outputAfter(loss, { w, b, learningRate }, steps)).toBe(
        trainedOutput(loss, w, b, learningRate, steps),
      );
});

test('small steps take as long as gradient flow, for both losses', () => {
  for (const loss of logitLossNames)
    for (const [w, b] of [
      [0.5, 0.5],
      [2, 2],
      [-1, 0],
    ] as const) {
      const start = { w, b, learningRate: 0.002 };
      const steps = stepsUntilRight(loss, start)!;
      expect(Math.abs(steps / flowUntilRight(loss, start) - 1)).toBeLessThan(0.01);
    }
});

test('only the sum of weight and bias counts, since the input is 1', () => {
  expect(runAt({ w: 1, b: 3 }).descents).toEqual(runAt({ w: 3, b: 1 }).descents);
});

test('the drawn path begins at the start, ends at the count, rises in steps and holds few points', () => {
  const { descents, output } = runAt({});
  for (const name of logitLossNames) {
    const { path, steps } = descents[name];
    expect(path[0]).toEqual({ step: 0, place: 0, output });
    expect(path.at(-1)!.step).toBe(steps);
    expect(path.at(-1)!.output).toBeLessThan(RIGHT);
    expect(path.length).toBeLessThan(400);
    path.slice(1).forEach((point, i) => expect(point.step).toBeGreaterThan(path[i]!.step));
  }
});

test('each state has its word', () => {
  expect(runAt({}).outcome).toBe('both');
  expect(runAt({ w: -0.5, b: -0.5 }).outcome).toBe('leaning');
  expect(runAt({ w: -5, b: -5 })).toMatchObject({
    outcome: 'right',
    descents: { mse: { steps: 0, flow: 0 } },
  });
  expect(runAt({ learningRate: 0.005 })).toMatchObject({
    outcome: 'mseLate',
    descents: { mse: { steps: null } },
  });
  expect(runAt({ learningRate: 0.005 }).descents.mse.flow).toBeGreaterThan(MOST_STEPS);
});

test('the first step moves the logit as far as it says', () => {
  for (const loss of logitLossNames) {
    const start = { w: 0.4, b: -0.9, learningRate: 0.3 };
    const after = outputAfter(loss, start, 1);
    const logit = Math.log(after / (1 - after));
    expect(-0.5 - logit).toBeCloseTo(runAt(start).descents[loss].move, 12);
  }
});

test('surely wrong and surely right, the squared error is flat; cross-entropy is flat where it is right', () => {
  const [wrong, right] = [runAt({ w: 5, b: 5 }).descents, runAt({ w: -5, b: -5 }).descents];
  expect(wrong.mse.slope).toBeLessThan(1e-4);
  expect(wrong.bce.slope).toBeGreaterThan(0.9999);
  expect(right.mse.slope).toBeLessThan(1e-4);
  expect(right.bce.slope).toBeLessThan(1e-4);
});

test('every rate and every start gives finite numbers', () => {
  for (const w of [-5, 5])
    for (const b of [-5, 0, 5])
      for (const learningRate of [0.005, 0.15, 5])
        for (const { path, flow, slope, value } of Object.values(runAt({ w, b, learningRate }).descents))
          for (const number of [flow, slope, value, ...path.map(({ output }) => output)])
            expect(Number.isFinite(number)).toBe(true);
});

test('the fit of the default points has a maximum and has arrived; parted, it has none and still grows', () => {
  const { fit } = runAt({});
  expect(fit).toMatchObject({ state: 'overlapping', settled: true });
  expect(fit.half).toBeCloseTo(0.05, 1);
  const parted = runAt({ points: 'o-2_0o-1_0x1_1x2_1' }).fit;
  expect(parted).toMatchObject({ state: 'separable', settled: false });
  const weights = parted.curves.map(({ w }) => w);
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
  expect(runAt({ points: '' }).fit).toMatchObject({ state: 'empty', curves: [] });
  expect(runAt({ points: 'o1_0' }).fit.state).toBe('oneClass');
  expect(runAt({ points: 'o1_0x1_1' }).fit.state).toBe('onePlace');
});
