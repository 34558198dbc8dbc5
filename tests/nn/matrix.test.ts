import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ProductShape,
  affine,
  multiply,
  multiplyTransposeA,
  multiplyTransposeB,
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
