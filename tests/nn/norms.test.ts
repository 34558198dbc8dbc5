import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { rms } from '../../src/lib/nn/diagnostics.ts';
import { l1Norm, l2Norm, maxNorm } from '../../src/lib/nn/norms.ts';

const norms = [
  ['l1Norm', l1Norm],
  ['l2Norm', l2Norm],
  ['maxNorm', maxNorm],
] as const;
const entries = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { maxLength: 20 });

describe('norms', () => {
  it('of (3, −4) are 7, 5 and 4, by hand', () => {
    expect([l1Norm([3, -4]), l2Norm([3, -4]), maxNorm([3, -4])]).toEqual([7, 5, 4]);
  });

  test.each(norms)('%s of nothing and of zeros is 0; NaN stays NaN', (_, norm) => {
    expect(norm([])).toBe(0);
    expect(norm([0, -0])).toBe(0);
    expect(norm([1, NaN])).toBeNaN();
    expect(norm([1, -Infinity])).toBe(Infinity);
  });

  it('l2Norm neither underflows nor overflows: 3-4-5 at any scale', () => {
    for (const scale of [1e-300, 1e-200, 1e200, 1e300])
      expect(l2Norm([3 * scale, -4 * scale]) / scale).toBeCloseTo(5, 14);
  });

  // Definition of a norm, and ‖x‖∞ ≤ ‖x‖₂ ≤ ‖x‖₁ ≤ n ‖x‖∞.
  test.each(norms)('%s obeys the triangle and scales', (_, norm) => {
    fc.assert(
      fc.property(entries, entries, (x, y) => {
        const n = Math.min(x.length, y.length);
        const [a, b] = [x.slice(0, n), y.slice(0, n)];
        expect(norm(a.map((v, i) => v + b[i]!))).toBeLessThanOrEqual((norm(a) + norm(b)) * (1 + 1e-12));
        expect(norm(a.map((v) => -4 * v))).toBe(4 * norm(a));
      }),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('stand in their order, and l2Norm is √n rms', () => {
    fc.assert(
      fc.property(entries, (x) => {
        const room = 1 + 1e-12;
        expect(maxNorm(x)).toBeLessThanOrEqual(l2Norm(x) * room);
        expect(l2Norm(x)).toBeLessThanOrEqual(l1Norm(x) * room);
        expect(l1Norm(x)).toBeLessThanOrEqual(x.length * maxNorm(x) * room);
        if (x.length > 0)
          expect(Math.abs(l2Norm(x) - Math.sqrt(x.length) * rms(x))).toBeLessThanOrEqual(1e-14 * l2Norm(x));
      }),
      { numRuns: 200, seed: 20100 },
    );
  });
});
