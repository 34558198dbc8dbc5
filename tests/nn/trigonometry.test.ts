/**
 * Sine and cosine against their series in whole numbers of any length, which know no rounding; and at the arguments
 * where such functions go wrong.
 */
import { expect, test } from 'vitest';
import { cos, sin } from '../../src/lib/nn/portable.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

/** Numbers of the oracle are multiples of 2⁻³⁰⁰. */
const BITS = 300n;
const ONE = 1n << BITS;

/** A double as such a multiple: exact, as long as it is one. */
function exactly(x: number): bigint {
  let [whole, shift] = [x, 0n];
  while (!Number.isInteger(whole)) [whole, shift] = [whole * 2, shift + 1n];
  return (BigInt(whole) << BITS) >> shift;
}

/** π/2 by Machin's formula, π/4 = 4 arctan(1/5) − arctan(1/239). */
const HALF_PI = 2n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n));

function arctanOfInverse(n: bigint): bigint {
  let [sum, power, k] = [0n, ONE / n, 0n];
  for (; power !== 0n; power /= n * n, k++) sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
  return sum;
}

/** Σ (−1)^k x^(2k+p) / (2k+p)!: the sine for p = 1, the cosine for p = 0, of x less whole turns. */
function series(x: bigint, p: bigint): bigint {
  const r = x % (4n * HALF_PI);
  let [sum, term, k] = [0n, p === 1n ? r : ONE, p];
  while (term !== 0n) {
    sum += term;
    term = -(((((term * r) >> BITS) * r) >> BITS) / ((k + 1n) * (k + 2n)));
    k += 2n;
    // A shift of −1 stays −1: below the last bit the series has ended.
    if (term === 1n || term === -1n) break;
  }
  return sum;
}

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);
/** Distance between a positive double and the next one, as a multiple of 2⁻³⁰⁰. */
function lastPlace(x: number): bigint {
  double[0] = Math.abs(x);
  bits[0]! += 1n;
  return exactly(double[0]) - exactly(Math.abs(x));
}

/** Distance of a result from the truth, in units of its last place. */
const unitsOff = (got: number, want: bigint): number =>
  Math.abs(Number(((exactly(got) - want) * 1_000_000n) / lastPlace(got)) / 1e6);

const random = createRandom(1);
const between = (size: number, count: number): number[] =>
  Array.from({ length: count }, () => size * (2 * random.uniform() - 1));
const multiples = Array.from({ length: 400 }, (_, k) => (k - 200) * (Math.PI / 4));
const angles = [...between(1, 2000), ...between(12, 4000), ...between(1e6, 2000), ...multiples, 1e6, -1e6, 1];

test.each([
  ['sin', sin, 1n],
  ['cos', cos, 0n],
] as const)('%s is within 1 unit in the last place of its series', (_, f, p) => {
  let worst = { units: 0, x: 0 };
  for (const x of angles) {
    if (x === 0) continue;
    const units = unitsOff(f(x), series(exactly(x), p));
    if (!(units <= worst.units)) worst = { units, x };
  }
  expect(worst.units, `at ${worst.x}`).toBeLessThan(1);
});

test('the ends are said: zeros keep their sign, tiny angles are their sine, beyond 10⁶ there is no answer', () => {
  expect([sin(0), sin(-0), cos(0), cos(-0)]).toEqual([0, -0, 1, 1]);
  expect(sin(5e-324)).toBe(5e-324);
  for (const x of [1.000001e6, -1.000001e6, Infinity, -Infinity, NaN])
    expect([sin(x), cos(x)]).toEqual([NaN, NaN]);
});
