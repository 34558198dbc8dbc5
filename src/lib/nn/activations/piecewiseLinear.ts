/**
 * Activations made of straight pieces: identity, step, ReLU and its variants, and the clipped line. What happens at a
 * corner is a convention, stated at each; it is PyTorch's.
 *
 * Left out: maxout, a function of several pre-activations.
 */
import type { Activation } from './activation.ts';

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
  f: (z) => leak(z, slope),
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
    f: leak,
    df: (z, value) => (z > 0 ? 1 : value),
    dValue: (z) => (z > 0 ? 0 : z),
  },
});

/**
 * a = z between `low` and `high`, else the nearer of the two. The derivative at both corners is 0.
 *
 * @throws unless low < high. Source: collobert-2011.
 */
export function hardtanh(low: number, high: number): Activation {
  if (!(low < high)) throw new RangeError(`hardtanh: expected low < high, got ${low} and ${high}`);
  return {
    label: 'hard tanh',
    f: (z) => (z < low ? low : z > high ? high : z),
    df: (z) => (z > low && z < high ? 1 : 0),
    kinks: [low, high],
    gain: 1,
    limits: { low, high },
    source: 'collobert-2011',
    family: 'tanh',
  };
}

/** a = min(max(0, z), 6). The derivative at both corners is 0. Source: krizhevsky-2010. */
export const relu6: Activation = {
  ...hardtanh(0, 6),
  label: 'ReLU6',
  source: 'krizhevsky-2010',
  family: 'relu',
};

/** a = min(max(0, z + 3), 6) / 6, a sigmoid of three straight pieces. The derivative at both corners is 0. Source: howard-2019. */
export const hardSigmoid: Activation = {
  label: 'hard sigmoid',
  f: (z) => relu6.f(z + 3) / 6,
  df: (z) => (z > -3 && z < 3 ? 1 / 6 : 0),
  kinks: [-3, 3],
  gain: 1,
  limits: { low: 0, high: 1 },
  source: 'howard-2019',
  family: 'sigmoid',
};

export const piecewiseLinear = {
  identity,
  step,
  relu,
  leakyRelu: leakyRelu(0.01),
  prelu: prelu(0.25),
  relu6,
  hardtanh: hardtanh(-1, 1),
  hardSigmoid,
} satisfies Record<string, Activation>;

/** z or slope · z. A slope of 0 is kept from −∞, where 0 · ∞ would be NaN and the limit is 0. */
function leak(z: number, slope: number): number {
  return z > 0 ? z : slope === 0 && z === -Infinity ? 0 : slope * z;
}
