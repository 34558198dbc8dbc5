/**
 * The complementary error function erfc x = 2/√π ∫ₓ^∞ e^−t² dt, which GELU needs. Portable for the same reason as the
 * functions of `portable.ts`; error below 4 units in the last place where the result is a normal number.
 *
 * The rational approximations are those of FDLIBM 5.3: "Copyright (C) 1993 by Sun Microsystems, Inc. All rights
 * reserved. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice
 * is preserved."
 */
import { exp } from './portable.ts';

/** erfc x, in (0, 2): near 2 for very negative x, near 0 for large x, with relative accuracy there. */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) return 1 - erfNearZero(x);
  if (size < 1.25) return x > 0 ? 1 - ERF_1 - nearOne(size) : 1 + ERF_1 + nearOne(size);
  if (Number.isNaN(x)) return NaN;
  if (size >= 28) return x > 0 ? 0 : 2;
  return x > 0 ? tail(size) : 2 - tail(size);
}

/** erf 1, rounded to single precision; `nearOne` adds what is missing. */
const ERF_1 = 8.45062911510467529297e-1;

const erfNearZero = (x: number): number => {
  const z = x * x;
  return x + x * (polynomial(NEAR_0_TOP, z) / polynomial(NEAR_0_BOTTOM, z));
};

/** erf s − ERF_1 for s near 1. */
const nearOne = (s: number): number => polynomial(NEAR_1_TOP, s - 1) / polynomial(NEAR_1_BOTTOM, s - 1);

/** erfc s for s ≥ 1.25: e^(−s² − 0.5625 + R/S) / s. */
function tail(s: number): number {
  const t = 1 / (s * s);
  const ratio =
    s < 1 / 0.35
      ? polynomial(MIDDLE_TOP, t) / polynomial(MIDDLE_BOTTOM, t)
      : polynomial(FAR_TOP, t) / polynomial(FAR_BOTTOM, t);
  // s² is not a double in general: with z = s cut to few bits, z² is, and (z − s)(z + s) is the small rest.
  const z = Math.floor(s * 1048576) / 1048576;
  return (exp(-z * z - 0.5625) * exp((z - s) * (z + s) + ratio)) / s;
}

/** c₀ + c₁x + c₂x² + …, by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = coefficients[i]! + x * value;
  return value;
}

// prettier-ignore
const NEAR_0_TOP = [1.28379167095512558561e-1, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -0.000023763016656650163];
// prettier-ignore
const NEAR_0_BOTTOM = [1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -0.000003960228278775368];
// prettier-ignore
const NEAR_1_TOP = [-2.36211856075265944077e-3, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668, 0.035478304325618236, -0.002166375594868791];
// prettier-ignore
const NEAR_1_BOTTOM = [1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905, 0.011984499846799107];
// prettier-ignore
const MIDDLE_TOP = [-9.86494403484714822705e-3, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347, -184.60509290671104, -81.2874355063066, -9.814329344169145];
// prettier-ignore
const MIDDLE_BOTTOM = [1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783, 108.63500554177944, 6.570249770319282, -0.0604244152148581];
// prettier-ignore
const FAR_TOP = [-9.86494292470009928597e-3, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896, -1025.0951316110772, -483.5191916086514];
// prettier-ignore
const FAR_BOTTOM = [1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644, 474.52854120695537, -22.44095244658582];
