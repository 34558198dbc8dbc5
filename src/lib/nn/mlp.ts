/**
 * A dense network from top to bottom: make it, run it forward, run the chain rule backward, take a training step.
 *
 * Layer l turns a batch of activations into the next one: z = a Wᵀ + b, then a = f(z). Everything a demonstration
 * draws is kept by name: z and a of every layer in a `Trace`, dz, dW and db in `Gradients`. Arrays are row-major,
 * [B × fanOut] for a batch of B rows. In the arrays index 0 is the first layer; the input is not a layer.
 *
 * `createTrace` and `createGradients` allocate; passed back in at every step, they make the step allocate nothing.
 *
 * Left out: layers other than dense ones, automatic differentiation, and second derivatives. Softmax is part of its
 * loss. The fast path for live training lives in the kernel and is checked against this file.
 */
import { type Activation, type ActivationName, activations } from './activations.ts';
import { type Initializer, type InitializerName, fillWeights, initializers } from './initializers.ts';
import type { Loss } from './losses.ts';
import { affine, multiply, multiplyTransposeA } from './matrix.ts';
import type { Optimizer } from './optimizers.ts';
import type { Random } from './random.ts';

export interface Layer {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Weights [fanOut × fanIn]. */
  readonly W: Float64Array;
  /** Bias [fanOut]. */
  readonly b: Float64Array;
  readonly activation: Activation;
}

export interface Mlp {
  /** Width of the input and of every layer: layers.length + 1 numbers. */
  readonly sizes: readonly number[];
  readonly layers: readonly Layer[];
}

export interface MlpOptions {
  readonly sizes: readonly number[];
  /** One activation a layer, by name or as an object; or a single one for all layers, the last included. */
  readonly activations: ActivationName | Activation | readonly (ActivationName | Activation)[];
  readonly initializer: InitializerName | Initializer;
  readonly random: Random;
  /** Replaces the initializer's own gain in every layer. */
  readonly gain?: number;
}

/**
 * A network with weights drawn layer by layer and biases 0.
 *
 * @throws if there are fewer than two sizes, a size is not a positive integer, or activations and layers differ in number.
 */
export function createMlp(options: MlpOptions): Mlp {
  const { sizes, random, gain } = options;
  checkSizes(sizes);
  const perLayer = activationsOf(options.activations, sizes.length - 1);
  const initializer =
    typeof options.initializer === 'string' ? initializers[options.initializer] : options.initializer;
  const layers = perLayer.map((activation, l): Layer => {
    const [fanIn, fanOut] = [sizes[l]!, sizes[l + 1]!];
    const W = new Float64Array(fanOut * fanIn);
    fillWeights(W, { fanIn, fanOut, initializer, random, gain });
    return { fanIn, fanOut, W, b: new Float64Array(fanOut), activation };
  });
  return { sizes, layers };
}

/** What the forward pass leaves behind, layer by layer: pre-activations z and activations a, each [B × fanOut]. */
export interface Trace {
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
}

/** Room for the trace of batches of B rows. */
export function createTrace(mlp: Mlp, B: number): Trace {
  const batchOf = (layer: Layer): Float64Array => new Float64Array(B * layer.fanOut);
  return { z: mlp.layers.map(batchOf), a: mlp.layers.map(batchOf) };
}

/**
 * Forward pass of a batch x [B × sizes[0]]: z = a Wᵀ + b and a = f(z), layer after layer.
 *
 * @throws if x is not B × sizes[0] numbers.
 */
export function forward(mlp: Mlp, x: Float64Array, B: number, trace: Trace = createTrace(mlp, B)): Trace {
  checkLength('forward', 'x', x, B * mlp.sizes[0]!);
  let input = x;
  for (let l = 0; l < mlp.layers.length; l++) {
    const { W, b, activation } = mlp.layers[l]!;
    const [z, a] = [trace.z[l]!, trace.a[l]!];
    affine(input, W, b, z, B);
    for (let i = 0; i < z.length; i++) a[i] = activation.f(z[i]!);
    input = a;
  }
  return trace;
}

/** The network's output [B × last size], in an array of its own. */
export const predict = (mlp: Mlp, x: Float64Array, B: number): Float64Array => forward(mlp, x, B).a.at(-1)!;

/** Derivatives of the loss: dz [B × fanOut], dW [fanOut × fanIn], db [fanOut] of every layer, and dx of the input. */
export interface Gradients {
  readonly dz: readonly Float64Array[];
  readonly dW: readonly Float64Array[];
  readonly db: readonly Float64Array[];
  readonly dx: Float64Array;
}

/** Room for the gradients of batches of B rows. */
export function createGradients(mlp: Mlp, B: number): Gradients {
  return {
    dz: mlp.layers.map(({ fanOut }) => new Float64Array(B * fanOut)),
    dW: mlp.layers.map(({ W }) => new Float64Array(W.length)),
    db: mlp.layers.map(({ b }) => new Float64Array(b.length)),
    dx: new Float64Array(B * mlp.sizes[0]!),
  };
}

/**
 * Backward pass from dOutput, the derivative of the loss in respect of the last activations [B × last size].
 * `x` and `trace` are those of the forward pass. Sums over the batch are not divided by B: a loss that is a mean has
 * done so already.
 *
 * @throws if dOutput is not B × last size numbers. Source: rumelhart-1986.
 */
export function backward(
  mlp: Mlp,
  x: Float64Array,
  trace: Trace,
  dOutput: Float64Array,
  B: number,
  gradients: Gradients = createGradients(mlp, B),
): Gradients {
  const last = mlp.layers.length - 1;
  checkLength('backward', 'dOutput', dOutput, B * mlp.layers[last]!.fanOut);
  gradients.dz[last]!.set(dOutput);
  timesSlope(gradients.dz[last]!, mlp.layers[last]!.activation, trace.z[last]!);
  return fromLastDelta(mlp, x, trace, B, gradients);
}

/**
 * Backward pass from a gradient put in at the last pre-activation: `dzLast` [B × last size] takes the place of
 * dOutput · f′(z). White noise there measures what the layers below do to any gradient.
 *
 * @throws if dzLast is not B × last size numbers. Source: schoenholz-2017.
 */
export function backwardFromDelta(
  mlp: Mlp,
  x: Float64Array,
  trace: Trace,
  dzLast: Float64Array,
  B: number,
  gradients: Gradients = createGradients(mlp, B),
): Gradients {
  const last = mlp.layers.length - 1;
  checkLength('backwardFromDelta', 'dzLast', dzLast, B * mlp.layers[last]!.fanOut);
  gradients.dz[last]!.set(dzLast);
  return fromLastDelta(mlp, x, trace, B, gradients);
}

/**
 * The deltas alone, for those who ask what becomes of a gradient and train nothing: dz of every layer, given `dzLast`
 * at the last one. The first half of the backward pass.
 *
 * @throws if dzLast is not B × last size numbers. Source: schoenholz-2017.
 */
export function deltasBelow(mlp: Mlp, trace: Trace, dzLast: Float64Array, B: number): Float64Array[] {
  const last = mlp.layers.length - 1;
  checkLength('deltasBelow', 'dzLast', dzLast, B * mlp.layers[last]!.fanOut);
  const dz = mlp.layers.map(({ fanOut }) => new Float64Array(B * fanOut));
  dz[last]!.set(dzLast);
  passDown(mlp, trace, B, dz);
  return dz;
}

/** The chain rule, given dz of the last layer: every earlier dz, and then dW, db and dx from them. */
function fromLastDelta(mlp: Mlp, x: Float64Array, trace: Trace, B: number, gradients: Gradients): Gradients {
  passDown(mlp, trace, B, gradients.dz);
  collect(mlp, x, trace, B, gradients);
  return gradients;
}

/** From layer to layer below: z = a Wᵀ + b, so the activations a receive dz W; a = f(z), so z receives that times f′(z). */
function passDown(mlp: Mlp, trace: Trace, B: number, dz: Gradients['dz']): void {
  for (let l = mlp.layers.length - 1; l > 0; l--) {
    const { W, fanIn, fanOut } = mlp.layers[l]!;
    multiply(dz[l]!, W, dz[l - 1]!, { rows: B, inner: fanOut, columns: fanIn });
    timesSlope(dz[l - 1]!, mlp.layers[l - 1]!.activation, trace.z[l - 1]!);
  }
}

/** In every layer dW collects dz ⊗ input over the batch, and db collects dz; the network's input receives dz W. */
function collect(mlp: Mlp, x: Float64Array, trace: Trace, B: number, { dz, dW, db, dx }: Gradients): void {
  for (let l = 0; l < mlp.layers.length; l++) {
    const { fanIn, fanOut } = mlp.layers[l]!;
    const input = l === 0 ? x : trace.a[l - 1]!;
    multiplyTransposeA(dz[l]!, input, dW[l]!, { rows: fanOut, inner: B, columns: fanIn });
    sumRows(dz[l]!, db[l]!);
  }
  const first = mlp.layers[0]!;
  multiply(dz[0]!, first.W, dx, { rows: B, inner: first.fanOut, columns: first.fanIn });
}

/** d ← d · f′(z), element by element. */
function timesSlope(d: Float64Array, activation: Activation, z: Float64Array): void {
  for (let i = 0; i < d.length; i++) d[i]! *= activation.df(z[i]!);
}

/** Adds up the rows of a matrix: total[j] = Σᵢ matrix(i, j). */
function sumRows(matrix: Float64Array, total: Float64Array): void {
  total.fill(0);
  const n = total.length;
  for (let i = 0; i < matrix.length; i += n) for (let j = 0; j < n; j++) total[j]! += matrix[i + j]!;
}

/** All trainable arrays in the order W, b of the first layer, W, b of the second, … */
export const parametersOf = (mlp: Mlp): Float64Array[] => mlp.layers.flatMap(({ W, b }) => [W, b]);

/** The gradients in the order of `parametersOf`. */
export const parameterGradients = ({ dW, db }: Gradients): Float64Array[] =>
  dW.flatMap((d, l) => [d, db[l]!]);

export interface TrainerOptions {
  readonly mlp: Mlp;
  readonly B: number;
  readonly loss: Loss;
  /** Made over `parametersOf(mlp)`. */
  readonly optimizer: Optimizer;
}

/** Everything a training step works on, allocated once. */
export interface Trainer extends TrainerOptions {
  readonly trace: Trace;
  readonly gradients: Gradients;
  readonly dOutput: Float64Array;
  readonly flatGradients: readonly Float64Array[];
}

/** A trainer for batches of exactly B rows; another batch size needs another trainer over the same network. */
export function createTrainer(options: TrainerOptions): Trainer {
  const { mlp, B } = options;
  const gradients = createGradients(mlp, B);
  const dOutput = new Float64Array(B * mlp.sizes.at(-1)!);
  return {
    ...options,
    trace: createTrace(mlp, B),
    gradients,
    dOutput,
    flatGradients: parameterGradients(gradients),
  };
}

/**
 * One step: forward, loss, backward, update. Returns the loss before the update. A network whose output is no longer
 * finite has diverged: the step then returns NaN and changes nothing.
 */
export function trainStep(trainer: Trainer, x: Float64Array, target: ArrayLike<number>): number {
  const { mlp, B, loss, optimizer, trace, gradients, dOutput } = trainer;
  const output = forward(mlp, x, B, trace).a[mlp.layers.length - 1]!;
  if (!output.every(Number.isFinite)) return NaN;
  const value = loss.value(output, target);
  loss.gradient(output, target, dOutput);
  backward(mlp, x, trace, dOutput, B, gradients);
  optimizer.step(trainer.flatGradients);
  return value;
}

function activationsOf(given: MlpOptions['activations'], depth: number): Activation[] {
  const list = Array.isArray(given) ? (given as readonly (ActivationName | Activation)[]) : null;
  if (list && list.length !== depth) {
    throw new RangeError(`createMlp: expected ${depth} activations, one a layer, got ${list.length}`);
  }
  const perLayer =
    list ?? new Array<ActivationName | Activation>(depth).fill(given as ActivationName | Activation);
  return perLayer.map((a) => (typeof a === 'string' ? activations[a] : a));
}

function checkSizes(sizes: readonly number[]): void {
  if (sizes.length >= 2 && sizes.every((n) => Number.isInteger(n) && n >= 1)) return;
  throw new RangeError(
    `createMlp: expected at least two positive integers as sizes, got [${sizes.join(', ')}]`,
  );
}

function checkLength(name: string, what: string, values: Float64Array, expected: number): void {
  if (values.length === expected) return;
  throw new RangeError(`${name}: expected ${what} of length ${expected}, got ${values.length}`);
}
