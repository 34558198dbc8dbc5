/**
 * Exponential linear units: z on the right, an exponential that levels off on the left.
 *
 * e^z − 1 is `expm1`, since the plain difference has no digits left for small z.
 */
import { exp, expm1 } from '../portable.ts';
import type { Activation } from './activation.ts';

/** a = z for z > 0, else α(e^z − 1). The derivative at 0 is α, the slope from the left. Source: clevert-2016. */
export const elu = (alpha: number): Activation => ({
  label: 'ELU',
  f: (z) => (z > 0 ? z : alpha * expm1(z)),
  df: (z) => (z > 0 ? 1 : alpha * exp(z)),
  kinks: [0],
  gain: 1,
  limits: { low: alpha > 0 ? -alpha : 0, high: Infinity },
  source: 'clevert-2016',
  family: 'later',
});

/**
 * a = z for z > 0, else α(e^(z/α) − 1): an ELU whose derivative is continuous, and 1 at 0, for every α. At α = 1 the
 * two are the same. The second derivative jumps at 0.
 *
 * @throws unless α is finite and not 0. Below 0 the exponential grows without end. Source: barron-2017.
 */
export function celu(alpha: number): Activation {
  if (!(Number.isFinite(alpha) && alpha !== 0)) {
    throw new RangeError(`celu: expected a finite alpha other than 0, got ${alpha}`);
  }
  return {
    ...elu(alpha),
    label: 'CELU',
    f: (z) => (z > 0 ? z : alpha * expm1(z / alpha)),
    df: (z) => (z > 0 ? 1 : exp(z / alpha)),
    limits: { low: alpha > 0 ? -alpha : -Infinity, high: Infinity },
    source: 'barron-2017',
  };
}

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

/** Without CELU: at its usual α = 1 it is ELU, and a picker would show one function twice. */
export const exponential = { elu: elu(1), selu } satisfies Record<string, Activation>;
