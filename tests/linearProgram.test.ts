/** Separability by linear programs: right on what is known, and every proof multiplied out a second time here. */
import { expect, test } from 'vitest';
import { separableShare } from '../src/lib/functionCounting.ts';
import { separate, type Labeling, type Separation } from '../src/lib/linearProgram.ts';
import { createRandom } from '../src/lib/nn/random.ts';

const labeling = (dimension: number, x: number[], y: number[]): Labeling => ({
  x: Float64Array.from(x),
  y: Int8Array.from(y),
  dimension,
});

function gaussian(points: number, dimension: number, seed: number): Labeling {
  const random = createRandom(seed);
  return {
    x: Float64Array.from({ length: points * dimension }, () => random.normal()),
    y: Int8Array.from({ length: points }, () => (random.uniform() < 0.5 ? -1 : 1)),
    dimension,
  };
}

/** Multiplies a proof out from its definition, in the coordinates that were given. */
function expectProof({ x, y, dimension }: Labeling, separation: Separation): void {
  const size = Math.max(...x.map(Math.abs)) || 1;
  const sumOver = (count: number, term: (k: number) => number): number =>
    Array.from({ length: count }, (_, k) => term(k)).reduce((sum, value) => sum + value, 0);
  if (separation.kind === 'separable') {
    const { w, b, margin } = separation;
    const margins = Array.from(
      y,
      (label, i) => label * (sumOver(dimension, (j) => w[j]! * x[i * dimension + j]!) + b),
    );
    expect(Math.min(...margins)).toBeGreaterThan(0);
    expect(Math.min(...margins) / size).toBeCloseTo(margin, 9);
    return;
  }
  if (separation.kind === 'undecided') throw new Error('undecided');
  const { weights } = separation;
  for (const label of [1, -1])
    expect(sumOver(y.length, (i) => (y[i] === label ? weights[i]! : 0))).toBeCloseTo(1, 12);
  for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
  for (let j = 0; j < dimension; j++)
    expect(
      Math.abs(sumOver(y.length, (i) => y[i]! * weights[i]! * x[i * dimension + j]!)) / size,
    ).toBeLessThan(2e-7);
}

test('of the 16 labelings of a square a line parts 14, and XOR has the middle as common point', () => {
  const corners = [0, 0, 0, 1, 1, 0, 1, 1];
  const parted = Array.from({ length: 16 }, (_, k) => {
    const each = labeling(
      2,
      corners,
      [0, 1, 2, 3].map((i) => ((k >> i) & 1 ? 1 : -1)),
    );
    const separation = separate(each);
    expectProof(each, separation);
    return separation.kind;
  });
  expect(parted.filter((kind) => kind === 'separable')).toHaveLength(14);
  const xor = separate(labeling(2, corners, [-1, 1, 1, -1]));
  expect(xor.kind === 'inseparable' && [...xor.weights]).toEqual([0.5, 0.5, 0.5, 0.5]);
});

// Cover's theorem counts labelings, all of them, so the number must come out exactly: not one answer may be wrong.
test.each([
  [8, 1],
  [8, 2],
  [9, 3],
  [7, 5],
])(
  'of all labelings of %i random points in %i dimensions as many are separable as Cover says',
  (points, d) => {
    const { x } = gaussian(points, d, 5);
    let separable = 0;
    for (let k = 0; k < 2 ** points; k++) {
      const each = {
        x,
        y: Int8Array.from({ length: points }, (_, i) => ((k >> i) & 1 ? 1 : -1)),
        dimension: d,
      };
      const separation = separate(each);
      expectProof(each, separation);
      if (separation.kind === 'separable') separable++;
    }
    expect(separable).toBe(separableShare(points, d) * 2 ** points);
  },
);

test('proves random labelings of all sizes, and says undecided of none', () => {
  for (let seed = 1; seed <= 600; seed++) {
    const [points, d] = [4 + (seed % 37), 1 + (seed % 30)];
    const each = gaussian(points, d, seed);
    expectProof(each, separate(each));
  }
});

test('a labeling on which even limits sent the solver in circles', () => {
  const each = gaussian(20, 10, 1942);
  const separation = separate(each);
  expect(separation.kind).toBe('separable');
  expectProof(each, separation);
});

test('a gap that is too narrow for the solver is called undecided, never proved away', () => {
  const kindAt = (gap: number) => separate(labeling(1, [-1, 0, gap, 1], [-1, -1, 1, 1])).kind;
  for (const gap of [1, 1e-2, 1e-4, 1e-5]) expect(kindAt(gap)).toBe('separable');
  for (const gap of [3e-7, 1e-7, 1e-8]) expect(kindAt(gap)).toBe('undecided');
  for (const gap of [0, -1e-9, -1e-3]) expect(kindAt(gap)).toBe('inseparable');
});

test('does not depend on the unit of the coordinates', () => {
  for (const scale of [1e-6, 1e6])
    for (let seed = 1; seed <= 50; seed++) {
      const each = gaussian(12, 5, seed);
      const scaled = { ...each, x: each.x.map((value) => value * scale) };
      const separation = separate(scaled);
      expect(separation.kind).toBe(separate(each).kind);
      expectProof(scaled, separation);
    }
});

test('coinciding points, points of one class, one point and no dimension are cases like others', () => {
  expect(separate(labeling(2, [1, 2, 1, 2], [1, -1])).kind).toBe('inseparable');
  expect(separate(labeling(2, [0, 0, 0, 0], [1, -1])).kind).toBe('inseparable');
  expect(separate(labeling(2, [1, 2, 3, 4, 5, 6], [1, 1, 1])).kind).toBe('separable');
  expect(separate(labeling(1, [7], [-1])).kind).toBe('separable');
  // Hulls that touch in one point are not parted strictly.
  expect(separate(labeling(1, [0, 1, 1, 2], [-1, -1, 1, 1])).kind).toBe('inseparable');
});

test('says what it cannot take', () => {
  expect(() => separate(labeling(2, [1, 2, 3], [1, -1]))).toThrow(
    'expected 2 points in 2 dimensions, got 3 numbers',
  );
  expect(() => separate(labeling(1, [1, 2], [1, 0]))).toThrow('expected labels 1 and −1, got 0');
  expect(() => separate(labeling(1, [1, NaN], [1, -1]))).toThrow('expected finite coordinates, got NaN');
});
