import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { multiplyTransposeA } from '../../src/lib/nn/matrix.ts';
import { l2Norm } from '../../src/lib/nn/norms.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { conditionNumber, numericalRank, singularValues } from '../../src/lib/nn/singularValues.ts';

const { normal } = createRandom(1);
const normals = (n: number): Float64Array => Float64Array.from({ length: n }, normal);

const expectNear = (got: readonly number[], want: readonly number[], room: number): void => {
  expect(got).toHaveLength(want.length);
  got.forEach((value, i) => expect(Math.abs(value - want[i]!)).toBeLessThanOrEqual(room));
};

describe('singularValues', () => {
  it('of a diagonal are its sizes, largest first', () => {
    expectNear(singularValues(Float64Array.of(2, 0, 0, 0, -5, 0, 0, 0, 3), 3, 3), [5, 3, 2], 1e-15);
  });

  // Closed form: the roots of σ⁴ − ‖A‖² σ² + det² = 0.
  it('of a 2 × 2 matrix obey its characteristic equation', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
        ([a, b, c, d]) => {
          const [sum, det] = [a! * a! + b! * b! + c! * c! + d! * d!, a! * d! - b! * c!];
          const [first, second] = singularValues(Float64Array.of(a!, b!, c!, d!), 2, 2);
          expect(first! * first! + second! * second!).toBeCloseTo(sum, 10);
          expect(first! * second!).toBeCloseTo(Math.abs(det), 10);
        },
      ),
      { numRuns: 300, seed: 20100 },
    );
  });

  // Closed form: the Hilbert matrix of order 5 has condition 476607.25024 (Higham, Accuracy and Stability, chapter 28).
  it('give the condition of the Hilbert matrix', () => {
    const hilbert = Float64Array.from({ length: 25 }, (_, i) => 1 / ((i % 5) + Math.floor(i / 5) + 1));
    expect(conditionNumber(singularValues(hilbert, 5, 5))).toBeCloseTo(476607.25024, 3);
  });

  it('squared add up to the Frobenius norm squared, and are those of the transpose', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (rows, columns) => {
        const A = normals(rows * columns);
        const transpose = A.map((_, i) => A[(i % rows) * columns + Math.floor(i / rows)]!);
        const values = singularValues(A, rows, columns);
        expect(values).toHaveLength(Math.min(rows, columns));
        expect(l2Norm(values) / l2Norm(A)).toBeCloseTo(1, 12);
        expectNear(singularValues(transpose, columns, rows), values, 1e-13 * values[0]!);
        values.forEach((value, i) => expect(value).toBeLessThanOrEqual(values[i - 1] ?? Infinity));
      }),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('of orthonormal columns are all 1', () => {
    // Columns of two rotations in perpendicular planes: exact up to the rounding of 0.6 and 0.8.
    const Q = Float64Array.of(0.6, -0.8, 0, 0, 0.8, 0.6, 0, 0, 0, 0, 0.28, -0.96, 0, 0, 0.96, 0.28);
    const identity = new Float64Array(16);
    multiplyTransposeA(Q, Q, identity, { rows: 4, inner: 4, columns: 4 });
    expectNear([...identity], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], 1e-15);
    expectNear(singularValues(Q, 4, 4), [1, 1, 1, 1], 1e-15);
  });

  it('scale with the matrix, near both ends of the range of a double', () => {
    const A = normals(12);
    const values = singularValues(A, 4, 3);
    for (const scale of [1e-290, 1e290]) {
      const scaled = singularValues(
        A.map((v) => scale * v),
        4,
        3,
      );
      expectNear(
        scaled.map((v) => v / scale),
        values,
        1e-13,
      );
    }
  });

  it('leave the matrix alone', () => {
    const A = normals(6);
    const before = A.slice();
    singularValues(A, 2, 3);
    expect(A).toEqual(before);
  });

  it('refuse a wrong length, nothing, and entries that are not finite', () => {
    const refusal = 'expected 2 × 3 numbers and at least one, got';
    expect(() => singularValues(new Float64Array(5), 2, 3)).toThrow(`singularValues: ${refusal} 5`);
    expect(() => singularValues(new Float64Array(0), 0, 3)).toThrow('at least one, got 0');
    expect(() => singularValues(Float64Array.of(1, NaN), 1, 2)).toThrow('expected finite entries, got NaN');
    expect(() => singularValues(Float64Array.of(1, -Infinity), 1, 2)).toThrow('got -Infinity');
  });
});

describe('conditionNumber and numericalRank', () => {
  it('of a singular matrix are ∞ and the number of values that are more than rounding', () => {
    const values = singularValues(Float64Array.of(1, 2, 2, 4), 2, 2);
    expect(numericalRank(values)).toBe(1);
    expect(conditionNumber([5, 0])).toBe(Infinity);
    expect(conditionNumber(singularValues(new Float64Array(4), 2, 2))).toBe(Infinity);
    expect(numericalRank(singularValues(new Float64Array(4), 2, 2))).toBe(0);
    expect(numericalRank([1, 1e-6], 1e-5)).toBe(1);
    expect(() => conditionNumber([])).toThrow('conditionNumber: expected singular values, got none');
  });

  // A ReLU layer passes on what its active rows span: as many dimensions as there are such rows, at most all.
  test.each([8, 12, 16, 24, 32])('the active rows of a layer of %i units on 8 inputs', (m) => {
    for (let k = 0; k < 200; k++) {
      const [x, W] = [normals(8), normals(m * 8)];
      let active = 0;
      for (let i = 0; i < m; i++) {
        const row = W.subarray(i * 8, i * 8 + 8);
        if (row.reduce((sum, w, j) => sum + w * x[j]!, 0) <= 0) row.fill(0);
        else active += 1;
      }
      expect(numericalRank(singularValues(W, m, 8))).toBe(Math.min(active, 8));
    }
  });
});
