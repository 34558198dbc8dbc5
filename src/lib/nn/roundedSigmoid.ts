/**
 * The sigmoid as a computer has it: in two formats of floating-point numbers, and in two ways to write the same
 * function. In exact arithmetic they agree everywhere and reach neither 0 nor 1.
 *
 * float32 is float64 rounded after every operation, which IEEE 754 guarantees to be the same as arithmetic in float32;
 * only its e^z is better than a float32 library's, since it is rounded from float64.
 */
import { exp } from './portable.ts';

export interface Format {
  /** The nearest number of the format. */
  readonly round: (value: number) => number;
  /** The distance from 1 to the next number below it. */
  readonly gapBelow1: number;
}

export const formats = {
  float64: { round: (value: number) => value, gapBelow1: Number.EPSILON / 2 },
  float32: { round: Math.fround, gapBelow1: 1 / 16_777_216 },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** How the sigmoid is written; every operation is rounded. */
const written = {
  /** 1 / (1 + e^−z): 0 where e^−z overflows. */
  decaying,
  /**
   * The same for z ≥ 0, and e^z / (1 + e^z) below, as libraries do it: e^z is small there and keeps its digits. Not so
   * above: there 1 + e^z falls between two numbers and is rounded up and down by turns, so that y is no longer monotone,
   * and where e^z overflows, ∞ / ∞ is no number at all.
   */
  bySign: (z: number, format: Format): number => (z >= 0 ? decaying(z, format) : growing(z, format)),
};

function decaying(z: number, { round }: Format): number {
  return round(1 / round(1 + round(exp(-z))));
}

function growing(z: number, { round }: Format): number {
  const e = round(exp(z));
  return round(e / round(1 + e));
}

export type Form = keyof typeof written;
export const forms = Object.keys(written) as [Form, ...Form[]];

/** σ(z) as it comes out; z is rounded to the format first. */
export function roundedSigmoid(z: number, name: FormatName, form: Form): number {
  const format = formats[name];
  return written[form](format.round(z), format);
}

/** σ′ as y (1 − y), from a computed y: how a backward pass that keeps only its outputs has it. */
export function slopeFromOutput(y: number, name: FormatName): number {
  const { round } = formats[name];
  return round(y * round(1 - y));
}
