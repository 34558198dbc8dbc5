/**
 * The portable functions against stdlib-js, an independent implementation, in units in the last place; and at the
 * arguments where such functions go wrong.
 */
import stdErfc from '@stdlib/math-base-special-erfc';
import stdExp from '@stdlib/math-base-special-exp';
import stdExpm1 from '@stdlib/math-base-special-expm1';
import stdLn from '@stdlib/math-base-special-ln';
import stdLog1p from '@stdlib/math-base-special-log1p';
import stdTanh from '@stdlib/math-base-special-tanh';
import { describe, expect, test } from 'vitest';
import { erfc } from '../../src/lib/nn/erfc.ts';
import { exp, expm1, ln, log10, log1p, tanh } from '../../src/lib/nn/portable.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

const words = new BigInt64Array(1);
const number = new Float64Array(words.buffer);
/** The place of a double among all doubles, so that neighbors differ by 1. */
function placeOf(x: number): bigint {
  number[0] = x;
  return words[0]! >= 0n ? words[0]! : -(words[0]! & 0x7fffffffffffffffn);
}
const unitsBetween = (a: number, b: number): number =>
  Number.isNaN(a) && Number.isNaN(b)
    ? 0
    : Number(placeOf(a) - placeOf(b)) * Math.sign(Number(placeOf(a) - placeOf(b)) || 1);

const random = createRandom(1);
const between = (low: number, high: number, count = 50_000): number[] =>
  Array.from({ length: count }, () => low + (high - low) * random.uniform());
const smallOnes = Array.from(
  { length: 20_000 },
  () => (random.uniform() - 0.5) * stdExp(-700 * random.uniform()),
);

/** Function, library's function, arguments, and the largest difference allowed. The library errs by up to 1 as well. */
const cases = [
  ['exp', exp, stdExp, [...between(-746, 710), ...between(-2, 2), ...smallOnes], 1],
  ['expm1', expm1, stdExpm1, [...between(-40, 710), ...between(-1, 1), ...smallOnes], 4],
  ['ln', ln, stdLn, [...between(0, 1e300), ...between(0.5, 2), ...smallOnes.map(Math.abs)], 2],
  ['log1p', log1p, stdLog1p, [...between(-1, 1e6), ...between(-0.5, 0.5), ...smallOnes], 2],
  ['tanh', tanh, stdTanh, [...between(-23, 23), ...between(-1, 1), ...smallOnes], 4],
  ['erfc', erfc, stdErfc, [...between(-7, 26), ...between(-1.5, 1.5), ...smallOnes], 4],
] as const;

describe.each(cases)('%s', (_, ours, library, points, allowed) => {
  test(`is within ${allowed} units in the last place of the library`, () => {
    let worst = { units: 0, x: 0 };
    for (const x of points) {
      const units = unitsBetween(ours(x), library(x));
      if (units > worst.units) worst = { units, x };
    }
    expect(worst.units, `at ${worst.x}: ${ours(worst.x)}, library ${library(worst.x)}`).toBeLessThanOrEqual(
      allowed,
    );
  });

  test('agrees at zeros, infinities, NaN and the ends of the doubles', () => {
    for (const x of [
      0,
      -0,
      Infinity,
      -Infinity,
      NaN,
      5e-324,
      -5e-324,
      2.2250738585072014e-308,
      1.7976931348623157e308,
      1,
      -1,
    ])
      expect(
        unitsBetween(ours(x), library(x)),
        `${x}: ${ours(x)}, library ${library(x)}`,
      ).toBeLessThanOrEqual(allowed);
  });
});

test('the sign of zero survives where the function has one', () => {
  for (const f of [expm1, log1p, tanh]) expect(Object.is(f(-0), -0)).toBe(true);
});

test('exp falls through the denormals to 0 and never below', () => {
  for (let x = -700; x > -750; x -= 0.01) expect(exp(x)).toBeGreaterThanOrEqual(exp(x - 0.01));
  expect(exp(-745.13)).toBe(5e-324);
  expect(exp(-745.14)).toBe(0);
});

test('log10 is right to the last digits at powers of ten', () => {
  for (let k = -300; k <= 300; k += 25)
    expect(Math.abs(log10(Number(`1e${k}`)) - k)).toBeLessThanOrEqual(Math.abs(k) * 4.5e-16);
});
