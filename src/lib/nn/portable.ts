/**
 * The transcendental functions of the core: e^x, ln and tanh with their relatives, sine and cosine. Nothing else in
 * `src/lib` may call `Math.exp`, `Math.log`, `Math.tanh`, `Math.sin` and their kin: they may differ in the last digit from one JavaScript engine to
 * the next, and after a few hundred training steps a last digit is another picture. These versions use only
 * + − × ÷ and the bits of a double, which IEEE 754 fixes: one seed gives the same bits in every engine.
 *
 * Errors are below 1 unit in the last place for exp, ln, sin and cos, below 4 for the others (all tested).
 * A library was used first; it is sound, but half as fast and ten times larger than what is needed here.
 *
 * The polynomials and the splittings of ln 2 and π/2 are those of FDLIBM 5.3, of which its authors say: "Copyright (C) 1993 by
 * Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute this software is freely
 * granted, provided that this notice is preserved."
 *
 * Left out: powers, the other trigonometric functions, and angles of more than a million, since nothing needs them.
 */

/** ln 2 as a sum: the first part has trailing zeros, so that k · LN2_HIGH is exact for every exponent k. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const LN_10 = 2.302585092994046;

/** e^x. Overflows to ∞ above 709.78, underflows through denormals to 0 below −745.13. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  // x = k ln 2 + r with |r| ≤ ln 2 / 2, hence e^x = 2^k e^r; NaN passes through all of it.
  const k = Math.floor(x * 1.4426950408889634 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t *
              (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  return timesPowerOf2(1 - (low - (r * c) / (2 - c) - high), k);
}

/** e^x − 1, without the cancellation that makes exp(x) − 1 lose its digits near 0. */
export function expm1(x: number): number {
  if (!(Math.abs(x) < 0.34657359027997264)) return exp(x) - 1;
  const half = x / 2;
  const s = x * half;
  const r =
    1 +
    s *
      (-3.33333333333331316428e-2 +
        s *
          (1.58730158725481460165e-3 +
            s *
              (-7.93650757867487942473e-5 +
                s * (4.00821782732936239552e-6 + s * -2.01099218183624371326e-7))));
  const t = 3 - r * half;
  // `half * x` is written out: it keeps −0 and the smallest numbers as they are.
  return x - (x * (s * ((r - t) / (6 - x * t))) - s);
}

/** ln x: −∞ at 0, NaN below. */
export function ln(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x === Infinity ? Infinity : NaN;
  const { exponent: k, fraction } = partsOf(x);
  const f = fraction - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = (f * f) / 2;
  return k * LN2_HIGH - (half - (s * (half + even + odd) + k * LN2_LOW) - f);
}

/** ln(1 + x), accurate near 0: ln of the rounded sum, corrected by what the rounding took away. */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1 || x === Infinity) return x;
  if (sum === 0) return -Infinity;
  return ln(sum) + (x - (sum - 1)) / sum;
}

/** log₁₀ x = ln x / ln 10. */
export const log10 = (x: number): number => ln(x) / LN_10;

/** tanh x = (e^2x − 1) / (e^2x + 1), through expm1 so that small x keeps its digits. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 22) return Math.sign(x);
  const t = expm1(-2 * size);
  const value = -t / (t + 2);
  return x < 0 ? -value : x === 0 ? x : value;
}

/** sin x, x in radians. NaN beyond ±10⁶, where reducing x to one quarter turn would take more digits of π. */
export function sin(x: number): number {
  const { quarter, high, low } = quarterTurn(x);
  const value = quarter % 2 === 0 ? sinNearZero(high, low) : cosNearZero(high, low);
  return quarter < 2 ? value : -value;
}

/** cos x, x in radians. NaN beyond ±10⁶. */
export function cos(x: number): number {
  const { quarter, high, low } = quarterTurn(x);
  const value = quarter % 2 === 0 ? cosNearZero(high, low) : sinNearZero(high, low);
  return quarter === 0 || quarter === 3 ? value : -value;
}

/** π/2 as a sum of three; the first two have 33 bits each, so that k times them is exact for k below 2²⁰. */
const QUARTER_1 = 1.57079632673412561417;
const QUARTER_2 = 6.0771005063039659766e-11;
const QUARTER_3 = 2.02226624879595063154e-21;

/** x = k π/2 + high + low with |high| ≤ π/4 or hardly more; `quarter` is k modulo 4. */
function quarterTurn(x: number): { quarter: number; high: number; low: number } {
  if (!(Math.abs(x) <= 1e6)) return { quarter: 0, high: NaN, low: NaN };
  const k = Math.floor(x * 0.636619772367581382433 + 0.5);
  const first = x - k * QUARTER_1;
  const second = first - k * QUARTER_2;
  const rest = k * QUARTER_3 - (first - second - k * QUARTER_2);
  const high = second - rest;
  return { quarter: k - 4 * Math.floor(k / 4), high, low: second - high - rest };
}

/** sin(x + low) for |x| ≤ π/4 and a `low` below the last place of x. */
function sinNearZero(x: number, low: number): number {
  const z = x * x;
  const v = z * x;
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x - (z * (0.5 * low - v * r) - low - v * -1.66666666666666324348e-1);
}

/** cos(x + low) for |x| ≤ π/4 and a `low` below the last place of x. */
function cosNearZero(x: number, low: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z * (4.16666666666666019037e-2 + z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5)) +
    w * w * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11));
  const half = 0.5 * z;
  const main = 1 - half;
  return main + (1 - main - half + (z * r - x * low));
}

/** Lifts the denormals into the range where the exponent's bits mean what they say. */
const TWO_54 = 4294967296 * 4194304;

/** One double, seen as a number and as its two 32-bit words. */
const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
/** Which of the two words holds sign and exponent: the byte order of the machine decides. */
const HIGH = (() => {
  number[0] = 1;
  return words[1] === 0x3ff00000 ? 1 : 0;
})();
const LOW = 1 - HIGH;

/** y · 2^k for y near 1, exactly, but for the one rounding where the result is denormal. */
function timesPowerOf2(y: number, k: number): number {
  if (k >= -1021 && k <= 1023) return y * powerOf2(k);
  return k > 0 ? y * 2 * powerOf2(k - 1) : y * powerOf2(k + 54) * 5.551115123125783e-17;
}

/** 2^k for −1022 ≤ k ≤ 1023, by writing the exponent's bits. */
function powerOf2(k: number): number {
  words[HIGH] = (k + 1023) << 20;
  words[LOW] = 0;
  return number[0]!;
}

/** x = 2^exponent · fraction with √½ < fraction ≤ √2, for a positive finite x. */
function partsOf(x: number): { exponent: number; fraction: number } {
  const isDenormal = x < 2.2250738585072014e-308;
  number[0] = isDenormal ? x * TWO_54 : x;
  let exponent = (words[HIGH]! >>> 20) - 1023 - (isDenormal ? 54 : 0);
  words[HIGH] = (words[HIGH]! & 0xfffff) | 0x3ff00000;
  let fraction = number[0];
  if (fraction > Math.SQRT2) {
    fraction /= 2;
    exponent += 1;
  }
  return { exponent, fraction };
}
