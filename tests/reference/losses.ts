/**
 * Checks a file of losses: the terms, their mean and their sum with gradients; the softmax family of single rows; and
 * a sigmoid followed by a loss on one logit.
 *
 * Where the file has `exact` values they count, in every reduction. PyTorch's two-step sigmoid + BCE is not compared:
 * its probability has rounded to 0 or 1 before the logarithm sees it.
 */
import { activations } from '../../src/lib/nn/activations.ts';
import {
  type Loss,
  type ReductionOptions,
  absoluteError,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  huber,
  logSoftmax,
  logSumExp,
  softCrossEntropy,
  softmax,
  softmaxJacobian,
  squaredError,
} from '../../src/lib/nn/losses.ts';
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
import type { Parameters } from './names.ts';

interface Reduced {
  readonly value: Tensor;
  readonly grad: Tensor;
}

export interface LossCase {
  readonly loss: string;
  readonly params: Parameters;
  readonly tolerance?: Tolerance;
  readonly input: Tensor;
  readonly target: Tensor;
  readonly none: Reduced;
  readonly mean: Reduced;
  readonly sum: Reduced;
  readonly exact?: { readonly value: readonly Written[]; readonly grad: readonly Written[] };
}

interface SoftmaxCase {
  readonly input: readonly Written[];
  readonly softmax: readonly Written[];
  readonly logSoftmax: readonly Written[];
  readonly logSumExp: Written;
  readonly softmaxJacobian: Tensor;
}

interface CompositeCase {
  readonly z: number;
  readonly target: number;
  readonly bceWithLogits: { readonly value: Written; readonly gradZ: Written };
  readonly exact: Readonly<Record<'bceValue' | 'bceGradZ' | 'mseValue' | 'mseGradZ', Written>>;
}

export interface Document {
  readonly dtype: 'f64' | 'f32';
  readonly tolerance: Tolerance;
  readonly cases: readonly LossCase[];
  readonly softmax: readonly SoftmaxCase[];
  readonly composite: readonly CompositeCase[];
}

export const check: Checker<Document> = function* (document) {
  for (const [i, c] of document.cases.entries()) yield* checkCase(`${i} ${c.loss}`, c, document);
  for (const [i, c] of document.softmax.entries()) yield* checkSoftmax(`softmax ${i}`, c, document);
  for (const [i, c] of document.composite.entries()) yield* checkComposite(`composite ${i}`, c, document);
};

function* checkCase(name: string, c: LossCase, document: Document): Generator<Comparison | Missing> {
  const make = lossOf(c);
  if (!make) {
    yield { name, missing: `no such loss with ${JSON.stringify(c.params)}` };
    return;
  }
  const output = roundedTo(document.dtype, numbers(c.input.data));
  const target = roundedTo(document.dtype, numbers(c.target.data));
  const tolerance = c.tolerance ?? document.tolerance;
  const wanted = wantedOf(c);
  yield { name: `${name} terms`, got: make({}).terms(output, target), want: wanted.none.value, tolerance };
  for (const reduction of ['none', 'mean', 'sum'] as const) {
    // Without a reduction the file's gradient is that of the sum.
    const loss = make({ reduction: reduction === 'mean' ? 'mean' : 'sum' });
    const { value, grad } = wanted[reduction];
    if (reduction !== 'none')
      yield { name: `${name} ${reduction}`, got: [loss.value(output, target)], want: value, tolerance };
    yield { name: `${name} ${reduction} grad`, got: gradientOf(loss, output, target), want: grad, tolerance };
  }
}

type MakeLoss = (options: ReductionOptions) => Loss;

/** From the reduction to the loss of a case, or null where the core has none with all of its parameters. */
function lossOf({ loss, params, input }: LossCase): MakeLoss | null {
  const { posWeight = 1, delta = 1, labelSmoothing = 0, ...unknown } = params;
  if (Object.keys(unknown).length > 0) return null;
  const classes = input.shape.at(-1)!;
  const byName: Readonly<Record<string, MakeLoss>> = {
    mse: squaredError,
    l1: absoluteError,
    huber: (options) => huber({ ...options, delta }),
    bce: binaryCrossEntropy,
    bce_with_logits: (options) => binaryCrossEntropyWithLogits({ ...options, posWeight }),
    cross_entropy: (options) => crossEntropy({ ...options, labelSmoothing }),
    cross_entropy_soft: (options) => softCrossEntropy({ ...options, classes, labelSmoothing }),
  };
  return byName[loss] ?? null;
}

/** What each reduction should give: from the exact terms where they are known, else what PyTorch returned. */
function wantedOf(c: LossCase): Record<'none' | 'mean' | 'sum', { value: Float64Array; grad: Float64Array }> {
  const torch = ({ value, grad }: Reduced) => ({ value: numbers(value.data), grad: numbers(grad.data) });
  if (!c.exact) return { none: torch(c.none), mean: torch(c.mean), sum: torch(c.sum) };
  const none = { value: numbers(c.exact.value), grad: numbers(c.exact.grad) };
  const sum = none.value.reduce((a, b) => a + b, 0);
  const n = none.value.length;
  return {
    none,
    mean: { value: Float64Array.of(sum / n), grad: none.grad.map((g) => g / n) },
    sum: { value: Float64Array.of(sum), grad: none.grad },
  };
}

function* checkSoftmax(name: string, c: SoftmaxCase, { dtype, tolerance }: Document): Generator<Comparison> {
  const z = roundedTo(dtype, numbers(c.input));
  const n = z.length;
  const filled = (length: number, fill: typeof softmax): Float64Array => {
    const into = new Float64Array(length);
    fill(z, into, 0, n);
    return into;
  };
  yield { name, got: filled(n, softmax), want: numbers(c.softmax), tolerance };
  yield { name: `${name} log`, got: filled(n, logSoftmax), want: numbers(c.logSoftmax), tolerance };
  yield { name: `${name} logSumExp`, got: [logSumExp(z, 0, n)], want: [Number(c.logSumExp)], tolerance };
  const jacobian = filled(n * n, softmaxJacobian);
  yield { name: `${name} jacobian`, got: jacobian, want: numbers(c.softmaxJacobian.data), tolerance };
}

function* checkComposite(
  name: string,
  c: CompositeCase,
  { dtype, tolerance }: Document,
): Generator<Comparison> {
  const z = roundedTo(dtype, Float64Array.of(c.z));
  const target = roundedTo(dtype, Float64Array.of(c.target));
  const { bceValue, bceGradZ, mseValue, mseGradZ } = c.exact;
  const logits = binaryCrossEntropyWithLogits();
  const got = [logits.value(z, target), gradientOf(logits, z, target)[0]!];
  const { value, gradZ } = c.bceWithLogits;
  yield { name: `${name} bce`, got, want: numbers([bceValue, bceGradZ]), tolerance };
  yield { name: `${name} bceWithLogits`, got, want: numbers([value, gradZ]), tolerance };
  const p = z.map(activations.sigmoid.f);
  const square = squaredError();
  const slope = gradientOf(square, p, target)[0]! * activations.sigmoid.df(z[0]!);
  const gotSquare = [square.value(p, target), slope];
  yield { name: `${name} mse`, got: gotSquare, want: numbers([mseValue, mseGradZ]), tolerance };
}

export function gradientOf(loss: Loss, output: Float64Array, target: ArrayLike<number>): Float64Array {
  const into = new Float64Array(output.length);
  loss.gradient(output, target, into);
  return into;
}
