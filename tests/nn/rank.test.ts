import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply } from '../../src/lib/nn/matrix.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { rank } from '../../src/lib/nn/rank.ts';
import { numericalRank, singularValues } from '../../src/lib/nn/singularValues.ts';

const { normal } = createRandom(1);
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, normal);

/** A random matrix of the given rank: the product of a tall and a wide one. */
function ofRank(r: number, rows: number, columns: number): Float64Array {
  const M = new Float64Array(rows * columns);
  multiply(normals(rows * r), normals(r * columns), M, { rows, inner: r, columns });
  return M;
}

describe('rank', () => {
  it('agrees with the singular values', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(12),
        (rows, columns, wanted) => {
          const r = Math.min(wanted, rows, columns);
          const M = ofRank(r, rows, columns);
          expect(numericalRank(singularValues(M, rows, columns), 1e-12)).toBe(r);
          expect(rank(M, rows, columns, 1e-13)).toBe(r);
        },
      ),
      { numRuns: 300, seed: 20100 },
    );
  });

  it('knows by the default tolerance when rounding alone is left', () => {
    expect(rank(Float64Array.of(0.1, 0.2, 0.3, 0.6), 2, 2)).toBe(1);
    expect(rank(Float64Array.of(1, 1, 1, 1 + 1e-12), 2, 2)).toBe(2);
    expect(rank(normals(400), 20, 20)).toBe(20);
  });

  it('does not depend on the scale, and counts relative to the largest entry', () => {
    for (const scale of [1e-200, 1, 1e200])
      expect(
        rank(
          ofRank(3, 8, 6).map((v) => scale * v),
          8,
          6,
          1e-13,
        ),
      ).toBe(3);
    expect(rank(Float64Array.of(1, 0, 0, 1e-5), 2, 2)).toBe(2);
    expect(rank(Float64Array.of(1, 0, 0, 1e-5), 2, 2, 1e-4)).toBe(1);
  });

  it('leaves the matrix alone', () => {
    const M = normals(12);
    const before = M.slice();
    rank(M, 3, 4);
    expect(M).toEqual(before);
  });

  it('of zeros or of nothing is 0', () => {
    expect(rank(new Float64Array(6), 2, 3)).toBe(0);
    expect(rank(new Float64Array(0), 0, 3)).toBe(0);
  });

  it('refuses a wrong length and entries that are not finite', () => {
    expect(() => rank(new Float64Array(5), 2, 3)).toThrow('rank: expected 2 × 3 numbers, got 5');
    expect(() => rank(Float64Array.of(1, NaN, 2, 3), 2, 2)).toThrow('rank: expected finite entries, got NaN');
  });
});
