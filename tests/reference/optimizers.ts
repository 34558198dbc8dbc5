/**
 * Checks a file of optimizers: a small network is trained from the file's start, and every parameter is compared
 * before the first step and after each. In float64 the loss before each step, and the length of the gradient before
 * a clip by norm, are compared as well; for float32 the file states no tolerance for them.
 */
import type { Loss } from '../../src/lib/nn/losses.ts';
import { type Mlp, createMlp, parametersOf } from '../../src/lib/nn/mlp.ts';
import { type Optimizer, clipped, optimizers } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { createTrainer, trainStep } from '../../src/lib/nn/training.ts';
import {
  type Checker,
  type Comparison,
  type Missing,
  type Tensor,
  type Tolerance,
  type Written,
  numbers,
  roundedTo,
} from './compare.ts';
import { type Parameters, activationNamed, lossNamed } from './names.ts';

/** PyTorch's arguments, by PyTorch's names. */
interface Arguments {
  readonly betas?: readonly [number, number];
  readonly [name: string]: number | boolean | readonly [number, number] | undefined;
}

interface Run {
  readonly id: string;
  readonly kind: string;
  readonly args: Arguments;
  readonly lossBeforeStep: readonly Written[];
  readonly gradNormBeforeClip?: readonly Written[];
  readonly params: Tensor;
  readonly clipNorm?: number;
  readonly clipValue?: number;
  /** A float32 run has its own, and the file only words. */
  readonly tolerance?: Tolerance;
}

interface Net {
  readonly sizes: readonly number[];
  readonly activations: readonly string[];
  readonly params: Parameters;
  readonly loss: string;
}

export interface Document {
  readonly dtype: 'f64' | 'f32';
  readonly tolerance: Tolerance | string;
  readonly net: Net;
  readonly x: Tensor;
  readonly y: Tensor;
  readonly runs: readonly Run[];
}

export const check: Checker<Document> = function* (document) {
  for (const run of document.runs) {
    const mlp = networkOf(document.net);
    const loss = lossNamed(document.net.loss);
    const optimizer = mlp && optimizerOf(run, parametersOf(mlp));
    if (mlp && loss && optimizer) yield* checkRun(document, run, { mlp, loss, optimizer });
    else yield missing(document, run, optimizer);
  }
};

interface Training {
  readonly mlp: Mlp;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
}

function* checkRun(document: Document, run: Run, training: Training): Generator<Comparison> {
  const tolerance = run.tolerance ?? (document.tolerance as Tolerance);
  const want = roundedTo(document.dtype, numbers(run.params.data));
  const [rows, width] = run.params.shape as [number, number];
  setAll(parametersOf(training.mlp), want.subarray(0, width));
  const got = train(document, training, rows - 1);
  yield { name: `${run.id} params`, got: got.params, want, tolerance };
  if (document.dtype === 'f32') return;
  yield { name: `${run.id} loss`, got: got.losses, want: numbers(run.lossBeforeStep), tolerance };
  if (!run.gradNormBeforeClip) return;
  yield { name: `${run.id} norm`, got: got.norms, want: numbers(run.gradNormBeforeClip), tolerance };
}

/** All parameters before the first step and after each, the loss and the gradient's length before each. */
function train({ dtype, x, y }: Document, { mlp, loss, optimizer }: Training, steps: number) {
  const parameters = parametersOf(mlp);
  const norms: number[] = [];
  const watched: Optimizer = {
    step(gradients) {
      norms.push(Math.hypot(...gradients.flatMap((g) => [...g])));
      optimizer.step(gradients);
    },
  };
  const trainer = createTrainer({ mlp, B: x.shape[0]!, loss, optimizer: watched });
  const [inputs, targets] = [roundedTo(dtype, numbers(x.data)), roundedTo(dtype, numbers(y.data))];
  const params = parameters.flatMap((p) => [...p]);
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    losses.push(trainStep(trainer, inputs, targets));
    params.push(...parameters.flatMap((p) => [...p]));
  }
  return { params, losses, norms };
}

/** Writes one row of the file, W and b of the first layer and so on, into the network. */
function setAll(parameters: readonly Float64Array[], row: Float64Array): void {
  let at = 0;
  for (const p of parameters) {
    p.set(row.subarray(at, at + p.length));
    at += p.length;
  }
}

function networkOf({ sizes, activations, params }: Net): Mlp | null {
  const perLayer = activations.map((name) => activationNamed(name, params));
  if (!perLayer.every((activation) => activation !== null)) return null;
  return createMlp({ sizes, activations: perLayer, initializer: 'zeros', random: createRandom(1) });
}

/** PyTorch's names of arguments and ours. What is left out has the same default there and here. */
const argumentNames: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  weight_decay: 'weightDecay',
  momentum: 'momentum',
  dampening: 'dampening',
  nesterov: 'nesterov',
  alpha: 'alpha',
  eps: 'epsilon',
  centered: 'centered',
  amsgrad: 'amsgrad',
  lr_decay: 'lrDecay',
  initial_accumulator_value: 'initialSum',
};

/** The optimizer of a run, or null where it is of another kind or has an argument that the core does not know. */
function optimizerOf(run: Run, parameters: readonly Float64Array[]): Optimizer | null {
  const { betas, ...args } = run.args;
  // An option that is switched off asks for nothing.
  const given = Object.entries(args).filter(([, value]) => value !== false);
  const isKnown = given.every(([name]) => Object.hasOwn(argumentNames, name));
  if (!isKnown || !Object.hasOwn(optimizers, run.kind)) return null;
  const options = Object.fromEntries(given.map(([name, value]) => [argumentNames[name]!, value]));
  const optimizer = optimizers[run.kind as keyof typeof optimizers](parameters, {
    ...(options as { learningRate: number }),
    ...(betas && { beta1: betas[0], beta2: betas[1] }),
  });
  return clipped(optimizer, { maxNorm: run.clipNorm, maxValue: run.clipValue });
}

function missing({ net }: Document, { id, kind, args }: Run, optimizer: Optimizer | null): Missing {
  const what = optimizer ? `no loss ${net.loss}` : `no ${kind} with ${JSON.stringify(args)}`;
  return { name: id, missing: `${what}, or no such network: ${net.activations.join(', ')}` };
}
