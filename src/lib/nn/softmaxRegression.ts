/**
 * Softmax regression: the linear classifier p = softmax(W x + b) with the smallest
 *
 *   Σ over rows of −ln p(right class)  +  ½ Σ W²     (nats; the bias is not penalized)
 *
 * The sum is convex and the penalty makes its minimum unique, so the answer depends on no seed and on no learning rate.
 * Each step goes to the minimum of a paraboloid that lies above the sum: the curvature of a row in its logits is at
 * most ½. With features that are uncorrelated and of mean 0, as principal components are, the paraboloid is an upright
 * one, and its minimum is a division per weight. With momentum some hundred steps are enough.
 *
 * Left out: correlated features, for which a matrix would have to be inverted.
 */
import { affine, multiplyTransposeA } from './matrix.ts';
import { indexOfLargest, softmax } from './losses/softmax.ts';

export interface SoftmaxRegression {
  /** [classes × features] */
  readonly W: Float64Array;
  readonly b: Float64Array;
  /** Length of the gradient of the sum above, divided by the number of rows: 0 at the minimum. */
  readonly gradient: number;
}

export interface RegressionOptions {
  readonly classes: number;
  readonly steps: number;
}

/**
 * @param x [B × features], columns uncorrelated and of mean 0
 * @param y the class of each row, from 0
 * @throws if x is not a whole number of features for each row of y.
 * Source: bohning-1992 (the bound), odonoghue-2015 (the momentum, and when to drop it).
 */
export function softmaxRegression(
  x: Float64Array,
  y: ArrayLike<number>,
  { classes, steps }: RegressionOptions,
): SoftmaxRegression {
  const B = y.length;
  const features = x.length / B;
  if (!Number.isInteger(features) || features < 1)
    throw new RangeError(`softmaxRegression: expected ${B} rows of features, got ${x.length} numbers`);
  const curvature = curvatures(x, features, B, classes);
  const now = weightsOf(classes, features);
  const slope = weightsOf(classes, features);
  const last = now.all.slice();
  const p = new Float64Array(B * classes);
  for (let step = 0, running = 0; step < steps; step++, running++) {
    ahead(now.all, last, running / (running + 3));
    gradient(x, y, now, slope, p);
    // Uphill: the momentum has carried it past the lowest point of its way.
    if (uphill(slope.all, now.all, last)) running = -1;
    for (let i = 0; i < last.length; i++) now.all[i]! -= slope.all[i]! / curvature[i]!;
  }
  gradient(x, y, now, slope, p);
  const squares = slope.all.reduce((sum, value) => sum + value * value, 0);
  return { W: now.W, b: now.b, gradient: Math.sqrt(squares) / B };
}

/** The share of rows whose right class has the largest logit; the first of equals. */
export function accuracy(
  { W, b }: Pick<SoftmaxRegression, 'W' | 'b'>,
  x: Float64Array,
  y: ArrayLike<number>,
): number {
  const classes = b.length;
  const z = new Float64Array(y.length * classes);
  affine(x, W, b, z, y.length);
  let right = 0;
  for (let i = 0; i < y.length; i++)
    if (indexOfLargest(z, i * classes, classes) - i * classes === y[i]) right++;
  return right / y.length;
}

interface Weights {
  /** W and b in one, so that what is done to every number alike is one loop. */
  readonly all: Float64Array;
  readonly W: Float64Array;
  readonly b: Float64Array;
}

function weightsOf(classes: number, features: number): Weights {
  const all = new Float64Array(classes * (features + 1));
  return { all, W: all.subarray(0, classes * features), b: all.subarray(classes * features) };
}

/** The curvatures of the paraboloid: ½ Σ x_j² + 1 for a weight of feature j, with that of the penalty; B / 2 for a bias. */
function curvatures(x: Float64Array, features: number, B: number, classes: number): Float64Array {
  const squares = new Float64Array(features);
  for (let i = 0; i < x.length; i++) squares[i % features]! += x[i]! * x[i]!;
  const count = classes * features;
  return Float64Array.from({ length: count + classes }, (_, i) =>
    i < count ? squares[i % features]! / 2 + 1 : B / 2,
  );
}

/** now + momentum (now − last), and `last` becomes what `now` was. */
function ahead(now: Float64Array, last: Float64Array, momentum: number): void {
  for (let i = 0; i < now.length; i++) {
    const value = now[i]!;
    now[i] = value + momentum * (value - last[i]!);
    last[i] = value;
  }
}

/** Whether the way from `last` to `now` leads up where it ends. */
function uphill(slope: Float64Array, now: Float64Array, last: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < slope.length; i++) sum += slope[i]! * (now[i]! - last[i]!);
  return sum > 0;
}

/** The gradient of the sum at `at`, written to `into`; p is room for the probabilities. */
function gradient(x: Float64Array, y: ArrayLike<number>, at: Weights, into: Weights, p: Float64Array): void {
  const [B, classes] = [y.length, at.b.length];
  affine(x, at.W, at.b, p, B);
  into.b.fill(0);
  for (let i = 0; i < B; i++) {
    softmax(p, p, i * classes, classes);
    p[i * classes + y[i]!]! -= 1;
    for (let c = 0; c < classes; c++) into.b[c]! += p[i * classes + c]!;
  }
  multiplyTransposeA(p, x, into.W, { rows: classes, inner: B, columns: x.length / B });
  for (let i = 0; i < into.W.length; i++) into.W[i]! += at.W[i]!;
}
