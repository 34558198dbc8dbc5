/**
 * What is measured: the networks W1 to W6, their data, and the two scans. Every number follows from a seed.
 *
 * Targets are noisy on purpose: no network can fit them, so gradients keep their size however long a contender
 * trains, and nobody is slowed down by the subnormal numbers of a network that has finished learning.
 */
import { createRandom } from '../../src/lib/nn/random.ts';
import type { Random } from '../../src/lib/nn/random.ts';
import type { BenchActivation, LayerArrays, Needs, Spec } from './contract.ts';

export interface Batch {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly n: number;
}

export interface Workload extends Needs {
  readonly id: string;
  readonly title: string;
  /** Gone through in a circle, so that nobody trains on what its caches still hold from the step before. */
  readonly batches: readonly Batch[];
  /** Floating-point operations of one step, by matrix products alone. */
  readonly flops: number;
}

const BATCHES = 16;
const GAIN: Record<BenchActivation, number> = { identity: 1, tanh: 1, sigmoid: 5, relu: Math.SQRT2 };

export const WORKLOADS: readonly Workload[] = [
  train('W1', '2-4-2-1 tanh, batch 10', mse([2, 4, 2, 1], 'tanh', 10, 0.05)),
  train('W2a', '2-8-8-8-1 ReLU, batch 10', mse([2, 8, 8, 8, 1], 'relu', 10, 0.005)),
  train('W2b', '2-8-8-8-1 ReLU, batch 32', mse([2, 8, 8, 8, 1], 'relu', 32, 0.005)),
  train('W3s', '20 × 16 sigmoid, batch 32', mse(deep(2, 16, 20, 1), 'sigmoid', 32, 0.03)),
  train('W3r', '20 × 16 ReLU, batch 32', mse(deep(2, 16, 20, 1), 'relu', 32, 0.02)),
  train('W4', '64-64-64-10 softmax, Adam, batch 32', classes([64, 64, 64, 10], 32, 1e-4)),
  surface('W5a', '2-8-8-1 surface, 100²', mse([2, 8, 8, 1], 'relu', 32, 0.005), 100),
  surface('W5b', '2-8-8-1 surface, 256²', mse([2, 8, 8, 1], 'relu', 32, 0.005), 256),
  gradients('W6', '50 × 64 ReLU, batch 64, gradients', mse(deep(64, 64, 49, 64), 'relu', 64, 1e-4)),
];

/** Cost against depth: 1 to 64 hidden layers of width 32. */
export const depthScan = (): { readonly at: number; readonly workload: Workload }[] =>
  [1, 2, 4, 8, 16, 32, 64].map((at) => ({
    at,
    workload: train(`depth ${at}`, `${at} × 32 ReLU, batch 32`, mse(deep(32, 32, at, 1), 'relu', 32, 1e-5)),
  }));

/** Cost against width: 8 to 256 units in each of 4 hidden layers. */
export const widthScan = (): { readonly at: number; readonly workload: Workload }[] =>
  [8, 16, 32, 64, 128, 256].map((at) => ({
    at,
    workload: train(`width ${at}`, `4 × ${at} ReLU, batch 32`, mse(deep(at, at, 4, 1), 'relu', 32, 1e-5)),
  }));

/** 2 operations a weight and row forward, 4 backward, of which 2 are spared where no gradient of the input is asked. */
export function flopsOf({ kind, spec }: Needs, n: number): number {
  const weights = spec.weights.map(({ W }) => W.length);
  const all = weights.reduce((sum, count) => sum + count, 0);
  return kind === 'surface' ? 2 * n * all : n * (6 * all - 2 * weights[0]!);
}

function deep(inputs: number, width: number, depth: number, outputs: number): number[] {
  return [inputs, ...new Array<number>(depth).fill(width), outputs];
}

function mse(layers: readonly number[], hidden: BenchActivation, batch: number, lr: number): Spec {
  const activations = [...new Array<BenchActivation>(layers.length - 2).fill(hidden), 'identity' as const];
  return { layers, activations, weights: startOf(layers, hidden), loss: 'mse', optimizer: 'sgd', lr, batch };
}

function classes(layers: readonly number[], batch: number, lr: number): Spec {
  return { ...mse(layers, 'relu', batch, lr), loss: 'softmax-ce', optimizer: 'adam' };
}

/**
 * Weights N(0, gain² / fanIn) with the gain at which a signal neither dies nor explodes through 50 layers, so that
 * every layer has a gradient to get wrong. The last bias lifts outputs above 0: a library that puts ReLU there as well
 * (see `Variant`) still has something to learn.
 */
function startOf(layers: readonly number[], hidden: BenchActivation): LayerArrays[] {
  const random = createRandom(1);
  return layers.slice(1).map((fanOut, l) => {
    const fanIn = layers[l]!;
    const last = l === layers.length - 2;
    const sd = (last ? 1 : GAIN[hidden]) / Math.sqrt(fanIn);
    const W = Float32Array.from({ length: fanIn * fanOut }, () => sd * random.normal());
    return {
      W,
      b: Float32Array.from({ length: fanOut }, (_, i) => biasOf(W, i * fanIn, fanIn, hidden, l, last)),
    };
  });
}

/** A sigmoid's output is around ½: without the shift, units behind it start saturated. */
function biasOf(
  W: Float32Array,
  start: number,
  fanIn: number,
  hidden: BenchActivation,
  l: number,
  last: boolean,
): number {
  const shift =
    hidden === 'sigmoid' && l > 0 ? W.subarray(start, start + fanIn).reduce((s, w) => s - w / 2, 0) : 0;
  return shift + (last ? 0.5 : 0.01);
}

function train(id: string, title: string, spec: Spec): Workload {
  return finished({ id, title, kind: 'train', spec, batches: noisyBatches(spec) });
}

function gradients(id: string, title: string, spec: Spec): Workload {
  return finished({ id, title, kind: 'gradients', spec, batches: noisyBatches(spec) });
}

/** The output over a square of side × side points of [−1, 1]². */
function surface(id: string, title: string, spec: Spec, side: number): Workload {
  const n = side * side;
  const at = (k: number): number => (2 * k) / (side - 1) - 1;
  const x = Float32Array.from({ length: 2 * n }, (_, i) => {
    const point = i >> 1;
    return at(i % 2 === 0 ? point % side : Math.floor(point / side));
  });
  return finished({ id, title, kind: 'surface', spec, batches: [{ x, y: new Float32Array(n), n }] });
}

function finished(workload: Omit<Workload, 'flops'>): Workload {
  return { ...workload, flops: flopsOf(workload, workload.batches[0]!.n) };
}

/** The second half has the inputs of the first with other targets: what is learned there is unlearned here. */
function noisyBatches(spec: Spec): Batch[] {
  const random = createRandom(2);
  const [features, outputs] = [spec.layers[0]!, spec.layers.at(-1)!];
  const inputs = Array.from({ length: BATCHES / 2 }, () =>
    Float32Array.from({ length: spec.batch * features }, () => random.normal()),
  );
  return [...inputs, ...inputs].map((x) => {
    const rows = Array.from({ length: spec.batch }, () => targetRow(random, outputs, spec.loss));
    return { x: x.slice(), y: Float32Array.from(rows.flat()), n: spec.batch };
  });
}

function targetRow(random: Random, outputs: number, loss: Spec['loss']): number[] {
  if (loss === 'mse') return Array.from({ length: outputs }, () => 0.5 + 0.3 * random.normal());
  const label = random.integer(outputs);
  return Array.from({ length: outputs }, (_, k) => (k === label ? 1 : 0));
}
