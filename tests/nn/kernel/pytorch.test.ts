/** The kernel against PyTorch's float32 files, at the files' tolerances, and the names of what is left to the plain path. */
import { describe, expect, test } from 'vitest';
import {
  type Activation,
  type ActivationName,
  activations as activationRecord,
} from '../../../src/lib/nn/activations.ts';
import { type Learner, type LearnerOptions, createLearner } from '../../../src/lib/nn/learner.ts';
import { type Mlp, createMlp, parametersOf } from '../../../src/lib/nn/mlp.ts';
import { createRandom } from '../../../src/lib/nn/random.ts';
import {
  type Parameters,
  type Tensor,
  type Tolerance,
  type Written,
  activationNamed,
  expectClose,
  numbers,
  readReference,
} from '../reference.ts';

type Loss = LearnerOptions['loss'];

const lossNames: Readonly<Record<string, Loss>> = {
  mse: 'mse',
  mse_sum: 'mseSum',
  bce: 'bce',
  bce_with_logits: 'bceWithLogits',
  ce: 'softmaxCrossEntropy',
};

interface Net {
  readonly sizes: readonly number[];
  readonly activations: readonly string[];
  readonly params: Parameters;
  readonly loss: string;
}

interface Case extends Net {
  readonly id: string;
  readonly x: Tensor;
  readonly y: Tensor;
  readonly W: readonly Tensor[];
  readonly b: readonly Tensor[];
  readonly post: readonly Tensor[];
  readonly lossValue: Written;
  readonly gradW: readonly Tensor[];
  readonly gradB: readonly Tensor[];
}

/** The network of the file with its parameters, W and b of the first layer and so on, one after another. */
function networkOf({ sizes, activations, params }: Net, values: Float64Array): Mlp {
  const perLayer = activations.map((name) => recorded(name, params) ?? activationNamed(name, params)!);
  const mlp = createMlp({ sizes, activations: perLayer, initializer: 'zeros', random: createRandom(1) });
  let at = 0;
  for (const parameter of parametersOf(mlp)) {
    parameter.set(values.subarray(at, at + parameter.length));
    at += parameter.length;
  }
  return mlp;
}

/** The kernel knows the record's activations, not others that compute the same, such as a softplus made with β = 1. */
const recorded = (name: string, params: Parameters): Activation | undefined =>
  Object.keys(params).length === 0 && name in activationRecord
    ? activationRecord[name as ActivationName]
    : undefined;

const float32 = ({ data }: Tensor): Float32Array => Float32Array.from(numbers(data));
const wide = ({ data }: Tensor): Float64Array => Float64Array.from(float32({ data, shape: [] }));

describe('networks', () => {
  const { cases, tolerance } = readReference<{ cases: Case[]; tolerance: Tolerance }>('mlp.f32.json');
  const learnerOf = (each: Case): Learner =>
    createLearner({
      mlp: networkOf(each, Float64Array.from(each.W.flatMap((W, l) => [...wide(W), ...wide(each.b[l]!)]))),
      B: each.x.shape[0]!,
      loss: lossNames[each.loss]!,
      optimizer: { name: 'sgd', learningRate: 1e-9 },
      precision: 'single',
    });
  const made = cases.map((each) => ({ each, id: each.id, learner: learnerOf(each) }));

  test('left to the plain path are those with a part that the kernel lacks', () => {
    const left = made.filter(({ learner }) => learner.path === 'plain').map(({ id }) => id);
    expect(left).toEqual([
      'leaky-ce-4-8-8-3', // a slope other than the record's
      'gelu-mse-5-7-6-2', // GELU with erf
      'elu-msesum-6-10-5', // the sum of squares
      'selu-hardtanh-4-6-6-3', // hard tanh
    ]);
  });

  test.each(made)('$id', ({ each, learner }) => {
    const [x, y, n] = [float32(each.x), float32(each.y), each.x.shape[0]!];
    const gradients = learner.gradients(x, y, n);
    gradients.forEach(({ W, b }, l) => {
      expectClose(`gradW[${l}]`, W, float32(each.gradW[l]!), tolerance);
      expectClose(`gradB[${l}]`, b, float32(each.gradB[l]!), tolerance);
    });
    expectClose('output', learner.predict(x, n), float32(each.post.at(-1)!), tolerance);
    expectClose('loss', [learner.step(x, y, n)], [Number(each.lossValue)], tolerance);
  });
});

interface Run {
  readonly id: string;
  readonly kind: string;
  readonly args: Readonly<Record<string, number | boolean | readonly number[]>>;
  readonly params: Tensor;
  readonly clipNorm?: number;
  readonly clipValue?: number;
  readonly tolerance: Tolerance;
}

describe('50 steps', () => {
  const file = readReference<{ net: Net; x: Tensor; y: Tensor; runs: Run[] }>('optimizers.f32.json');
  const [x, y, n] = [float32(file.x), float32(file.y), file.x.shape[0]!];

  const optimizerOf = ({ kind, args }: Run): LearnerOptions['optimizer'] => {
    const { lr, betas, eps, weight_decay: weightDecay, momentum, dampening, nesterov, amsgrad } = args;
    const [beta1, beta2] = (betas ?? []) as readonly number[];
    const given = {
      learningRate: lr,
      beta1,
      beta2,
      epsilon: eps,
      weightDecay,
      momentum,
      dampening,
      nesterov,
      amsgrad,
    };
    const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return { name: kind, ...options } as unknown as LearnerOptions['optimizer'];
  };

  /** Those of the kernel; a learner clips no gradients. */
  const made = file.runs
    .filter(({ clipNorm, clipValue }) => clipNorm === undefined && clipValue === undefined)
    .map((run) => ({
      run,
      id: run.id,
      learner: createLearner({
        mlp: networkOf(file.net, wide(run.params)),
        B: n,
        loss: lossNames[file.net.loss]!,
        optimizer: optimizerOf(run),
        precision: 'single',
      }),
    }));

  test('of these optimizers are on the kernel', () => {
    const taken = made.filter(({ learner }) => learner.path === 'kernel').map(({ id }) => id);
    const left = file.runs.map(({ id }) => id).filter((id) => !taken.includes(id));
    expect(taken).toEqual(['sgd', 'sgd-weight-decay', 'momentum', 'adam', 'adam-l2']);
    expect(left).toEqual([
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
  });

  test.each(made.filter(({ learner }) => learner.path === 'kernel'))('$id', ({ run, learner }) => {
    const [rows, width] = run.params.shape as [number, number];
    const want = float32(run.params);
    for (let row = 0; row < rows; row++) {
      const expected = want.subarray(row * width, (row + 1) * width);
      expectClose(`parameters after ${row} steps`, learner.parameters(), expected, run.tolerance);
      learner.step(x, y, n);
    }
  });
});
