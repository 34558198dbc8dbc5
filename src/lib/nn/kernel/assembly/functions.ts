/**
 * e^x, ln and the activation functions, four numbers at a time, in + − × ÷ and the bits of a float alone, so that
 * every engine gives the same bits. Errors: at most 3 units in the last place.
 *
 * Constants lie in memory and are loaded before each loop: written in place they would be built anew for every vector.
 */
import { ELU, GELU_TANH, PIECEWISE, SIGMOID, SILU, SOFTPLUS, TANH } from '../layout.ts';

/** Of e^x: log₂ e, the number whose addition rounds to an integer, and 2^f for |f| ≤ ½, fitted to 0.9·10⁻⁷ with 2⁰ = 1. */
const EXP = memory.data<f32>([
  1.4426950408889634, 12582912.0, 0.001326472722, 0.0096715127, 0.05550733744, 0.2402224208, 0.6931469776,
  1.0, -125.0, 127.0,
]);

/**
 * e^x = 2^k 2^f with k + f = x log₂ e. Below x = −86 it is 2⁻¹²⁵, above 88 it is 2¹²⁷. The product with log₂ e is
 * rounded once, which is as if x itself had been off by half a unit in its last place. NaN stays.
 */
export function exp4(x: v128): v128 {
  let t = f32x4.mul(x, v128.load32_splat(EXP));
  t = f32x4.pmin(f32x4.pmax(t, v128.load32_splat(EXP, 32)), v128.load32_splat(EXP, 36));
  const magic = v128.load32_splat(EXP, 4);
  const shifted = f32x4.add(t, magic);
  const f = f32x4.sub(t, f32x4.sub(shifted, magic));
  let p = f32x4.add(f32x4.mul(v128.load32_splat(EXP, 8), f), v128.load32_splat(EXP, 12));
  p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(EXP, 16));
  p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(EXP, 20));
  p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(EXP, 24));
  p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(EXP, 28));
  // k times 2²³, added to the bits of a float, multiplies it by 2^k.
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/** Of ln: the fraction below √½ is doubled; the polynomial of ln(1 + x)/x − 1 + x/2, by Horner, and ln 2 in two parts. */
const LN = memory.data<f32>([
  0.693359375, -2.1219444e-4, 7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1,
  1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
]);

/** ln x for positive normal x. */
export function ln4(x: v128): v128 {
  // x = 2^k · f with √½ ≤ f < √2: taking the bits of √½ away first makes the exponent the wanted k.
  const fromHalf = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const k = f32x4.convert_i32x4_s(i32x4.shr_s(fromHalf, 23));
  const f = f32x4.sub(
    i32x4.add(v128.and(fromHalf, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3)),
    f32x4.splat(1),
  );
  const z = f32x4.mul(f, f);
  let p = v128.load32_splat(LN, 8);
  for (let at = LN + 12; at <= LN + 40; at += 4) p = f32x4.add(f32x4.mul(p, f), v128.load32_splat(at));
  p = f32x4.mul(f32x4.mul(p, f), z);
  p = f32x4.add(p, f32x4.mul(k, v128.load32_splat(LN, 4)));
  p = f32x4.sub(p, f32x4.mul(z, f32x4.splat(0.5)));
  return f32x4.add(f32x4.add(f, p), f32x4.mul(k, v128.load32_splat(LN)));
}

/** ln(1 + e) for 0 ≤ e ≤ 1, corrected by what rounding took from the sum. */
export function log1p4(e: v128): v128 {
  const sum = f32x4.add(f32x4.splat(1), e);
  const lost = f32x4.sub(e, f32x4.sub(sum, f32x4.splat(1)));
  return f32x4.add(ln4(sum), f32x4.div(lost, sum));
}

/** σ(z) = 1 / (1 + e^−z), which keeps its digits on both sides: e^−z is large where σ is small. */
export function sigmoid4(z: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(z))));
}

/** tanh x = x P(x²) / Q(x²) for |x| ≤ 9, fitted for the smallest largest relative error, 2·10⁻⁸ before rounding. */
const TANH_FIT = memory.data<f32>([
  1.333685176608165e-8, 2.0596276444695413e-5, 3.4948111838261292e-3, 1.338037169100925e-1,
  9.999999792294803e-1, 7.769284492106648e-7, 3.2843634645678626e-4, 2.587402721236327e-2,
  4.671368710659742e-1, 1.0,
]);

export function tanh4(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(9)), f32x4.splat(-9));
  const t = f32x4.mul(bounded, bounded);
  let p = v128.load32_splat(TANH_FIT);
  let q = v128.load32_splat(TANH_FIT, 20);
  p = f32x4.add(f32x4.mul(p, t), v128.load32_splat(TANH_FIT, 4));
  q = f32x4.add(f32x4.mul(q, t), v128.load32_splat(TANH_FIT, 24));
  p = f32x4.add(f32x4.mul(p, t), v128.load32_splat(TANH_FIT, 8));
  q = f32x4.add(f32x4.mul(q, t), v128.load32_splat(TANH_FIT, 28));
  p = f32x4.add(f32x4.mul(p, t), v128.load32_splat(TANH_FIT, 12));
  q = f32x4.add(f32x4.mul(q, t), v128.load32_splat(TANH_FIT, 32));
  p = f32x4.add(f32x4.mul(p, t), v128.load32_splat(TANH_FIT, 16));
  q = f32x4.add(f32x4.mul(q, t), v128.load32_splat(TANH_FIT, 36));
  const value = f32x4.div(f32x4.mul(bounded, p), q);
  return f32x4.pmax(f32x4.pmin(value, f32x4.splat(1)), f32x4.splat(-1));
}
