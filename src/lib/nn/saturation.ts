/**
 * How much of a layer is saturated: where f is so flat that hardly any gradient passes.
 *
 * Saturation is measured by the slope, not by how near an output is to its limit. The slope is what learning feels,
 * and it exists for every function: ReLU has no upper limit, and GELU touches its lower one at a single flat point.
 *
 * z is what f is applied to: `argument` in a trace, since a normalization may stand in between.
 *
 * Left out: units that are saturated on a whole batch. For those whose slope is exactly 0 see deadUnits.ts.
 */
import type { Activation } from './activations.ts';

/** Flat means at most a twentieth of the steepest slope: for sigmoid an output outside 0.013 … 0.987, for tanh beyond ±0.975. */
export const FLAT = 0.05;

/**
 * Share of the pre-activations at which |f′(z)| ≤ fraction · max |f′|, from 0 to 1. ReLU is flat for z ≤ 0; a step,
 * whose slope is 0 everywhere, is flat everywhere. NaN is not flat.
 *
 * @throws if there are no values, or the fraction is not between 0 and 1. Source: glorot-2010, section 3.
 */
export function saturatedShare(z: ArrayLike<number>, activation: Activation, fraction = FLAT): number {
  if (z.length === 0) throw new RangeError('saturatedShare: expected at least one value, got none');
  if (!(fraction >= 0 && fraction < 1)) {
    throw new RangeError(`saturatedShare: expected a fraction from 0 to below 1, got ${fraction}`);
  }
  const limit = fraction * steepestSlope(activation);
  let flat = 0;
  for (let i = 0; i < z.length; i++) {
    // ReLU's derivative says 0 of NaN, and a network that has diverged is not a saturated one.
    if (!Number.isNaN(z[i]!) && Math.abs(activation.df(z[i]!)) <= limit) flat++;
  }
  return flat / z.length;
}

/**
 * The largest |f′| to four digits: the best of a grid from −16 to 16 and of both sides of every kink. For functions
 * that are steepest at 0 or at a kink, which are most of them, it is exact.
 */
export function steepestSlope(activation: Activation): number {
  const known = steepest.get(activation);
  if (known !== undefined) return known;
  let largest = 0;
  for (const z of probesOf(activation)) largest = Math.max(largest, Math.abs(activation.df(z)));
  steepest.set(activation, largest);
  return largest;
}

/** Slopes found before: a figure asks for the same few functions in every frame. */
const steepest = new WeakMap<Activation, number>();

const REACH = 16;
const PER_UNIT = 64;
/** 2⁻²⁰, near enough to a kink to count as its side. */
const BESIDE = 9.5367431640625e-7;

const probesOf = ({ kinks }: Activation): number[] => [
  ...Array.from({ length: 2 * REACH * PER_UNIT + 1 }, (_, i) => i / PER_UNIT - REACH),
  ...kinks.flatMap((kink) => [kink - BESIDE, kink + BESIDE]),
];
