/**
 * Activations of the form z · gate(z): the pre-activation times a soft switch. They dip below 0 for small negative z
 * and are therefore not monotone.
 *
 * A shut gate wins: −∞ · 0 would be NaN, where the limit is 0.
 */
import { erfc } from '../erfc.ts';
import { exp } from '../portable.ts';
import type { Activation } from './activation.ts';
import { hardSigmoid } from './piecewiseLinear.ts';
import { sigmoid, softplus, tanh } from './sigmoidal.ts';

const SQRT_2_OVER_PI = 0.7978845608028654;
const ONE_OVER_SQRT_2PI = 0.3989422804014327;

/** The least value of z σ(z), at z = −1.278. */
const SILU_LOW = -0.2784645427610738;

/** a = z Φ(z), Φ the distribution function of N(0, 1); f′ = Φ(z) + z φ(z). Source: hendrycks-2016. */
export const geluErf: Activation = {
  label: 'GELU',
  f: (z) => gated(z, normalCdf(z)),
  df: (z) => normalCdf(z) + gated(z, normalDensity(z)),
  kinks: [],
  gain: 1,
  limits: { low: -0.16997120747990363, high: Infinity },
  source: 'hendrycks-2016',
  family: 'later',
};

/** a = z σ(2u) with u = √(2/π) (z + 0.044715 z³), the usual approximation of GELU. Source: hendrycks-2016, section 2. */
export const geluTanh: Activation = {
  label: 'GELU (tanh form)',
  f: (z) => gated(z, sigmoid.f(2 * geluInner(z))),
  df: (z) => {
    const twiceInnerSlope = 2 * SQRT_2_OVER_PI * (1 + 3 * 0.044715 * z * z);
    return sigmoid.f(2 * geluInner(z)) + gated(z * twiceInnerSlope, sigmoid.df(2 * geluInner(z)));
  },
  kinks: [],
  gain: 1,
  limits: { low: -0.17004075057125403, high: Infinity },
  source: 'hendrycks-2016',
  family: 'later',
};

/** a = z σ(z), which is swish with β = 1. Source: ramachandran-2017. */
export const silu: Activation = {
  label: 'SiLU',
  f: (z) => gated(z, sigmoid.f(z)),
  df: (z) => sigmoid.f(z) + gated(z, sigmoid.df(z)),
  kinks: [],
  gain: 1,
  limits: { low: SILU_LOW, high: Infinity },
  source: 'ramachandran-2017',
  family: 'later',
};

/**
 * a = z σ(βz): z/2 at β = 0, and the larger β, the closer to ReLU. f′ = σ(βz) + βz σ′(βz).
 *
 * @throws unless β is finite. Source: ramachandran-2017.
 */
export function swish(beta: number): Activation {
  if (!Number.isFinite(beta)) throw new RangeError(`swish: expected a finite beta, got ${beta}`);
  return {
    ...silu,
    label: 'swish',
    f: (z) => gated(z, sigmoid.f(beta * z)),
    df: (z) => sigmoid.f(beta * z) + gated(beta * z, sigmoid.df(beta * z)),
    limits: {
      low: beta > 0 ? SILU_LOW / beta : -Infinity,
      high: beta < 0 ? SILU_LOW / beta : Infinity,
    },
  };
}

/** a = z tanh(softplus z). Source: misra-2020. */
export const mish: Activation = {
  label: 'Mish',
  f: (z) => gated(z, tanh.f(softplus.f(z))),
  df: (z) => {
    const s = softplus.f(z);
    return tanh.f(s) + gated(z, tanh.df(s) * sigmoid.f(z));
  },
  kinks: [],
  gain: 1,
  limits: { low: -0.30884341301725043, high: Infinity },
  source: 'misra-2020',
  family: 'later',
};

/**
 * a = z · hardSigmoid(z): 0 up to −3, z from 3 on, a parabola between. As in PyTorch the derivative is −1/2 at −3, the
 * slope of the parabola, and 1 at 3, the slope of the line. Source: howard-2019.
 */
export const hardSwish: Activation = {
  label: 'hard swish',
  f: (z) => gated(z, hardSigmoid.f(z)),
  df: (z) => (z < -3 ? 0 : z >= 3 ? 1 : (2 * z + 3) / 6),
  kinks: [-3, 3],
  gain: 1,
  limits: { low: -3 / 8, high: Infinity },
  source: 'howard-2019',
  family: 'later',
};

export const gatedUnits = { geluErf, geluTanh, silu, mish, hardSwish } satisfies Record<string, Activation>;

/** value × gate, but 0 once the gate is shut. */
function gated(value: number, gate: number): number {
  return gate === 0 ? 0 : value * gate;
}

/** Φ(z) through the complementary error function: 1 + erf would be 0 from z = −8.3 on. */
function normalCdf(z: number): number {
  return erfc(-z * Math.SQRT1_2) / 2;
}

function normalDensity(z: number): number {
  return ONE_OVER_SQRT_2PI * exp((-z * z) / 2);
}

function geluInner(z: number): number {
  return SQRT_2_OVER_PI * (z + 0.044715 * z * z * z);
}
