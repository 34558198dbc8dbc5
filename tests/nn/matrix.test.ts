import fc from 'fast-check';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  type ProductShape,
  affine,
  multiply,
  multiplyTransposeA,
  multiplyTransposeB,
  rank,
} from '../../src/lib/nn/matrix.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

const { normal } = createRandom(1);
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, normal);

/** The definition, entry by entry and from left to right. */
function naive(
  A: (i: number, j: number) => number,
  B: (j: number, k: number) => number,
  shape: ProductShape,
): Float64Array {
  const C = new Float64Array(shape.rows * shape.columns);
  for (let i = 0; i < shape.rows; i++) {
    for (let k = 0; k < shape.columns; k++) {
      for (let j = 0; j < shape.inner; j++) C[i * shape.columns + k]! += A(i, j) * B(j, k);
    }
  }
  return C;
}

const shapes = fc.record({
  rows: fc.integer({ min: 0, max: 11 }),
  inner: fc.integer({ min: 0, max: 11 }),
  columns: fc.integer({ min: 0, max: 11 }),
});

describe('products', () => {
  it('have the bits of the definition, whatever the shape', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { rows, inner, columns } = shape;
        const [A, B] = [normals(rows * inner), normals(inner * columns)];
        const product = () => new Float64Array(rows * columns).fill(NaN);
        const [plain, left, right] = [product(), product(), product()];
        multiply(A, B, plain, shape);
        multiplyTransposeA(A, B, left, shape);
        multiplyTransposeB(A, B, right, shape);
        expect(plain).toEqual(
          naive(
            (i, j) => A[i * inner + j]!,
            (j, k) => B[j * columns + k]!,
            shape,
          ),
        );
        expect(left).toEqual(
          naive(
            (i, j) => A[j * rows + i]!,
            (j, k) => B[j * columns + k]!,
            shape,
          ),
        );
        expect(right).toEqual(
          naive(
            (i, j) => A[i * inner + j]!,
            (j, k) => B[k * inner + j]!,
            shape,
          ),
        );
      }),
      { numRuns: 300, seed: 20100 },
    );
  });

  it('affine adds the bias to every row', () => {
    const z = new Float64Array(4);
    affine(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 0, 1, 1), Float64Array.of(10, 20), z, 2);
    expect([...z]).toEqual([11, 23, 13, 27]);
  });

  it('refuse arrays that do not fit', () => {
    const three = new Float64Array(3);
    expect(() => multiply(three, three, three, { rows: 1, inner: 3, columns: 2 })).toThrow(
      'multiply: expected 1 × 3 times 3 × 2 numbers, got lengths 3, 3, 3',
    );
  });
});

/** A random matrix of the given rank: the product of a tall and a wide one. */
function ofRank(r: number, rows: number, columns: number): Float64Array {
  const M = new Float64Array(rows * columns);
  multiply(normals(rows * r), normals(r * columns), M, { rows, inner: r, columns });
  return M;
}

describe('rank', () => {
  it('agrees with the singular values of ml-matrix', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(12),
        (rows, columns, wanted) => {
          const r = Math.min(wanted, rows, columns);
          const M = ofRank(r, rows, columns);
          const { diagonal } = new SingularValueDecomposition(Matrix.from1DArray(rows, columns, M), {
            autoTranspose: true,
          });
          const large = diagonal.filter((s) => s > 1e-12 * diagonal[0]!).length;
          expect(large).toBe(r);
          expect(rank(M, rows, columns, 1e-13)).toBe(large);
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
