/**
 * Checks `autodiff.*.json`: small expressions, each ending in one number, with the gradient of every input.
 *
 * The core has no automatic differentiation; what is compared here is the tests' own, tests/oracles/autodiff.ts, so
 * that it may be trusted where it checks the core. An expression is known by its id; shapes come from the file.
 */
import * as ad from '../oracles/autodiff.ts';
import type { Variable } from '../oracles/autodiff.ts';
import { numbers, roundedTo } from './compare.ts';
import type { Checker, Comparison, Missing, Tensor, Tolerance, Written } from './compare.ts';

interface Case {
  readonly id: string;
  readonly formula: string;
  readonly inputs: readonly Tensor[];
  readonly value: Written;
  readonly grads: readonly Tensor[];
}

export interface Document {
  readonly dtype: 'f64' | 'f32';
  readonly tolerance: Tolerance;
  readonly cases: readonly Case[];
}

export const check: Checker<Document> = function* ({ dtype, tolerance, cases }) {
  for (const each of cases) yield* checkCase(each, dtype, tolerance);
};

function* checkCase(
  { id, formula, inputs, value, grads }: Case,
  dtype: Document['dtype'],
  tolerance: Tolerance,
): Iterable<Comparison | Missing> {
  const expression = expressions[id];
  if (!expression) {
    yield { name: id, missing: `no expression of this name is known: ${formula}` };
    return;
  }
  const meant = (data: readonly Written[]): Float64Array => roundedTo(dtype, numbers(data));
  const variables = inputs.map(({ shape, data }) => ad.input(shape, meant(data)));
  const output = expression(...variables);
  const got = ad.gradients(output, variables);
  yield { name: `${id} value`, got: output.data, want: meant([value]), tolerance };
  for (const [i, { data }] of grads.entries())
    yield { name: `${id} grads[${i}]`, got: got[i] ?? [], want: meant(data), tolerance };
}

const { add, subtract, multiply, divide, matmul, power, sum, mean } = ad;
const square = (a: Variable): Variable => power(a, 2);

/** Every expression by its id. The variables are the inputs of the case in their order, as in its formula. */
const expressions: Readonly<Record<string, (...inputs: Variable[]) => Variable>> = {
  add_broadcast: (A, b, C) => sum(multiply(add(A, b), C)),
  sub_column_broadcast: (A, u) => sum(square(subtract(A, u))),
  mul_reuse: (a, b) => sum(add(multiply(multiply(a, a), a), multiply(a, b))),
  div: (a, b) => sum(divide(a, b)),
  matmul: (A, B) => sum(ad.tanh(matmul(A, B))),
  matmul_chain: (A, B, C) => mean(matmul(matmul(A, B), C)),
  matvec: (A, v) => sum(square(matmul(A, ad.reshape(v, [v.data.length, 1])))),
  transpose: (A, B) => sum(matmul(ad.transpose(A), B)),
  exp_log: (a, b) => sum(ad.log(add(ad.exp(a), b))),
  sqrt_pow: (p) => sum(add(add(ad.sqrt(p), power(p, 2.5)), power(p, -1.5))),
  sin_cos: (a, b) => sum(multiply(ad.sin(a), ad.cos(b))),
  abs: (a) => sum(ad.abs(a)),
  max_rows: (A) => sum(ad.rowMaximum(A)),
  maximum: (a, b) => sum(ad.maximum(a, b)),
  clamp: (a) => sum(multiply(ad.clamp(a, -0.5, 0.5), a)),
  logsumexp: (A) => sum(ad.logSumExp(A)),
  softmax: (A, B) => sum(multiply(ad.softmax(A), B)),
  log_softmax: (A, B) => sum(multiply(ad.logSoftmax(A), B)),
  mean_var: (a) => add(mean(a), ad.variance(a)),
  sum_axis: (A) => add(sum(square(sum(A, [0]))), sum(power(sum(A, [1]), 3))),
  diamond: (a) => {
    const s = ad.sigmoid(a);
    return sum(add(multiply(s, ad.relu(a)), divide(s, add(ad.constant(1), multiply(a, a)))));
  },
  deep_chain: (a) => {
    const tenth = ad.constant(0.1);
    const next = (x: Variable): Variable => add(ad.sin(x), multiply(multiply(tenth, x), x));
    return sum(repeat(50, next, a));
  },
  residual: (a, W) => sum(square(repeat(5, (h) => add(h, ad.tanh(matmul(h, W))), a))),
  concat_slice: (a, b) => {
    const joined = ad.concatenate(a, b);
    return sum(square(ad.slice(joined, 2, joined.shape[0]! - 2)));
  },
};

function repeat(times: number, next: (x: Variable) => Variable, start: Variable): Variable {
  let x = start;
  for (let i = 0; i < times; i++) x = next(x);
  return x;
}
