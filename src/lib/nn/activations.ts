/**
 * The activation functions: each f stands beside its derivative df, its kinks, its gain, its limits and its source.
 * Pickers, legends and tests loop over the record `activations`; to add one, add it here and nowhere else.
 *
 * Every derivative is written so that it stays accurate in relative terms in both tails: σ′ as e^−|z| / (1 + e^−|z|)²
 * and not as σ(1 − σ), which is 0 from z = 37 on although the true value there is 10⁻¹⁶.
 *
 * Left out: functions of a whole layer (softmax lives in `losses.ts`, maxout nowhere).
 */
import { erfc } from './erfc.ts';
import { exp, expm1, log1p, tanh as portableTanh } from './portable.ts';

export interface Activation {
  /** What the function is called in figures and pickers; a language may have a word of its own for it. */
  readonly label: string;
  /** Activation a = f(z). NaN gives NaN; at ±∞ the limit where it exists. */
  f(z: number): number;
  /** Derivative f′(z). At a kink one of the two one-sided slopes, said beside each function. */
  df(z: number): number;
  /** Where f is not smooth: corners, jumps, and joints of two formulas. Quadrature splits here. */
  readonly kinks: readonly number[];
  /** The kinks at which f itself jumps; absent where f is continuous. */
  readonly jumps?: readonly number[];
  /** PyTorch's `calculate_gain`; 1 where PyTorch defines none. */
  readonly gain: number;
  /** Infimum and supremum of f over the real line. */
  readonly limits: { readonly low: number; readonly high: number };
  /** Key in the bibliography. */
  readonly source: string;
  readonly family: 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'later';
  /** Present where the function has a number of its own that training moves; f and df above hold it at `initial`. */
  readonly learned?: Learned;
}

/** An activation a = f(z, value) whose `value` is trained with the weights. */
export interface Learned {
  readonly initial: number;
  f(z: number, value: number): number;
  /** ∂a/∂z. */
  df(z: number, value: number): number;
  /** ∂a/∂value. */
  dValue(z: number, value: number): number;
}

/** a = z. Source: rumelhart-1986. */
export const identity: Activation = {
  label: 'identity',
  f: (z) => z,
  df: () => 1,
  kinks: [],
  gain: 1,
  limits: { low: -Infinity, high: Infinity },
  source: 'rumelhart-1986',
  family: 'linear',
};

/** a = 1 for z > 0, else 0. The derivative is 0 everywhere by convention, at the jump as well. Source: rosenblatt-1958. */
export const step: Activation = {
  label: 'step',
  f: (z) => (z > 0 ? 1 : z <= 0 ? 0 : NaN),
  df: () => 0,
  kinks: [0],
  jumps: [0],
  gain: 1,
  limits: { low: 0, high: 1 },
  source: 'rosenblatt-1958',
  family: 'sigmoid',
};

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

/** a = max(0, z). The derivative at the kink 0 is 0, as in PyTorch. Source: nair-2010. */
export const relu: Activation = {
  label: 'ReLU',
  // Not `z > 0 ? z : 0`: that turns NaN into 0, and a network that has diverged would look like one that has died.
  f: (z) => (z <= 0 ? 0 : z),
  // Not the derivative of a general max, which shares a tie: half a gradient would pass at exactly 0.
  df: (z) => (z > 0 ? 1 : 0),
  kinks: [0],
  gain: Math.SQRT2,
  limits: { low: 0, high: Infinity },
  source: 'nair-2010',
  family: 'relu',
};

/** a = z for z > 0, else slope · z. The derivative at 0 is the slope, as in PyTorch. Source: maas-2013. */
export const leakyRelu = (slope: number): Activation => ({
  label: 'leaky ReLU',
  f: (z) => (z > 0 ? z : slope * z),
  df: (z) => (z > 0 ? 1 : slope),
  kinks: [0],
  gain: Math.sqrt(2 / (1 + slope * slope)),
  limits: { low: slope > 0 ? -Infinity : 0, high: Infinity },
  source: 'maas-2013',
  family: 'relu',
});

/**
 * a = z for z > 0, else slope · z, where the slope is learned: ∂a/∂slope = min(z, 0). The derivative at 0 is the slope,
 * as in PyTorch. Source: he-2015, eq. 1.
 */
export const prelu = (slope: number): Activation => ({
  ...leakyRelu(slope),
  label: 'PReLU',
  source: 'he-2015',
  learned: {
    initial: slope,
    f: (z, value) => (z > 0 ? z : value * z),
    df: (z, value) => (z > 0 ? 1 : value),
    dValue: (z) => (z > 0 ? 0 : z),
  },
});

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

/** a = z for z > 0, else α(e^z − 1). The derivative at 0 is α, the slope from the left. Source: clevert-2016. */
export const elu = (alpha: number): Activation => ({
  label: 'ELU',
  f: (z) => (z > 0 ? z : alpha * expm1(z)),
  df: (z) => (z > 0 ? 1 : alpha * exp(z)),
  kinks: [0],
  gain: 1,
  limits: { low: -alpha, high: Infinity },
  source: 'clevert-2016',
  family: 'later',
});

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** a = s · elu(z) with the s and α that make N(0, 1) a fixed point. Derivative at 0: sα. Source: klambauer-2017, eq. 2. */
export const selu: Activation = {
  label: 'SELU',
  f: (z) => SELU_SCALE * (z > 0 ? z : SELU_ALPHA * expm1(z)),
  df: (z) => SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * exp(z)),
  kinks: [0],
  gain: 3 / 4,
  limits: { low: -SELU_SCALE * SELU_ALPHA, high: Infinity },
  source: 'klambauer-2017',
  family: 'later',
};

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

/** a = z σ(z), also called swish. Source: ramachandran-2017. */
export const silu: Activation = {
  label: 'SiLU',
  f: (z) => gated(z, sigmoid.f(z)),
  df: (z) => sigmoid.f(z) + gated(z, sigmoid.df(z)),
  kinks: [],
  gain: 1,
  limits: { low: -0.2784645427610738, high: Infinity },
  source: 'ramachandran-2017',
  family: 'later',
};

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

/** a = z between `low` and `high`, else the nearer of the two. The derivative at both corners is 0. Source: collobert-2011. */
export const hardtanh = (low: number, high: number): Activation => ({
  label: 'hard tanh',
  f: (z) => (z < low ? low : z > high ? high : z),
  df: (z) => (z > low && z < high ? 1 : 0),
  kinks: [low, high],
  gain: 1,
  limits: { low, high },
  source: 'collobert-2011',
  family: 'tanh',
});

/** Every activation that a reader can pick. */
export const activations = {
  identity,
  step,
  sigmoid,
  tanh,
  relu,
  leakyRelu: leakyRelu(0.01),
  prelu: prelu(0.25),
  softplus,
  elu: elu(1),
  selu,
  geluErf,
  geluTanh,
  silu,
  mish,
  softsign,
  hardtanh: hardtanh(-1, 1),
} satisfies Record<string, Activation>;

export type ActivationName = keyof typeof activations;

const SQRT_2_OVER_PI = 0.7978845608028654;
const ONE_OVER_SQRT_2PI = 0.3989422804014327;

/** value × gate, but 0 once the gate is shut: −∞ · 0 would be NaN where the limit is 0. */
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
