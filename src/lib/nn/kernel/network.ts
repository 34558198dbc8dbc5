/**
 * A dense network in the kernel's memory: lays out its block, carries weights and batches in and results out. The
 * numbers are computed in `assembly/`.
 */
import type { Runtime } from './runtime.ts';
import * as at from './layout.ts';

export interface KernelSpec {
  /** Width of the input and of every layer. */
  readonly sizes: readonly number[];
  /** One a layer: which function, and the number that belongs to it. */
  readonly functions: readonly { readonly kind: number; readonly number: number }[];
  /** Rows of the largest batch that is trained on. */
  readonly B: number;
  /** value = valueScale / n · Σ terms, gradient = gradientScale / n · derivative. */
  readonly loss: { readonly kind: number; readonly valueScale: number; readonly gradientScale: number };
  readonly optimizer: {
    readonly kind: number;
    readonly learningRate: number;
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly weightDecay: number;
  };
}

/** W [fanOut × fanIn] row-major and b [fanOut] of a layer. */
export interface LayerNumbers<T = ArrayLike<number>> {
  readonly W: T;
  readonly b: T;
}

export interface KernelNetwork {
  /** Rows of the largest batch. */
  readonly rows: number;
  /** Bytes in the kernel's memory, workspace included. */
  readonly size: number;
  /** One training step on n ≤ B rows; returns the loss before it, NaN (and changes nothing) where it is not finite. */
  step(x: Float32Array, y: Float32Array, n: number): number;
  /** The gradients for n ≤ B rows, left in memory; returns the loss. */
  backward(x: Float32Array, y: Float32Array, n: number): number;
  /** The outputs [n × outputs] for any number of rows, in `into`. */
  predict(x: Float32Array, n: number, into: Float32Array): Float32Array;
  write(layers: readonly LayerNumbers[]): void;
  /** Copies weights, or the gradients of the last step, into arrays of the caller. */
  read(what: 'parameters' | 'gradients', into: readonly LayerNumbers<Float32Array | Float64Array>[]): void;
  dispose(): void;
}

/** Workspace that a surface may take, so that a block of its points stays in the processor's nearest cache. */
const SURFACE_BYTES = 24576;

export function createKernelNetwork(runtime: Runtime, spec: KernelSpec): KernelNetwork {
  const { sizes, B } = spec;
  const plan = planOf(spec);
  const net = runtime.allocate(plan.size);
  fillHeader(runtime, net, spec, plan);
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  const word = (offset: number): number => (net + offset) >> 2;
  const [inputRows, targetRows, outputRows] = [plan.inputRows, plan.targetRows, plan.outputRows].map(
    word,
  ) as [number, number, number];
  const { exports } = runtime;
  let isDisposed = false;

  const enter = (x: Float32Array, y: Float32Array, n: number): void => {
    if (isDisposed) throw new Error('kernel: the network has been disposed of');
    if (!(n >= 1 && n <= B && x.length >= n * inputs && y.length >= n * outputs)) {
      const got = `${n} rows, x of length ${x.length}, y of length ${y.length}`;
      throw new RangeError(`kernel: expected 1 to ${B} rows of ${inputs} and ${outputs} numbers, got ${got}`);
    }
    copy(x, 0, n * inputs, runtime.f32, inputRows);
    copy(y, 0, n * outputs, runtime.f32, targetRows);
  };

  return {
    size: plan.size,
    rows: B,
    step(x, y, n) {
      enter(x, y, n);
      return exports.step(net, n);
    },
    backward(x, y, n) {
      enter(x, y, n);
      return exports.gradients(net, n);
    },
    predict(x, n, into) {
      if (isDisposed) throw new Error('kernel: the network has been disposed of');
      if (x.length < n * inputs || into.length < n * outputs) {
        throw new RangeError(`kernel: expected ${n} rows of ${inputs} numbers, got x of length ${x.length}`);
      }
      for (let row = 0; row < n; row += plan.rows) {
        const rows = Math.min(plan.rows, n - row);
        copy(x, row * inputs, rows * inputs, runtime.f32, inputRows);
        exports.predict(net, rows);
        copy(runtime.f32, outputRows, rows * outputs, into, row * outputs);
      }
      return into;
    },
    write(layers) {
      forEachLayer(sizes, (l, fanIn, fanOut) => {
        const { W, b } = plan.layers[l]!.parameters;
        for (let j = 0; j < fanOut; j++) {
          for (let i = 0; i < fanIn; i++)
            runtime.f32[word(W) + j * at.padded(fanIn) + i] = layers[l]!.W[j * fanIn + i]!;
          runtime.f32[word(b) + j] = layers[l]!.b[j]!;
        }
      });
    },
    read(what, into) {
      forEachLayer(sizes, (l, fanIn, fanOut) => {
        const { W, b } = plan.layers[l]![what];
        for (let j = 0; j < fanOut; j++) {
          copy(runtime.f32, word(W) + j * at.padded(fanIn), fanIn, into[l]!.W, j * fanIn);
        }
        copy(runtime.f32, word(b), fanOut, into[l]!.b, 0);
      });
    },
    dispose() {
      if (!isDisposed) runtime.free(net);
      isDisposed = true;
    },
  };
}

/** A copy of a few numbers is faster as a loop; of many, as one call, whose views cost a little memory. */
function copy(
  from: Float32Array,
  start: number,
  count: number,
  into: Float32Array | Float64Array,
  to: number,
): void {
  if (count > 64) into.set(from.subarray(start, start + count), to);
  else for (let i = 0; i < count; i++) into[to + i] = from[start + i]!;
}

function forEachLayer(
  sizes: readonly number[],
  visit: (l: number, fanIn: number, fanOut: number) => void,
): void {
  for (let l = 0; l + 1 < sizes.length; l++) visit(l, sizes[l]!, sizes[l + 1]!);
}

interface LayerPlan {
  readonly parameters: { readonly W: number; readonly b: number };
  readonly gradients: { readonly W: number; readonly b: number };
  readonly activations: number;
  readonly slopes: number;
}

type Plan = ReturnType<typeof planOf>;

/** Offsets of everything from the network's address on. */
function planOf({ sizes, functions, B }: KernelSpec) {
  let end = at.HEADER_SIZE + functions.length * at.LAYER_SIZE;
  const take = (numbers: number): number => {
    const start = Math.ceil(end / 16) * 16;
    end = start + 4 * numbers;
    return start;
  };
  const units = sizes.map(at.padded);
  const [inputs, outputs] = [units[0]!, units.at(-1)!];
  const widest = Math.max(...units);
  const perRow = 4 * (units.reduce((sum, n) => sum + n, 0) + inputs + outputs);
  // Whole pairs of vectors, so that surfaces run in the wider tile alone.
  const rows = Math.max(B, Math.min(256, Math.floor(SURFACE_BYTES / perRow / 8) * 8));
  const [S, Sb] = [at.padded(rows), at.padded(B)];

  const offsets = (): { W: number; b: number }[] =>
    functions.map((_, l) => ({ W: take(units[l]! * sizes[l + 1]!), b: take(units[l + 1]!) }));
  const first = take(0);
  const parameters = offsets();
  const count = (take(0) - first) / 4;
  const gradients = ((start) => {
    const list = offsets();
    return { start, list };
  })(take(0));
  const moments = [take(count), take(count)] as const;
  const isSmooth = (kind: number): boolean => kind > at.TANH;
  const layers = functions.map(({ kind }, l): LayerPlan => ({
    parameters: parameters[l]!,
    gradients: gradients.list[l]!,
    activations: take(units[l + 1]! * S),
    slopes: isSmooth(kind) ? take(units[l + 1]! * S) : 0,
  }));
  return {
    rows,
    first,
    count,
    firstGradient: gradients.start,
    moments,
    layers,
    inputRows: take(inputs * S),
    targetRows: take(outputs * Sb),
    outputRows: take(outputs * S),
    input: take(inputs * S),
    target: take(outputs * Sb),
    delta: take(widest * Sb),
    deltaBelow: take(widest * Sb),
    transposed: take(widest * Sb),
    size: end,
  };
}

function fillHeader({ i32, f32, f64 }: Runtime, net: number, spec: KernelSpec, plan: Plan): void {
  const { sizes, functions, loss, optimizer } = spec;
  const put = (offset: number, value: number): void => void (i32[(net + offset) >> 2] = value);
  const number = (offset: number, value: number): void => void (f32[(net + offset) >> 2] = value);
  put(at.LAYERS, functions.length);
  put(at.PARAMETER_COUNT, plan.count);
  put(at.PARAMETERS, net + plan.first);
  put(at.GRADIENTS, net + plan.firstGradient);
  put(at.FIRST_MOMENTS, net + plan.moments[0]);
  put(at.SECOND_MOMENTS, net + plan.moments[1]);
  put(at.INPUT_ROWS, net + plan.inputRows);
  put(at.TARGET_ROWS, net + plan.targetRows);
  put(at.OUTPUT_ROWS, net + plan.outputRows);
  put(at.INPUT, net + plan.input);
  put(at.TARGET, net + plan.target);
  put(at.DELTA, net + plan.delta);
  put(at.DELTA_BELOW, net + plan.deltaBelow);
  put(at.TRANSPOSED, net + plan.transposed);
  put(at.LOSS, loss.kind);
  put(at.OPTIMIZER, optimizer.kind);
  number(at.LEARNING_RATE, optimizer.learningRate);
  number(at.BETA1, optimizer.beta1);
  number(at.BETA2, optimizer.beta2);
  number(at.EPSILON, optimizer.epsilon);
  number(at.WEIGHT_DECAY, optimizer.weightDecay);
  number(at.VALUE_SCALE, loss.valueScale);
  number(at.GRADIENT_SCALE, loss.gradientScale);
  f64[(net + at.POWER1) >> 3] = 1;
  f64[(net + at.POWER2) >> 3] = 1;
  plan.layers.forEach((layer, l) => {
    const record = at.HEADER_SIZE + l * at.LAYER_SIZE;
    put(record + at.FAN_IN, sizes[l]!);
    put(record + at.FAN_OUT, sizes[l + 1]!);
    put(record + at.WEIGHTS, net + layer.parameters.W);
    put(record + at.BIAS, net + layer.parameters.b);
    put(record + at.WEIGHT_GRADIENT, net + layer.gradients.W);
    put(record + at.BIAS_GRADIENT, net + layer.gradients.b);
    put(record + at.ACTIVATIONS, net + layer.activations);
    put(record + at.SLOPES, layer.slopes === 0 ? 0 : net + layer.slopes);
    put(record + at.FUNCTION, functions[l]!.kind);
    number(record + at.NUMBER, functions[l]!.number);
  });
}
