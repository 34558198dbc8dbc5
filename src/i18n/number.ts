/**
 * Numbers as a reader sees them: three significant digits, a real minus sign, powers of ten instead of "e-13".
 * A value that is not finite never reaches an axis or a sentence as `NaN`: it is shown as a dash or as infinity.
 */

import type { Unit } from '../lib/claim.ts';

export type { Unit };

export const MINUS = '−';
const THIN_SPACE = '\u2009';

export function formatNumber(value: number, unit: Unit = 'number', digits = 3): string {
  if (Number.isNaN(value)) return '–';
  if (unit === 'share') return formatShare(value);
  if (unit === 'decades') return formatPowerOf10(value, digits);
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (unit === 'count' && Number.isInteger(value)) return withMinus(String(value));
  return formatSignificant(value, digits);
}

/** `10^exponent` with mantissa, also where the value itself would underflow: −41.64 becomes 2.29 × 10⁻⁴². */
function formatPowerOf10(exponent: number, digits: number): string {
  if (exponent === -Infinity) return '0';
  if (exponent === Infinity) return '∞';
  if (exponent > -3 && exponent < 5) return formatSignificant(10 ** exponent, digits);
  const whole = Math.floor(exponent);
  return scientific(10 ** (exponent - whole), whole, digits);
}

function formatSignificant(value: number, digits: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e5) return withMinus(String(Number(value.toPrecision(digits))));
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return scientific(Number(mantissa), Number(exponent), digits);
}

function scientific(mantissa: number, exponent: number, digits: number): string {
  const rounded = mantissa.toFixed(digits - 1);
  const carried = Number(rounded) >= 10 ? scientific(mantissa / 10, exponent + 1, digits) : null;
  return carried ?? `${withMinus(rounded)}${THIN_SPACE}×${THIN_SPACE}10${superscript(exponent)}`;
}

const formatShare = (value: number): string =>
  `${withMinus(String(Math.round(value * 1000) / 10))}${THIN_SPACE}%`;

const withMinus = (text: string): string => text.replace('-', MINUS);

const superscript = (value: number): string =>
  String(value).replace(/./g, (c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)] ?? '⁻');
