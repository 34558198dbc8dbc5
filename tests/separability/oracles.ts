/**
 * Second ways to the answers about separability: a linear programme, and whole numbers of any length for what must not
 * be rounded.
 */
import { solve } from 'yalps';
import type { LabeledPoints } from '../../src/lib/datasets/labeledPoints.ts';

/** Rows x, y, label. */
export const pointsOf = (...rows: readonly (readonly [number, number, number])[]): LabeledPoints => ({
  x: Float64Array.from(rows.flatMap(([x, y]) => [x, y])),
  y: Float64Array.from(rows, ([, , label]) => label),
  B: rows.length,
});

/** Whether w and b exist with s (w · p + b) ≥ 1 for every point p, where s is 1 for class 1 and −1 for class 0. */
export function isFeasible({ x, y, B }: LabeledPoints): boolean {
  const signs = Array.from(y, (label) => (label === 1 ? 1 : -1));
  // The solver's variables start at 0, so each of the three numbers is a difference of two of them.
  const column = (of: (i: number) => number): [string, number][] => signs.map((s, i) => [`${i}`, s * of(i)]);
  const free = (name: string, of: (i: number) => number): [string, [string, number][]][] => [
    [`${name}+`, column(of)],
    [`${name}-`, column((i) => -of(i))],
  ];
  const model = {
    constraints: Array.from({ length: B }, (_, i): [string, { min: number }] => [`${i}`, { min: 1 }]),
    variables: [...free('u', (i) => x[2 * i]!), ...free('v', (i) => x[2 * i + 1]!), ...free('b', () => 1)],
  };
  return solve(model).status === 'optimal';
}

const number = new Float64Array(1);
const bits = new BigUint64Array(number.buffer);
/** A finite double as a multiple of 2⁻¹⁰⁷⁴, which every double is. */
export function exactly(x: number): bigint {
  number[0] = x;
  const exponent = Number((bits[0]! >> 52n) & 0x7ffn);
  const fraction = bits[0]! & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return x < 0 ? -size : size;
}

/** The sign of (b − a) × (c − a), without rounding. */
export function turn({ x }: LabeledPoints, a: number, b: number, c: number): number {
  const [ax, ay, bx, by, cx, cy] = [a, b, c].flatMap((i) => [exactly(x[2 * i]!), exactly(x[2 * i + 1]!)]);
  const area = (bx! - ax!) * (cy! - ay!) - (by! - ay!) * (cx! - ax!);
  return area > 0n ? 1 : area < 0n ? -1 : 0;
}

/** The four corners of the unit square with the classes that the digits of `code` name, 0 … 15. */
export const squareOf = (code: number): LabeledPoints =>
  pointsOf(...[0, 1, 2, 3].map((k) => [k & 1, k >> 1, (code >> k) & 1] as const));
