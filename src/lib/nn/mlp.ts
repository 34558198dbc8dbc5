/**
 * A dense network: how it is made, and its forward pass.
 *
 * Layer l turns a batch of activations into the next one: z = input Wᵀ + b, then a = f(z). A layer may normalize z
 * first, a = f(norm(z)), and may add its input again, a = f(…) + input, so that a signal has a way around it; f may
 * have a number that is learned. Everything a demonstration draws is kept by name in a `Trace`. Arrays are row-major,
 * [B × fanOut] for a batch of B rows. In the arrays index 0 is the first layer; the input is not a layer.
 *
 * The chain rule follows in `backward.ts`, learning in `training.ts`.
 *
 * Left out: layers other than dense ones, and connections around more than one layer. Softmax is part of its loss.
 * The fast path for live training lives in the kernel and is checked against this file.
 */
import { type Activation, type ActivationName, activations } from './activations.ts';
import { type Initializer, type InitializerName, fillWeights, initializers } from './initializers.ts';
import { affine } from './matrix.ts';
import {
  type Mode,
  type Normalization,
  type NormalizationOptions,
  type NormalizationTrace,
  createNormalization,
  createNormalizationTrace,
  learnedOf,
  normalize,
} from './normalization.ts';
import type { Random } from './random.ts';

export interface Layer {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Weights [fanOut × fanIn]. */
  readonly W: Float64Array;
  /** Bias [fanOut]. In front of a batch normalization it does nothing: the mean takes it off again. */
  readonly b: Float64Array;
  readonly activation: Activation;
  /** The activation's learned number, in an array of one; absent where it has none. */
  readonly learned?: Float64Array | undefined;
  /** Stands between z and f; absent in a layer without. */
  readonly normalization?: Normalization | undefined;
  /** 'residual' adds the input to the activations; absent or 'plain' does not. */
  readonly connection?: Connection | undefined;
}

export type Connection = 'plain' | 'residual';

export interface Mlp {
  /** Width of the input and of every layer: layers.length + 1 numbers. */
  readonly sizes: readonly number[];
  readonly layers: readonly Layer[];
}

/** One a layer, or a single one for all layers, the last included. */
type PerLayer<T> = T | readonly T[];

export interface MlpOptions {
  readonly sizes: readonly number[];
  /** By name or as an object. */
  readonly activations: PerLayer<ActivationName | Activation>;
  readonly initializer: InitializerName | Initializer;
  readonly random: Random;
  /** Replaces the initializer's own gain in every layer. */
  readonly gain?: number;
  readonly normalizations?: PerLayer<NormalizationOptions | 'none'>;
  readonly connections?: PerLayer<Connection>;
}

/**
 * A network with weights drawn layer by layer and biases 0.
 *
 * @throws if there are fewer than two sizes, a size is not a positive integer, a list is not one a layer, or a
 *   residual layer has fanIn ≠ fanOut. Source: rumelhart-1986; residual connections: he-2016, eq. 1.
 */
export function createMlp(options: MlpOptions): Mlp {
  const { sizes } = options;
  checkSizes(sizes);
  const spread = <T>(what: string, given: PerLayer<T>): T[] => onePerLayer(what, given, sizes.length - 1);
  const functions = spread('activations', options.activations);
  const normalizations = spread('normalizations', options.normalizations ?? 'none');
  const connections = spread('connections', options.connections ?? 'plain');
  const layers = functions.map((given, l): Layer => {
    const activation = typeof given === 'string' ? activations[given] : given;
    const learned = activation.learned && Float64Array.of(activation.learned.initial);
    const normalization = normalizationOf(normalizations[l]!, sizes[l + 1]!);
    const dense = denseLayer(options, sizes[l]!, sizes[l + 1]!);
    checkConnection(connections[l]!, dense, l);
    return { ...dense, activation, learned, normalization, connection: connections[l] };
  });
  return { sizes, layers };
}

/** What the forward pass leaves behind in layer after layer; every array is [B × fanOut]. */
export interface Trace {
  /** Whether batch normalizations take the statistics of the batch or the running ones. */
  readonly mode: Mode;
  /** Pre-activations. */
  readonly z: readonly Float64Array[];
  /** What f is applied to: norm(z), and in a layer without normalization z itself, the same array. */
  readonly argument: readonly Float64Array[];
  /** Activations. */
  readonly a: readonly Float64Array[];
  readonly normalizations: readonly (NormalizationTrace | undefined)[];
}

/** Room for the trace of batches of B rows. @throws if a layer takes the statistics of fewer than two rows. */
export function createTrace(mlp: Mlp, B: number, mode: Mode = 'eval'): Trace {
  const batchOf = ({ fanOut }: Layer): Float64Array => new Float64Array(B * fanOut);
  const z = mlp.layers.map(batchOf);
  return {
    mode,
    z,
    argument: mlp.layers.map((layer, l) => (layer.normalization ? batchOf(layer) : z[l]!)),
    a: mlp.layers.map(batchOf),
    normalizations: mlp.layers.map(
      ({ normalization }) => normalization && createNormalizationTrace(normalization, B, mode),
    ),
  };
}

/**
 * Forward pass of a batch x [B × sizes[0]], layer after layer: z = input Wᵀ + b, norm(z) where the layer has one, then
 * a = f(norm(z)), plus the input where the layer is residual. The network itself is not changed, in either mode.
 *
 * A trace passed back in is written over and nothing is allocated.
 *
 * @throws if x is not B × sizes[0] numbers.
 */
export function forward(mlp: Mlp, x: Float64Array, B: number, trace: Trace = createTrace(mlp, B)): Trace {
  checkInput(x, B * mlp.sizes[0]!);
  let input = x;
  for (let l = 0; l < mlp.layers.length; l++) {
    const layer = mlp.layers[l]!;
    const a = trace.a[l]!;
    affine(input, layer.W, layer.b, trace.z[l]!, B);
    if (layer.normalization) {
      normalize(layer.normalization, trace.z[l]!, trace.argument[l]!, trace.normalizations[l]!);
    }
    activate(layer, trace.argument[l]!, a);
    if (layer.connection === 'residual') add(input, a);
    input = a;
  }
  return trace;
}

/** a = f(argument), with the learned number where there is one. */
function activate({ activation, learned }: Layer, argument: Float64Array, a: Float64Array): void {
  if (learned) {
    const { f } = activation.learned!;
    const value = learned[0]!;
    for (let i = 0; i < a.length; i++) a[i] = f(argument[i]!, value);
  } else {
    const { f } = activation;
    for (let i = 0; i < a.length; i++) a[i] = f(argument[i]!);
  }
}

/** total ← total + values. */
export function add(values: Float64Array, total: Float64Array): void {
  for (let i = 0; i < total.length; i++) total[i]! += values[i]!;
}

/** The network's output [B × last size] in eval mode, in an array of its own. */
export const predict = (mlp: Mlp, x: Float64Array, B: number): Float64Array => forward(mlp, x, B).a.at(-1)!;

/** All trainable arrays, layer by layer: W, b, γ and β of a normalization, the activation's learned number. */
export const parametersOf = (mlp: Mlp): Float64Array[] =>
  mlp.layers.flatMap(({ W, b, normalization, learned }) => [
    W,
    b,
    ...(normalization ? learnedOf(normalization) : []),
    ...(learned ? [learned] : []),
  ]);

function denseLayer(
  { initializer, random, gain }: MlpOptions,
  fanIn: number,
  fanOut: number,
): Pick<Layer, 'fanIn' | 'fanOut' | 'W' | 'b'> {
  const W = new Float64Array(fanOut * fanIn);
  const rule = typeof initializer === 'string' ? initializers[initializer] : initializer;
  fillWeights(W, { fanIn, fanOut, initializer: rule, random, gain });
  return { fanIn, fanOut, W, b: new Float64Array(fanOut) };
}

const normalizationOf = (
  given: NormalizationOptions | 'none',
  features: number,
): Normalization | undefined => (given === 'none' ? undefined : createNormalization(features, given));

function onePerLayer<T>(what: string, given: PerLayer<T>, depth: number): T[] {
  if (!Array.isArray(given)) return new Array<T>(depth).fill(given as T);
  const list = given as readonly T[];
  if (list.length === depth) return [...list];
  throw new RangeError(`createMlp: expected ${depth} ${what}, one a layer, got ${list.length}`);
}

function checkSizes(sizes: readonly number[]): void {
  if (sizes.length >= 2 && sizes.every((n) => Number.isInteger(n) && n >= 1)) return;
  throw new RangeError(
    `createMlp: expected at least two positive integers as sizes, got [${sizes.join(', ')}]`,
  );
}

function checkConnection(
  connection: Connection,
  { fanIn, fanOut }: Pick<Layer, 'fanIn' | 'fanOut'>,
  l: number,
): void {
  if (connection === 'plain' || fanIn === fanOut) return;
  throw new RangeError(
    `createMlp: expected fanIn = fanOut in a residual layer, got ${fanIn} and ${fanOut} in layer ${l}`,
  );
}

function checkInput(x: Float64Array, expected: number): void {
  if (x.length === expected) return;
  throw new RangeError(`forward: expected x of length ${expected}, got ${x.length}`);
}
