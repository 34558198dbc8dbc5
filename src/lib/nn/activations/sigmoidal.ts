/**
 * Smooth activations that saturate, and their integrals: sigmoid and tanh, softplus and log-sigmoid (whose derivatives
 * are sigmoids), and softsign, which saturates slowly.
 *
 * Every derivative stays accurate in relative terms in both tails: σ′ is e^−|z| / (1 + e^−|z|)² and not σ(1 − σ),
 * which is 0 from z = 37 on although the true value there is 10⁻¹⁶.
 */
import { exp, log1p, tanh as portableTanh } from '../portable.ts';
import type { Activation } from './activation.ts';

/** a = σ(z) = 1 / (1 + e^−z); σ′(z) = e^−|z| / (1 + e^−|z|)². Source: rumelhart-1986. */
export const sigmoid: Activation = {
  label: 'sigmoid',
  f: (z) => {
    // The exponential of −|z| cannot overflow; σ(z) = e^z / (1 + e^z) keeps the digits of a small value.
    const e = exp(-Math.abs(z));
    return z >= 0 ? 1 / (1 + e) : e / (1 + e);
  },
  df: (z) => {
    const e = exp(-Math.abs(z));
    return e / ((1 + e) * (1 + e));
  },
  kinks: [],
  gain: 1,
  limits: { low: 0, high: 1 },
  source: 'rumelhart-1986',
  family: 'sigmoid',
};

/** a = tanh z = 2σ(2z) − 1, hence the derivative 4σ′(2z). Source: lecun-1998, section 4.4. */
export const tanh: Activation = {
  label: 'tanh',
  f: portableTanh,
  df: (z) => 4 * sigmoid.df(2 * z),
  kinks: [],
  gain: 5 / 3,
  limits: { low: -1, high: 1 },
  source: 'lecun-1998',
  family: 'tanh',
};

/** a = ln(1 + e^z), written as max(z, 0) + ln(1 + e^−|z|); its derivative is σ. Source: dugas-2001. */
export const softplus: Activation = {
  label: 'softplus',
  f: (z) => Math.max(z, 0) + log1p(exp(-Math.abs(z))),
  df: sigmoid.f,
  kinks: [],
  gain: 1,
  limits: { low: 0, high: Infinity },
  source: 'dugas-2001',
  family: 'relu',
};

/**
 * a = ln(1 + e^βz) / β; its derivative is σ(βz). The larger β, the closer to ReLU. There is no threshold beyond which
 * it is taken for z itself, as PyTorch has one: the true value is as cheap.
 *
 * @throws unless β is finite and not 0. Source: dugas-2001.
 */
export function softplusOf(beta: number): Activation {
  if (!(Number.isFinite(beta) && beta !== 0)) {
    throw new RangeError(`softplusOf: expected a finite beta other than 0, got ${beta}`);
  }
  return {
    ...softplus,
    // ln(1 + e^βz) = max(βz, 0) + ln(1 + e^−|βz|), divided by β term by term so that βz cannot overflow.
    f: (z) => (beta * z > 0 ? z : 0) + log1p(exp(-Math.abs(beta * z))) / beta,
    df: (z) => sigmoid.f(beta * z),
    limits: beta > 0 ? { low: 0, high: Infinity } : { low: -Infinity, high: 0 },
  };
}

/** a = ln σ(z) = −softplus(−z); its derivative is σ(−z). */
export const logSigmoid: Activation = {
  label: 'log-sigmoid',
  f: (z) => -softplus.f(-z),
  df: (z) => sigmoid.f(-z),
  kinks: [],
  gain: 1,
  limits: { low: -Infinity, high: 0 },
  source: 'paszke-2019',
  family: 'later',
};

/** a = z / (1 + |z|); f′ = 1 / (1 + |z|)². The second derivative jumps at 0. Source: glorot-2010, section 3.3. */
export const softsign: Activation = {
  label: 'softsign',
  f: (z) => (Math.abs(z) === Infinity ? Math.sign(z) : z / (1 + Math.abs(z))),
  df: (z) => {
    const reciprocal = 1 / (1 + Math.abs(z));
    return reciprocal * reciprocal;
  },
  kinks: [0],
  gain: 1,
  limits: { low: -1, high: 1 },
  source: 'glorot-2010',
  family: 'tanh',
};

export const sigmoidal = {
  sigmoid,
  tanh,
  softsign,
  softplus,
  logSigmoid,
} satisfies Record<string, Activation>;
