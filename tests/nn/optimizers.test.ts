import { describe, expect, it, test } from 'vitest';
import { mse } from '../../src/lib/nn/losses.ts';
import { type Mlp, createMlp, createTrainer, parametersOf, trainStep } from '../../src/lib/nn/mlp.ts';
import { type Optimizer, adam, sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import {
  type Tensor,
  type Tolerance,
  type Written,
  expectClose,
  numbers,
  readReference,
} from './reference.ts';

interface Run {
  readonly id: string;
  readonly kind: string;
  readonly args: Readonly<Record<string, number | boolean | readonly number[]>>;
  readonly lossBeforeStep: readonly Written[];
  readonly params: Tensor;
  readonly clipNorm?: number;
  readonly clipValue?: number;
}

interface OptimizersFile {
  readonly tolerance: Tolerance;
  readonly net: { readonly sizes: readonly number[]; readonly activations: readonly ('tanh' | 'identity')[] };
  readonly x: Tensor;
  readonly y: Tensor;
  readonly runs: readonly Run[];
}

const file = readReference<OptimizersFile>('optimizers.f64.json');

/** The optimizer of a run, or null where it uses something that the core leaves out. */
function optimizerOf(run: Run, parameters: Float64Array[]): Optimizer | null {
  if (run.clipNorm !== undefined || run.clipValue !== undefined) return null;
  const { lr, weight_decay = 0, momentum = 0, betas = [0.9, 0.999], eps = 1e-8, ...rest } = run.args;
  if (Object.keys(rest).length > 0) return null;
  const common = { learningRate: Number(lr), weightDecay: Number(weight_decay) };
  if (run.kind === 'sgd') return sgd(parameters, { ...common, momentum: Number(momentum) });
  if (run.kind !== 'adam') return null;
  const [beta1, beta2] = betas as readonly [number, number];
  return adam(parameters, { ...common, beta1, beta2, epsilon: Number(eps) });
}

function networkAt(row: Float64Array): Mlp {
  const mlp = createMlp({ ...file.net, initializer: 'zeros', random: createRandom(1) });
  let at = 0;
  for (const array of parametersOf(mlp)) {
    array.set(row.subarray(at, at + array.length));
    at += array.length;
  }
  return mlp;
}

describe('against PyTorch, 50 steps (optimizers.f64.json)', () => {
  const covered = file.runs.filter((run) => optimizerOf(run, []));

  it('covers every run but those that the core leaves out', () => {
    expect(file.runs.filter((run) => !covered.includes(run)).map(({ id }) => id)).toEqual([
      'momentum-dampening',
      'nesterov',
      'nesterov-weight-decay',
      'rmsprop',
      'rmsprop-centered-momentum',
      'adam-amsgrad',
      'adamw',
      'adagrad',
      'sgd-clip-norm',
      'sgd-clip-value',
    ]);
    expect(covered.map(({ id }) => id)).toEqual(['sgd', 'sgd-weight-decay', 'momentum', 'adam', 'adam-l2']);
  });

  test.each(covered)('$id', (run) => {
    const width = run.params.shape[1]!;
    const want = numbers(run.params.data);
    const mlp = networkAt(want.slice(0, width));
    const optimizer = optimizerOf(run, parametersOf(mlp))!;
    const trainer = createTrainer({ mlp, B: file.x.shape[0]!, loss: mse, optimizer });
    const [x, y] = [numbers(file.x.data), numbers(file.y.data)];
    const rows = [want.slice(0, width)];
    const values: number[] = [];
    for (let step = 0; step < run.lossBeforeStep.length; step++) {
      values.push(trainStep(trainer, x, y));
      rows.push(Float64Array.from(parametersOf(mlp).flatMap((p) => [...p])));
    }
    expectClose(
      'parameters',
      rows.flatMap((r) => [...r]),
      want,
      file.tolerance,
    );
    expectClose('loss', values, numbers(run.lossBeforeStep), file.tolerance);
  });
});

describe('by hand', () => {
  it('plain descent takes learningRate times the gradient off', () => {
    const p = [Float64Array.of(1, -2)];
    sgd(p, { learningRate: 0.5 }).step([Float64Array.of(4, -1)]);
    expect([...p[0]!]).toEqual([-1, -1.5]);
  });

  it('the first step of Adam is learningRate long in every coordinate, whatever the gradient', () => {
    const p = [Float64Array.of(0, 0)];
    adam(p, { learningRate: 0.1 }).step([Float64Array.of(1e-3, -5e4)]);
    expect(p[0]![0]).toBeCloseTo(-0.1, 5);
    expect(p[0]![1]).toBeCloseTo(0.1, 5);
  });

  it('a gradient of 0 leaves Adam where it is', () => {
    const p = [Float64Array.of(3)];
    adam(p, { learningRate: 0.1 }).step([Float64Array.of(0)]);
    expect(p[0]![0]).toBe(3);
  });
});

describe('broken preconditions', () => {
  it.each([0, -1, NaN, Infinity])('learningRate %d', (learningRate) => {
    expect(() => sgd([], { learningRate })).toThrow(
      `sgd: expected a learningRate above 0, got ${learningRate}`,
    );
    expect(() => adam([], { learningRate })).toThrow(
      `adam: expected a learningRate above 0, got ${learningRate}`,
    );
  });

  it('gradients of another shape', () => {
    const { step } = sgd([new Float64Array(2)], { learningRate: 1 });
    expect(() => step([])).toThrow('sgd: expected 1 gradient arrays, got 0');
    expect(() => step([new Float64Array(3)])).toThrow('sgd: expected 2 numbers in gradient 0, got 3');
  });
});
