/**
 * The losses over the last layer's output [outputs][S]: the value for the batch, and the delta in respect of that
 * output in place of it. Columns from n on are filling: they add nothing to the value and get the delta 0.
 */
import { LOGITS, PROBABILITIES, SOFTMAX, SQUARES } from '../layout.ts';
import { exp4, ln4, log1p4, sigmoid4 } from './functions.ts';
import { sumOfLanes } from './rearrange.ts';

/** All bits set in the lanes of samples below n. */
function lanesBelow(n: i32, sample: i32): v128 {
  return i32x4.lt_s(i32x4.add(i32x4.splat(sample), i32x4(0, 1, 2, 3)), i32x4.splat(n));
}

/** Returns `valueScale` times the sum of the terms and writes `gradientScale` times their derivatives to `delta`. */
export function loss(
  kind: i32,
  output: usize,
  target: usize,
  delta: usize,
  outputs: i32,
  n: i32,
  S: i32,
  valueScale: f32,
  gradientScale: f32,
): f32 {
  let total = f32x4.splat(0);
  const row = S << 2;
  for (let sample = 0; sample < S; sample += 4) {
    const lanes = lanesBelow(n, sample);
    const first = sample << 2;
    if (kind == SOFTMAX) {
      total = f32x4.add(
        total,
        softmaxTerm(output + first, target + first, delta + first, outputs, row, lanes, gradientScale),
      );
      continue;
    }
    for (let at = first; at < first + outputs * row; at += row) {
      const o = v128.load(output + at),
        t = v128.load(target + at);
      let d = f32x4.sub(kind == LOGITS ? sigmoid4(o) : o, t);
      const term =
        kind == SQUARES ? f32x4.mul(d, d) : kind == LOGITS ? logitTerm(o, t) : probabilityTerm(o, t);
      if (kind == PROBABILITIES) d = f32x4.div(d, varianceOf(o));
      total = f32x4.add(total, v128.and(term, lanes));
      v128.store(delta + at, v128.and(f32x4.mul(d, f32x4.splat(gradientScale)), lanes));
    }
  }
  return sumOfLanes(total) * valueScale;
}

/** max(z, 0) − z t + ln(1 + e^−|z|). */
function logitTerm(z: v128, t: v128): v128 {
  const rest = log1p4(exp4(f32x4.neg(f32x4.abs(z))));
  return f32x4.add(f32x4.sub(f32x4.pmax(z, f32x4.splat(0)), f32x4.mul(z, t)), rest);
}

/** −t ln p − (1 − t) ln(1 − p), each logarithm at least −100, as in PyTorch. */
function probabilityTerm(p: v128, t: v128): v128 {
  const rest = f32x4.sub(f32x4.splat(1), p);
  const sum = f32x4.add(f32x4.mul(t, boundedLn(p)), f32x4.mul(f32x4.sub(f32x4.splat(1), t), boundedLn(rest)));
  return f32x4.neg(sum);
}

function boundedLn(p: v128): v128 {
  return v128.bitselect(f32x4.splat(-100), ln4(p), f32x4.eq(p, f32x4.splat(0)));
}

/** p (1 − p), at least 10⁻¹². */
function varianceOf(p: v128): v128 {
  return f32x4.pmax(f32x4.mul(p, f32x4.sub(f32x4.splat(1), p)), f32x4.splat(1e-12));
}

/** Of four samples: Σ_k t_k (ln Σ e^z − z_k), and softmax − t, whose targets add up to 1. */
function softmaxTerm(
  output: usize,
  target: usize,
  delta: usize,
  outputs: i32,
  row: i32,
  lanes: v128,
  gradientScale: f32,
): v128 {
  const size = outputs * row;
  let largest = v128.load(output);
  for (let at = row; at < size; at += row) largest = f32x4.pmax(largest, v128.load(output + at));
  let sum = f32x4.splat(0);
  for (let at = 0; at < size; at += row) {
    const e = exp4(f32x4.sub(v128.load(output + at), largest));
    v128.store(delta + at, e);
    sum = f32x4.add(sum, e);
  }
  const logOfSum = f32x4.add(largest, ln4(sum));
  const scale = f32x4.splat(gradientScale);
  let term = f32x4.splat(0);
  for (let at = 0; at < size; at += row) {
    const t = v128.load(target + at);
    term = f32x4.add(term, f32x4.mul(t, f32x4.sub(logOfSum, v128.load(output + at))));
    const d = f32x4.sub(f32x4.div(v128.load(delta + at), sum), t);
    v128.store(delta + at, v128.and(f32x4.mul(d, scale), lanes));
  }
  return v128.and(term, lanes);
}
