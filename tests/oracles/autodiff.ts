/**
 * Reverse-mode automatic differentiation over small tensors: a second, independent derivation of every gradient.
 *
 * The core has no tape: its backward pass is the chain rule written out by hand, which is what a reader should see.
 * This file is what that pass is checked against. Each operation knows its own derivative and nothing of networks;
 * `gradients` walks the graph backward and adds up what arrives along every path. It shares no code with the core and
 * may use `Math.exp`, since nobody compares its last digits.
 *
 * Conventions, those of PyTorch: |a|′ = 0 and relu′ = 0 at 0, maximum shares a tie half and half, the maximum of a row
 * goes to the first of equals, clamp passes the gradient at its two ends. Reductions keep their axes, with length 1.
 *
 * Left out: second derivatives, dtypes, and operations in place. Speed is no aim.
 */
import { arrangement, broadcastShape, sizeOf, type Shape } from './shapes.ts';

export interface Variable {
  readonly shape: Shape;
  /** Row-major. */
  readonly data: Float64Array;
  /** What this one was computed from, each with the map from the gradient here to its share of the gradient there. */
  readonly parents: readonly Parent[];
}

interface Parent {
  readonly variable: Variable;
  pull(gradient: Float64Array): Float64Array;
}

/** An input: something to differentiate by. @throws if the data do not fill the shape. */
export function input(shape: Shape, data: ArrayLike<number>): Variable {
  if (data.length !== sizeOf(shape))
    throw new RangeError(`input: expected ${sizeOf(shape)} numbers for [${shape}], got ${data.length}`);
  return { shape, data: Float64Array.from(data), parents: [] };
}

export const constant = (value: number): Variable => input([], [value]);

/** The derivatives of a single number in respect of each of `inputs`. @throws if the output is not one number. */
export function gradients(output: Variable, inputs: readonly Variable[]): Float64Array[] {
  if (output.data.length !== 1)
    throw new RangeError(`gradients: expected an output of one number, got shape [${output.shape}]`);
  const arrived = new Map<Variable, Float64Array>([[output, Float64Array.of(1)]]);
  for (const variable of fromOutput(output)) {
    const gradient = arrived.get(variable)!;
    for (const { variable: parent, pull } of variable.parents) {
      const [sum, share] = [arrived.get(parent), pull(gradient)];
      arrived.set(parent, sum ? sum.map((s, i) => s + share[i]!) : share);
    }
  }
  return inputs.map((each) => arrived.get(each) ?? new Float64Array(each.data.length));
}

/** Every variable that the output depends on, each before all of its parents. */
function fromOutput(output: Variable): Variable[] {
  const seen = new Set<Variable>();
  const order: Variable[] = [];
  const visit = (variable: Variable): void => {
    if (seen.has(variable)) return;
    seen.add(variable);
    for (const parent of variable.parents) visit(parent.variable);
    order.push(variable);
  };
  visit(output);
  return order.reverse();
}

/** f of each entry, with the derivative df. */
export function unary(a: Variable, f: (x: number) => number, df: (x: number) => number): Variable {
  const pull = (gradient: Float64Array): Float64Array => gradient.map((g, i) => g * df(a.data[i]!));
  return { shape: a.shape, data: a.data.map(f), parents: [{ variable: a, pull }] };
}

export const exp = (a: Variable): Variable => unary(a, Math.exp, Math.exp);
export const log = (a: Variable): Variable => unary(a, Math.log, (x) => 1 / x);
export const sqrt = (a: Variable): Variable => unary(a, Math.sqrt, (x) => 0.5 / Math.sqrt(x));
export const sin = (a: Variable): Variable => unary(a, Math.sin, Math.cos);
export const cos = (a: Variable): Variable => unary(a, Math.cos, (x) => -Math.sin(x));
export const abs = (a: Variable): Variable => unary(a, Math.abs, Math.sign);
export const relu = (a: Variable): Variable =>
  unary(
    a,
    (x) => Math.max(x, 0),
    (x) => (x > 0 ? 1 : 0),
  );
export const tanh = (a: Variable): Variable => unary(a, Math.tanh, (x) => 1 / Math.cosh(x) ** 2);
export const sigmoid = (a: Variable): Variable =>
  unary(
    a,
    (x) => 1 / (1 + Math.exp(-x)),
    (x) => 1 / (2 + Math.exp(x) + Math.exp(-x)),
  );
export const power = (a: Variable, p: number): Variable =>
  unary(
    a,
    (x) => x ** p,
    (x) => p * x ** (p - 1),
  );
export const clamp = (a: Variable, low: number, high: number): Variable =>
  unary(
    a,
    (x) => Math.min(Math.max(x, low), high),
    (x) => (x >= low && x <= high ? 1 : 0),
  );

/** How a function of two numbers answers a change of each. */
type Slopes = (x: number, y: number) => readonly [byX: number, byY: number];

/** f of each pair of entries, after broadcasting; what was repeated on the way in is added up on the way back. */
function binary(a: Variable, b: Variable, f: (x: number, y: number) => number, slopes: Slopes): Variable {
  const shape = broadcastShape(a.shape, b.shape);
  const [inA, inB] = [arrangement(shape, a.shape), arrangement(shape, b.shape)];
  const pair = (i: number): [number, number] => [a.data[inA[i]!]!, b.data[inB[i]!]!];
  const pullTo = (which: 0 | 1, at: Uint32Array, size: number) => (gradient: Float64Array) =>
    addedUp(at, size, (i) => gradient[i]! * slopes(...pair(i))[which]);
  return {
    shape,
    data: Float64Array.from({ length: sizeOf(shape) }, (_, i) => f(...pair(i))),
    parents: [
      { variable: a, pull: pullTo(0, inA, a.data.length) },
      { variable: b, pull: pullTo(1, inB, b.data.length) },
    ],
  };
}

export const add = (a: Variable, b: Variable): Variable =>
  binary(
    a,
    b,
    (x, y) => x + y,
    () => [1, 1],
  );
export const subtract = (a: Variable, b: Variable): Variable =>
  binary(
    a,
    b,
    (x, y) => x - y,
    () => [1, -1],
  );
export const multiply = (a: Variable, b: Variable): Variable =>
  binary(
    a,
    b,
    (x, y) => x * y,
    (x, y) => [y, x],
  );
export const divide = (a: Variable, b: Variable): Variable =>
  binary(
    a,
    b,
    (x, y) => x / y,
    (x, y) => [1 / y, -x / (y * y)],
  );
export const maximum = (a: Variable, b: Variable): Variable =>
  binary(a, b, Math.max, (x, y) => (x === y ? [0.5, 0.5] : x > y ? [1, 0] : [0, 1]));

/** Entry i of the result is entry at[i] of a: transposing, slicing and the maximum of a row are all of this kind. */
function gather(a: Variable, shape: Shape, at: ArrayLike<number>): Variable {
  const pull = (gradient: Float64Array): Float64Array => addedUp(at, a.data.length, (i) => gradient[i]!);
  const data = Float64Array.from({ length: sizeOf(shape) }, (_, i) => a.data[at[i]!]!);
  return { shape, data, parents: [{ variable: a, pull }] };
}

/** The same numbers in another shape. */
export const reshape = (a: Variable, shape: Shape): Variable =>
  gather(a, shape, Uint32Array.from(a.data.keys()));

/** Matrix [n × m] to [m × n]. */
export function transpose(a: Variable): Variable {
  const [n, m] = matrixShape('transpose', a);
  const at = Uint32Array.from({ length: n * m }, (_, i) => (i % n) * m + Math.floor(i / n));
  return gather(a, [m, n], at);
}

/** Rows `start` … `end` − 1 along the first axis. */
export function slice(a: Variable, start: number, end: number): Variable {
  const row = a.data.length / a.shape[0]!;
  const length = (end - start) * row;
  return gather(
    a,
    [end - start, ...a.shape.slice(1)],
    Uint32Array.from({ length }, (_, i) => start * row + i),
  );
}

/** The largest entry of every row of a matrix, [n × 1]. */
export function rowMaximum(a: Variable): Variable {
  const [n, m] = matrixShape('rowMaximum', a);
  const largestOf = (row: Float64Array): number => row.indexOf(Math.max(...row));
  const at = Uint32Array.from(
    { length: n },
    (_, i) => i * m + largestOf(a.data.subarray(i * m, (i + 1) * m)),
  );
  return gather(a, [n, 1], at);
}

/** One below the other along the first axis. */
export function concatenate(a: Variable, b: Variable): Variable {
  return {
    shape: [a.shape[0]! + b.shape[0]!, ...a.shape.slice(1)],
    data: Float64Array.of(...a.data, ...b.data),
    parents: [
      { variable: a, pull: (gradient) => gradient.slice(0, a.data.length) },
      { variable: b, pull: (gradient) => gradient.slice(a.data.length) },
    ],
  };
}

/** A B for matrices [n × m] and [m × k]: the products of all pairs, added up over the axis that they share. */
export function matmul(A: Variable, B: Variable): Variable {
  const [[n, m], [rows, k]] = [matrixShape('matmul', A), matrixShape('matmul', B)];
  if (m !== rows)
    throw new RangeError(`matmul: expected [n × m] and [m × k], got [${A.shape}] and [${B.shape}]`);
  const products = multiply(reshape(A, [n, m, 1]), reshape(B, [1, m, k]));
  return reshape(sum(products, [1]), [n, k]);
}

/** Sum over some axes, or over all; the axes stay, with length 1. */
export function sum(a: Variable, axes: readonly number[] = a.shape.map((_, axis) => axis)): Variable {
  const shape = a.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const into = arrangement(a.shape, shape);
  return {
    shape,
    data: addedUp(into, sizeOf(shape), (i) => a.data[i]!),
    parents: [{ variable: a, pull: (gradient) => Float64Array.from(into, (i) => gradient[i]!) }],
  };
}

export function mean(a: Variable, axes?: readonly number[]): Variable {
  const total = sum(a, axes);
  return multiply(total, constant(total.data.length / a.data.length));
}

/** Mean of the squared distance from the mean, dividing by the count. */
export const variance = (a: Variable, axes?: readonly number[]): Variable =>
  mean(power(subtract(a, mean(a, axes)), 2), axes);

/** ln Σ e^a of every row of a matrix, [n × 1]. */
export function logSumExp(a: Variable): Variable {
  const largest = rowMaximum(a);
  return add(largest, log(sum(exp(subtract(a, largest)), [1])));
}

export const logSoftmax = (a: Variable): Variable => subtract(a, logSumExp(a));
export const softmax = (a: Variable): Variable => exp(logSoftmax(a));

/** `size` sums: term i goes to sum at[i]. */
function addedUp(at: ArrayLike<number>, size: number, term: (i: number) => number): Float64Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < at.length; i++) sums[at[i]!]! += term(i);
  return sums;
}

function matrixShape(name: string, { shape }: Variable): readonly [number, number] {
  if (shape.length !== 2) throw new RangeError(`${name}: expected a matrix, got shape [${shape}]`);
  return [shape[0]!, shape[1]!];
}
