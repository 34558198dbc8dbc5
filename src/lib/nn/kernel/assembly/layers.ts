/**
 * A layer's activation function over a matrix [fanOut][S], forward in place, and the delta times its slope backward.
 * The slope comes from the activation alone where it can; ELU and the functions without a limit on one side keep
 * theirs from the forward pass.
 */
import { ELU, GELU_TANH, MISH, PIECEWISE, SELU, SIGMOID, SOFTPLUS, SOFTSIGN, TANH } from '../layout.ts';
import { exp4, log1p4, sigmoid4, tanh4 } from './functions.ts';

/** z becomes a = f(z), `size` bytes from `a` on; `slopes` receives f′(z) where f needs it, unless it is 0. A piecewise
 * function has been applied by the product that made z. */
export function activate(kind: i32, number: f32, a: usize, size: i32, slopes: usize): void {
  const end = a + size;
  if (kind == PIECEWISE) return;
  if (kind == SIGMOID) {
    sigmoids(a, end);
  } else if (kind == TANH) {
    for (let at = a; at < end; at += 16) v128.store(at, tanh4(v128.load(at)));
  } else {
    smoothRectifiers(kind, number, a, end, slopes);
  }
}

/** `sigmoid4` for a whole matrix, two vectors at a time, with its constants kept: the divisions then overlap. */
function sigmoids(at: usize, end: usize): void {
  const one = f32x4.splat(1);
  for (; at + 32 <= end; at += 32) {
    const e0 = exp4(f32x4.neg(v128.load(at)));
    const e1 = exp4(f32x4.neg(v128.load(at, 16)));
    v128.store(at, f32x4.div(one, f32x4.add(one, e0)));
    v128.store(at, f32x4.div(one, f32x4.add(one, e1)), 16);
  }
  if (at < end) v128.store(at, sigmoid4(v128.load(at)));
}

/** Functions whose slope is kept; ELU and SELU have their α, with the scale, as `number`. */
function smoothRectifiers(kind: i32, number: f32, a: usize, end: usize, slopes: usize): void {
  const one = f32x4.splat(1);
  for (let at = a; at < end; at += 16) {
    const z = v128.load(at);
    let value = z,
      slope = one;
    if (kind == ELU || kind == SELU) {
      const e = f32x4.mul(f32x4.splat(number), exp4(f32x4.pmin(z, f32x4.splat(0))));
      const rise = f32x4.splat(kind == SELU ? 1.0507009873554805 : 1);
      const isPositive = f32x4.gt(z, f32x4.splat(0));
      value = v128.bitselect(f32x4.mul(rise, z), f32x4.sub(e, f32x4.splat(number)), isPositive);
      slope = v128.bitselect(rise, e, isPositive);
    } else if (kind == SOFTPLUS) {
      const e = exp4(f32x4.neg(f32x4.abs(z)));
      value = f32x4.add(f32x4.pmax(z, f32x4.splat(0)), log1p4(e));
      slope = sigmoid4(z);
    } else if (kind == SOFTSIGN) {
      const reciprocal = f32x4.div(one, f32x4.add(one, f32x4.abs(z)));
      value = f32x4.mul(z, reciprocal);
      slope = f32x4.mul(reciprocal, reciprocal);
    } else if (kind == MISH) {
      // tanh(ln(1 + e)) = e (e + 2) / (e (e + 2) + 2), which is 1 long before e^z overflows.
      const e = exp4(f32x4.pmin(z, f32x4.splat(20)));
      const product = f32x4.mul(e, f32x4.add(e, f32x4.splat(2)));
      const t = f32x4.div(product, f32x4.add(product, f32x4.splat(2)));
      value = f32x4.mul(z, t);
      slope = f32x4.add(t, f32x4.mul(f32x4.mul(z, f32x4.sub(one, f32x4.mul(t, t))), sigmoid4(z)));
    } else {
      // a = z σ(u), hence a′ = σ(u) + z σ(u)(1 − σ(u)) u′. SiLU: u = z. GELU: u = √(8/π) (z + 0.044715 z³).
      let u = z,
        inner = one;
      if (kind == GELU_TANH) {
        const square = f32x4.mul(z, z);
        const c = f32x4.splat(1.5957691216057308);
        u = f32x4.mul(f32x4.mul(c, z), f32x4.add(one, f32x4.mul(f32x4.splat(0.044715), square)));
        inner = f32x4.mul(c, f32x4.add(one, f32x4.mul(f32x4.splat(0.134145), square)));
      }
      const gate = sigmoid4(u);
      value = f32x4.mul(z, gate);
      slope = f32x4.add(gate, f32x4.mul(f32x4.mul(value, f32x4.sub(one, gate)), inner));
    }
    v128.store(at, value);
    if (slopes != 0) {
      v128.store(slopes, slope);
      slopes += 16;
    }
  }
}

/**
 * delta ← delta · f′(z). Results smaller than 10⁻³⁰ become 0: products with them underflow, which costs three times
 * as much as any other product, and on some processors far more. NaN stays.
 */
export function timesSlope(kind: i32, number: f32, a: usize, slopes: usize, delta: usize, size: i32): void {
  const end = delta + size;
  if (kind == PIECEWISE) {
    if (number == 1) return;
    if (number == 0) return timesStep(a, delta, end);
    const slope = f32x4.splat(number);
    for (; delta < end; delta += 16, a += 16) {
      const d = v128.load(delta);
      v128.store(
        delta,
        flushed(v128.bitselect(d, f32x4.mul(d, slope), f32x4.gt(v128.load(a), f32x4.splat(0)))),
      );
    }
  } else if (kind == SIGMOID || kind == TANH) {
    // σ′ = a (1 − a) and tanh′ = (1 + a)(1 − a).
    const shift = f32x4.splat(kind == TANH ? 1 : 0);
    for (; delta < end; delta += 16, a += 16) {
      const value = v128.load(a);
      const slope = f32x4.mul(f32x4.add(value, shift), f32x4.sub(f32x4.splat(1), value));
      v128.store(delta, flushed(f32x4.mul(v128.load(delta), slope)));
    }
  } else {
    for (; delta < end; delta += 16, slopes += 16) {
      v128.store(delta, flushed(f32x4.mul(v128.load(delta), v128.load(slopes))));
    }
  }
}

/** ReLU's slope is a mask; it joins the mask of what is too small. */
function timesStep(a: usize, delta: usize, end: usize): void {
  const zero = f32x4.splat(0),
    tiny = f32x4.splat(1e-30);
  for (; delta < end; delta += 16, a += 16) {
    const d = v128.load(delta);
    const isSmall = f32x4.lt(f32x4.abs(d), tiny);
    v128.store(delta, v128.and(d, v128.andnot(f32x4.gt(v128.load(a), zero), isSmall)));
  }
}

function flushed(d: v128): v128 {
  return v128.andnot(d, f32x4.lt(f32x4.abs(d), f32x4.splat(1e-30)));
}
