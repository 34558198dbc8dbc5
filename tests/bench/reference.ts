/**
 * The plain reference that decides whether a contender did the same work: float64, one row and one number at a time,
 * loops a reader can check against a textbook. It is never timed against anybody.
 *
 * Shares no code with the core, so that the two also check each other. `Math.exp` and `Math.tanh` are welcome here:
 * the last digit does not matter.
 */
import type { BenchActivation, Create, LayerArrays, Network, Spec, Variant } from './contract.ts';

interface Layer {
  readonly W: Float64Array;
  readonly b: Float64Array;
  readonly fanIn: number;
  readonly fanOut: number;
  readonly activation: BenchActivation;
}

export const create: Create = (spec) => createReference(spec, {});

export interface Reference extends Network {
  predict(x: Float32Array, n: number): Float32Array;
  gradients(x: Float32Array, y: Float32Array, n: number): readonly LayerArrays[];
  weights(): readonly LayerArrays[];
}

/** The reference for a library that departs from the spec as `variant` says. */
export function createReference(spec: Spec, variant: Variant): Reference {
  const layers = layersOf(spec, variant);
  const update = updaterOf(spec, layers);
  const early = variant.descent === 'through new weights';
  /** One update from n rows of a batch of `divisor` rows. */
  const step = (x: Float32Array, y: Float32Array, n: number, divisor: number): void => {
    const updateLayer = update();
    const gradients = sumGradients(spec, layers, x, y, n, divisor, early ? updateLayer : undefined);
    if (!early) gradients.forEach((gradient, l) => updateLayer(l, gradient));
  };
  return {
    trainBatch(x, y, n) {
      if (variant.update !== 'each row') step(x, y, n, n);
      else for (let row = 0; row < n; row++) step(rowOf(x, row, n), rowOf(y, row, n), 1, n);
    },
    predict: (x, n) => Float32Array.from(rowsOf(x, n).flatMap((row) => [...forward(layers, row).a.at(-1)])),
    gradients: (x, y, n) => sumGradients(spec, layers, x, y, n, n).map(rounded),
    weights: () => layers.map(rounded),
    dispose: () => undefined,
  };
}

function layersOf({ layers, activations, weights }: Spec, { output }: Variant): Layer[] {
  return weights.map(({ W, b }, l) => ({
    W: Float64Array.from(W),
    b: Float64Array.from(b),
    fanIn: layers[l]!,
    fanOut: layers[l + 1]!,
    activation: activations[output === 'activated' && l > 0 ? l - 1 : l]!,
  }));
}

/** Activations of one row: the input, then each layer's. */
function forward(layers: readonly Layer[], x: Float64Array): { z: Float64Array[]; a: Float64Array[] } {
  const z: Float64Array[] = [];
  const a = [x];
  for (const { W, b, fanIn, fanOut, activation } of layers) {
    const input = a.at(-1);
    const sums = new Float64Array(fanOut);
    for (let i = 0; i < fanOut; i++) {
      let sum = b[i]!;
      for (let j = 0; j < fanIn; j++) sum += W[i * fanIn + j]! * input[j]!;
      sums[i] = sum;
    }
    z.push(sums);
    a.push(sums.map(FUNCTIONS[activation].f));
  }
  return { z, a };
}

/**
 * Gradients of the sum over n rows of each row's loss, divided by `divisor`. With the last row, `settled` is told of
 * each layer before the error goes on to the layer below.
 */
function sumGradients(
  spec: Spec,
  layers: readonly Layer[],
  x: Float32Array,
  y: Float32Array,
  n: number,
  divisor: number,
  settled?: UpdateLayer,
): Parameters64[] {
  const total = layers.map(({ W, b }) => ({ W: new Float64Array(W.length), b: new Float64Array(b.length) }));
  const targets = rowsOf(y, n);
  rowsOf(x, n).forEach((row, k) => {
    const { z, a } = forward(layers, row);
    let delta = outputDelta(spec, a.at(-1), targets[k]!, layers.at(-1)!, z.at(-1));
    for (let l = layers.length - 1; l >= 0; l--) {
      collect(total[l]!, delta, a[l]!, divisor);
      if (k === n - 1) settled?.(l, total[l]!);
      if (l > 0) delta = deltaBelow(layers[l]!, delta, layers[l - 1]!, z[l - 1]!);
    }
  });
  return total;
}

function outputDelta(
  spec: Spec,
  output: Float64Array,
  target: Float64Array,
  last: Layer,
  z: Float64Array,
): Float64Array {
  const { df } = FUNCTIONS[last.activation];
  if (spec.loss === 'mse') return output.map((o, i) => (o - target[i]!) * df(z[i]!));
  const largest = Math.max(...output);
  const powers = output.map((o) => Math.exp(o - largest));
  const sum = powers.reduce((s, p) => s + p, 0);
  return powers.map((p, i) => p / sum - target[i]!);
}

/** total.W += delta ⊗ input / divisor, total.b += delta / divisor. */
function collect(total: Parameters64, delta: Float64Array, input: Float64Array, divisor: number): void {
  for (let i = 0; i < delta.length; i++) {
    for (let j = 0; j < input.length; j++)
      total.W[i * input.length + j]! += (delta[i]! * input[j]!) / divisor;
    total.b[i]! += delta[i]! / divisor;
  }
}

function deltaBelow(
  { W, fanIn, fanOut }: Layer,
  delta: Float64Array,
  below: Layer,
  z: Float64Array,
): Float64Array {
  const { df } = FUNCTIONS[below.activation];
  const next = new Float64Array(fanIn);
  for (let j = 0; j < fanIn; j++) {
    let sum = 0;
    for (let i = 0; i < fanOut; i++) sum += W[i * fanIn + j]! * delta[i]!;
    next[j] = sum * df(z[j]!);
  }
  return next;
}

interface Parameters64 {
  readonly W: Float64Array;
  readonly b: Float64Array;
}

type UpdateLayer = (layer: number, gradient: Parameters64) => void;

/** Called once a step; what it returns, once a layer. */
function updaterOf({ optimizer, lr }: Spec, layers: readonly Layer[]): () => UpdateLayer {
  const all = (update: (p: Float64Array, g: Float64Array) => void): UpdateLayer => {
    return (l, gradient) => {
      update(layers[l]!.W, gradient.W);
      update(layers[l]!.b, gradient.b);
    };
  };
  if (optimizer === 'sgd') return () => all((p, g) => g.forEach((slope, i) => (p[i]! -= lr * slope)));
  const moments = new Map<Float64Array, { m: Float64Array; v: Float64Array }>();
  let t = 0;
  return () => {
    t++;
    return all((p, g) => {
      const fresh = { m: new Float64Array(p.length), v: new Float64Array(p.length) };
      const { m, v } = moments.get(p) ?? fresh;
      moments.set(p, { m, v });
      g.forEach((slope, i) => {
        m[i] = 0.9 * m[i]! + 0.1 * slope;
        v[i] = 0.999 * v[i]! + 0.001 * slope * slope;
        p[i]! -= (lr * (m[i] / (1 - 0.9 ** t))) / (Math.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8);
      });
    });
  };
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const FUNCTIONS: Record<BenchActivation, { f(z: number): number; df(z: number): number }> = {
  identity: { f: (z) => z, df: () => 1 },
  tanh: { f: Math.tanh, df: (z) => 1 - Math.tanh(z) ** 2 },
  sigmoid: { f: sigmoid, df: (z) => sigmoid(z) * (1 - sigmoid(z)) },
  relu: { f: (z) => Math.max(0, z), df: (z) => (z > 0 ? 1 : 0) },
};

const rounded = ({ W, b }: Parameters64): LayerArrays => ({
  W: Float32Array.from(W),
  b: Float32Array.from(b),
});

const rowOf = (values: Float32Array, row: number, n: number): Float32Array =>
  values.subarray((row * values.length) / n, ((row + 1) * values.length) / n);

const rowsOf = (values: Float32Array, n: number): Float64Array[] =>
  Array.from({ length: n }, (_, row) => Float64Array.from(rowOf(values, row, n)));
