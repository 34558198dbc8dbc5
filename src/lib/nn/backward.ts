/**
 * The backward pass: the chain rule through the layers of `mlp.ts`, from the last to the first. Every layer undoes in
 * turn what the forward pass did, in the opposite order:
 *
 *     a = f(norm(z)) + input     hands da on to the input as it is, and da · f′ to norm(z)
 *     norm(z)                    hands it on to z
 *     z = input Wᵀ + b           dW = dzᵀ input, db = Σ dz, and the input receives dz W
 *
 * `createGradients` allocates; its result passed back in at every step makes the step allocate nothing.
 *
 * Left out: automatic differentiation and second derivatives.
 */
import { multiply, multiplyTransposeA } from './matrix.ts';
import { add, type Layer, type Mlp, type Trace } from './mlp.ts';
import {
  createNormalizationGradients,
  normalizeBackward,
  type NormalizationGradients,
} from './normalizationBackward.ts';

/** What is found on the way down. An entry of a layer that has no such thing is undefined. */
export interface Deltas {
  /** Derivative of the loss in respect of z [B × fanOut]. While a layer is at work it holds da, then da · f′. */
  readonly dz: readonly Float64Array[];
  /** Residual layers: da, which goes around the layer to its input. */
  readonly around: readonly (Float64Array | undefined)[];
  readonly normalizations: readonly (NormalizationGradients | undefined)[];
  /** Derivative in respect of the activation's learned number, in an array of one. */
  readonly dLearned: readonly (Float64Array | undefined)[];
}

/** All derivatives of the loss: besides the deltas dW [fanOut × fanIn] and db [fanOut], and dx of the input. */
export interface Gradients extends Deltas {
  readonly dW: readonly Float64Array[];
  readonly db: readonly Float64Array[];
  readonly dx: Float64Array;
}

/** Room for the gradients of batches of B rows. */
export function createGradients(mlp: Mlp, B: number): Gradients {
  return {
    ...createDeltas(mlp, B),
    dW: mlp.layers.map(({ W }) => new Float64Array(W.length)),
    db: mlp.layers.map(({ b }) => new Float64Array(b.length)),
    dx: new Float64Array(B * mlp.sizes[0]!),
  };
}

function createDeltas({ layers }: Mlp, B: number): Deltas {
  const batchOf = ({ fanOut }: Layer): Float64Array => new Float64Array(B * fanOut);
  return {
    dz: layers.map(batchOf),
    around: layers.map((layer) => (layer.connection === 'residual' ? batchOf(layer) : undefined)),
    normalizations: layers.map(
      ({ normalization }) => normalization && createNormalizationGradients(normalization),
    ),
    dLearned: layers.map(({ learned }) => learned && new Float64Array(1)),
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
  toPreActivation(mlp.layers[last]!, last, trace, gradients);
  passDown(mlp, trace, B, gradients);
  collect(mlp, x, trace, B, gradients);
  toInput(mlp.layers[0]!, 0, B, gradients, gradients.dx);
  return gradients;
}

/**
 * The deltas alone, for those who ask what becomes of a gradient and train nothing: dz of every layer, given `dzLast`
 * at the last one. White noise there measures what the layers below do to any gradient.
 *
 * @throws if dzLast is not B × last size numbers. Source: schoenholz-2017.
 */
export function deltasBelow(mlp: Mlp, trace: Trace, dzLast: Float64Array, B: number): Deltas['dz'] {
  const last = mlp.layers.length - 1;
  checkLength('deltasBelow', 'dzLast', dzLast, B * mlp.layers[last]!.fanOut);
  const deltas = createDeltas(mlp, B);
  deltas.dz[last]!.set(dzLast);
  passDown(mlp, trace, B, deltas);
  return deltas.dz;
}

/** From the last dz to every earlier one. */
function passDown(mlp: Mlp, trace: Trace, B: number, deltas: Deltas): void {
  for (let l = mlp.layers.length - 1; l > 0; l--) {
    toInput(mlp.layers[l]!, l, B, deltas, deltas.dz[l - 1]!);
    toPreActivation(mlp.layers[l - 1]!, l - 1, trace, deltas);
  }
}

/** z = input Wᵀ + b: the input receives dz W, and what went around the layer. */
function toInput(
  { W, fanIn, fanOut }: Layer,
  l: number,
  B: number,
  deltas: Deltas,
  dInput: Float64Array,
): void {
  multiply(deltas.dz[l]!, W, dInput, { rows: B, inner: fanOut, columns: fanIn });
  const around = deltas.around[l];
  if (around) add(around, dInput);
}

/** a = f(norm(z)): turns da, which lies in dz of layer l, into dz. */
function toPreActivation(layer: Layer, l: number, trace: Trace, deltas: Deltas): void {
  const d = deltas.dz[l]!;
  deltas.around[l]?.set(d);
  if (layer.learned) timesLearnedSlope(d, layer, trace.argument[l]!, deltas.dLearned[l]!);
  else timesSlope(d, layer, trace.argument[l]!);
  if (layer.normalization) {
    normalizeBackward(layer.normalization, d, trace.normalizations[l]!, deltas.normalizations[l]!);
  }
}

/** d ← d · f′(argument), element by element. */
function timesSlope(d: Float64Array, { activation }: Layer, argument: Float64Array): void {
  const { df } = activation;
  for (let i = 0; i < d.length; i++) d[i]! *= df(argument[i]!);
}

/** The same where f has a learned number; it collects Σ d · ∂f/∂value over all units and rows, which share it. */
function timesLearnedSlope(
  d: Float64Array,
  { activation, learned }: Layer,
  argument: Float64Array,
  dLearned: Float64Array,
): void {
  const { df, dValue } = activation.learned!;
  const value = learned![0]!;
  let sum = 0;
  for (let i = 0; i < d.length; i++) {
    sum += d[i]! * dValue(argument[i]!, value);
    d[i]! *= df(argument[i]!, value);
  }
  dLearned[0] = sum;
}

/** In every layer dW collects dz ⊗ input over the batch, and db collects dz. */
function collect(mlp: Mlp, x: Float64Array, trace: Trace, B: number, { dz, dW, db }: Gradients): void {
  for (let l = 0; l < mlp.layers.length; l++) {
    const { fanIn, fanOut } = mlp.layers[l]!;
    const input = l === 0 ? x : trace.a[l - 1]!;
    multiplyTransposeA(dz[l]!, input, dW[l]!, { rows: fanOut, inner: B, columns: fanIn });
    sumRows(dz[l]!, db[l]!);
  }
}

/** Adds up the rows of a matrix: total[j] = Σᵢ matrix(i, j). */
function sumRows(matrix: Float64Array, total: Float64Array): void {
  total.fill(0);
  const n = total.length;
  for (let i = 0; i < matrix.length; i += n) for (let j = 0; j < n; j++) total[j]! += matrix[i + j]!;
}

/** The gradients in the order of `parametersOf`. */
export const parameterGradients = ({ dW, db, normalizations, dLearned }: Gradients): Float64Array[] =>
  dW.flatMap((d, l) => {
    const [normalization, learned] = [normalizations[l], dLearned[l]];
    return [d, db[l]!, ...(normalization?.learned ?? []), ...(learned ? [learned] : [])];
  });

function checkLength(name: string, what: string, values: Float64Array, expected: number): void {
  if (values.length === expected) return;
  throw new RangeError(`${name}: expected ${what} of length ${expected}, got ${values.length}`);
}
