/** Principal components against the singular values and eigenvectors of a library, and against their definition. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { principalComponents, project } from '../../src/lib/nn/principalComponents.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

const ROWS = 40;
const COLUMNS = 7;
const random = createRandom(3);
/** Columns of different spread, means away from 0, and one column that repeats another. */
const x = Float64Array.from({ length: ROWS * COLUMNS }, (_, i) => (i % COLUMNS) * random.normal() + (i % 3));
for (let i = 0; i < ROWS; i++) x[i * COLUMNS] = 2 * x[i * COLUMNS + 4]!;
const found = principalComponents(x, ROWS, COLUMNS);

const column = (k: number): number[] => Array.from({ length: ROWS }, (_, i) => x[i * COLUMNS + k]!);
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('variances and directions are the eigenvalues and eigenvectors of the covariance (ml-matrix)', () => {
  const means = Array.from({ length: COLUMNS }, (_, k) => meanOf(column(k)));
  const covariance = Matrix.zeros(COLUMNS, COLUMNS);
  for (let j = 0; j < COLUMNS; j++)
    for (let k = 0; k < COLUMNS; k++)
      covariance.set(
        j,
        k,
        meanOf(column(j).map((value, i) => (value - means[j]!) * (column(k)[i]! - means[k]!))),
      );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  realEigenvalues.toReversed().forEach((value, k) => expect(found.variances[k]).toBeCloseTo(value, 10));
  // The last two variances are 0 and small; every direction but the last is unique but for its sign.
  for (let k = 0; k < COLUMNS; k++) {
    const theirs = eigenvectorMatrix.getColumn(COLUMNS - 1 - k);
    const cosine = theirs.reduce((sum, value, j) => sum + value * found.directions[k * COLUMNS + j]!, 0);
    expect(Math.abs(cosine)).toBeCloseTo(1, 8);
  }
});

test('projected rows have mean 0, these variances, and no correlation', () => {
  const z = project(found, x, COLUMNS);
  const along = (k: number): number[] => Array.from({ length: ROWS }, (_, i) => z[i * COLUMNS + k]!);
  for (let j = 0; j < COLUMNS; j++) {
    expect(meanOf(along(j))).toBeCloseTo(0, 12);
    for (let k = 0; k < COLUMNS; k++)
      expect(meanOf(along(j).map((value, i) => value * along(k)[i]!))).toBeCloseTo(
        j === k ? found.variances[j]! : 0,
        10,
      );
  }
});

test('fewer components are the first of all', () => {
  const [few, all] = [project(found, x, 3), project(found, x, COLUMNS)];
  few.forEach((value, i) => expect(value).toBe(all[Math.floor(i / 3) * COLUMNS + (i % 3)]));
});

test('every direction has length 1 and a positive largest entry, so that its sign is fixed', () => {
  for (let k = 0; k < COLUMNS; k++) {
    const direction = found.directions.subarray(k * COLUMNS, (k + 1) * COLUMNS);
    expect(direction.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 13);
    expect(Math.max(...direction)).toBe(Math.max(...direction.map(Math.abs)));
  }
});

test('one row, equal rows and one column are cases like others', () => {
  expect([...principalComponents(Float64Array.of(1, 2), 1, 2).variances]).toEqual([0, 0]);
  expect([...principalComponents(Float64Array.of(3, 3, 3, 3), 2, 2).variances]).toEqual([0, 0]);
  expect([...principalComponents(Float64Array.of(1, -1), 2, 1).variances]).toEqual([1]);
});

test('says what it cannot take', () => {
  expect(() => principalComponents(new Float64Array(5), 2, 3)).toThrow('expected 2 × 3 numbers, got 5');
  expect(() => principalComponents(Float64Array.of(1, NaN), 1, 2)).toThrow(
    'expected finite numbers, got NaN',
  );
});
