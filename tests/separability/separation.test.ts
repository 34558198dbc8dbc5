/**
 * Whether a line parts two classes. Oracles: a linear programme, and the proofs themselves, which can be checked
 * without knowing how they were found: signs in whole numbers of any length, and distances of all pairs of segments.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LabeledPoints } from '../../src/lib/datasets/labeledPoints.ts';
import { planeNames, planePoints } from '../../src/lib/datasets/plane.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import type { Line } from '../../src/lib/separability/margin.ts';
import { proofError } from '../../src/lib/separability/proof.ts';
import { separate, type Separation } from '../../src/lib/separability/separation.ts';
import type { Witness } from '../../src/lib/separability/witness.ts';
import { isFeasible, pointsOf, squareOf, turn } from './oracles.ts';

const codes = Array.from({ length: 16 }, (_, code) => code);

test('14 of the 16 labelings of a square are separable, the two others are XOR and its opposite', () => {
  for (const code of codes) expect(separate(squareOf(code)).separable).toBe(isFeasible(squareOf(code)));
  expect(codes.filter((code) => !separate(squareOf(code)).separable)).toEqual([0b0110, 0b1001]);
});

/** Points of a small grid: spots, lines and touching hulls are then common, and the programme solves them exactly. */
const gridPoints = fc
  .array(
    fc.tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 0, max: 1 }),
    ),
    {
      maxLength: 9,
    },
  )
  .map((rows) => pointsOf(...rows));

test('agrees with the linear programme, and proves it', () => {
  fc.assert(
    fc.property(gridPoints, (points) => {
      const result = separate(points);
      expect(result.separable).toBe(isFeasible(points));
      if (!result.separable) checkWitness(points, result.witness);
      else if (result.line) checkLine(points, result.line);
    }),
    { numRuns: 1500, seed: 1 },
  );
});

describe.each(planeNames)('%s', (name) => {
  test('agrees with the linear programme for ten seeds, and proves it', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const points = planePoints(name, createRandom(seed), 40);
      const result = separate(points);
      expect(result.separable).toBe(isFeasible(points));
      if (!result.separable) checkWitness(points, result.witness);
      else checkLine(points, result.line!);
    }
  });
});

describe('at the edges', () => {
  test('there is nothing to part without points or with one class', () => {
    for (const points of [pointsOf(), pointsOf([1, 2, 0]), pointsOf([1, 2, 1], [3, 4, 1], [1, 2, 1])])
      expect(separate(points)).toMatchObject({ separable: true, line: null });
  });

  test('all points on one spot are separable only if they are of one class', () => {
    const spot = [0.3, -0.7] as const;
    expect(separate(pointsOf([...spot, 0], [...spot, 0])).separable).toBe(true);
    const mixed = pointsOf([...spot, 0], [...spot, 1], [...spot, 1]);
    expect(witnessOf(mixed)).toMatchObject({ kind: 'spot', x: 0.3, y: -0.7 });
  });

  test('0 and −0 are one spot', () => {
    expect(witnessOf(pointsOf([0, 0, 0], [-0, -0, 1])).kind).toBe('spot');
  });

  test('points of one line are separable when the classes do not alternate', () => {
    const line = (...labels: number[]) =>
      pointsOf(...labels.map((label, k) => [k / 3, k / 3, label] as const));
    expect(separate(line(0, 0, 1, 1)).separable).toBe(true);
    expect(witnessOf(line(0, 1, 0)).kind).toBe('edge');
    expect(witnessOf(line(0, 1, 0, 1)).kind).toBe('edge');
    const upright = pointsOf([2, 0, 0], [2, 1, 1], [2, 3, 0]);
    expect(witnessOf(upright)).toMatchObject({ kind: 'edge', classes: [{ weights: [2 / 3, 1 / 3] }, {}] });
  });

  test('hulls that touch are not separable', () => {
    const corner = pointsOf([0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 0, 1], [2, 0, 1], [2, 1, 1]);
    expect(witnessOf(corner)).toMatchObject({ kind: 'spot', x: 1, y: 0 });
    const edge = pointsOf([0, 0, 0], [2, 0, 0], [1, -1, 0], [1, 0, 1], [1, 1, 1]);
    expect(witnessOf(edge)).toMatchObject({ kind: 'edge', x: 1, y: 0 });
    const sides = pointsOf([0, 0, 0], [2, 0, 0], [1, -1, 0], [1, 0, 1], [3, 0, 1], [2, 1, 1]);
    expect(witnessOf(sides).kind).toBe('edge');
  });

  test('one double of distance decides', () => {
    const next = 1 + Number.EPSILON;
    const apart = pointsOf([0, 0, 0], [1, 1, 0], [next, next, 1], [2, 2, 1]);
    const { line } = separate(apart) as { line: Line };
    expect(line.margin).toBeCloseTo(Number.EPSILON / Math.SQRT2, 30);
    const beside = pointsOf([0, 0, 0], [3, 3, 0], [1, next, 1]);
    expect((separate(beside) as { line: Line }).line.margin).toBeGreaterThan(0);
    expect(separate(pointsOf([0, 0, 0], [3, 3, 0], [1, 1, 1])).separable).toBe(false);
  });

  test('a class inside a triangle of the other, and two segments that cross', () => {
    const inside = pointsOf([0, 0, 0], [4, 0, 0], [0, 4, 0], [1, 1, 1]);
    expect(witnessOf(inside)).toMatchObject({
      kind: 'triangle',
      x: 1,
      y: 1,
      classes: [{ weights: [0.5, 0.25, 0.25] }, {}],
    });
    expect(witnessOf(squareOf(0b0110))).toMatchObject({ kind: 'crossing', x: 0.5, y: 0.5 });
  });

  test('answers do not depend on which class is called 1', () => {
    fc.assert(
      fc.property(gridPoints, (points) => {
        const swapped = { ...points, y: points.y.map((label) => 1 - label) };
        const [one, other] = [separate(points), separate(swapped)];
        expect(one.separable).toBe(other.separable);
        if (one.separable && other.separable)
          expect(one.line?.margin ?? 0).toBeCloseTo(other.line?.margin ?? 0, 12);
      }),
      { seed: 2 },
    );
  });

  test('errors name the function', () => {
    expect(() => separate(pointsOf([NaN, 0, 0]))).toThrow(/^separate: expected coordinates/);
  });
});

describe('a proof is looked over', () => {
  const square = squareOf(0b0110);
  const crossed = separate(square) as Separation & { separable: false };
  const parted = separate(squareOf(0b0111)) as Separation & { separable: true };

  test('and a sound one misses nothing', () => {
    expect(proofError(square, crossed)).toBe(0);
    expect(proofError(squareOf(0b0111), parted)).toBeLessThan(1e-15);
    expect(proofError(pointsOf(), separate(pointsOf()))).toBe(0);
  });

  test('and a false one is found out', () => {
    const { witness } = crossed;
    const moved = { ...crossed, witness: { ...witness, x: 0.6 } };
    expect(proofError(square, moved)).toBeCloseTo(0.1, 12);
    const exchanged = { ...crossed, witness: { ...witness, classes: witness.classes.toReversed() } };
    expect(proofError(square, exchanged as unknown as Separation)).toBe(Infinity);
    // The line of another labeling leaves a corner on the wrong side.
    expect(proofError(squareOf(0b1111), parted)).toBeGreaterThan(0.3);
  });
});

function witnessOf(points: LabeledPoints): Witness {
  const result = separate(points);
  if (result.separable) throw new Error('expected hulls that meet');
  checkWitness(points, result.witness);
  return result.witness;
}

/** What makes each kind of witness a proof, in exact signs; and that the weights tell where it is. */
function checkWitness(points: LabeledPoints, witness: Witness): void {
  expect(proofError(points, { separable: false, hulls: [[], []], witness })).toBeLessThan(2e-15);
  const [zero, one] = witness.classes.map(({ rows }) => rows) as [number[], number[]];
  for (const row of zero) expect(points.y[row]).toBe(0);
  for (const row of one) expect(points.y[row]).toBe(1);
  expect(zero.length + one.length).toBeLessThanOrEqual(4);
  const [few, many] = zero.length <= one.length ? [zero, one] : [one, zero];
  const sides = (rows: number[], row: number): number[] =>
    rows.map((from, k) => turn(points, from, rows[(k + 1) % rows.length]!, row));
  const at = (row: number): number[] => [points.x[2 * row]! + 0, points.x[2 * row + 1]! + 0];
  switch (witness.kind) {
    case 'spot':
      expect(at(few[0]!)).toEqual(at(many[0]!));
      break;
    case 'edge': {
      expect(turn(points, many[0]!, many[1]!, few[0]!)).toBe(0);
      const order = [many[0]!, few[0]!, many[1]!].map((row) =>
        at(row)[0] === at(many[0]!)[0] && at(many[0]!)[0] === at(many[1]!)[0] ? at(row)[1]! : at(row)[0]!,
      );
      expect(order).toEqual(
        order[0]! < order[2]! ? order.toSorted((a, b) => a - b) : order.toSorted((a, b) => b - a),
      );
      break;
    }
    case 'triangle':
      expect(sides(many, few[0]!)).toEqual([1, 1, 1]);
      break;
    case 'crossing':
      expect(turn(points, zero[0]!, zero[1]!, one[0]!) * turn(points, zero[0]!, zero[1]!, one[1]!)).toBe(-1);
      expect(turn(points, one[0]!, one[1]!, zero[0]!) * turn(points, one[0]!, one[1]!, zero[1]!)).toBe(-1);
  }
}

/**
 * The margin is reached from both sides: the line keeps that distance from every point, and two points of the hulls
 * are no farther apart than twice that, so no line does better.
 */
function checkLine(points: LabeledPoints, { normal, offset, margin, support }: Line): void {
  expect(Math.hypot(...normal)).toBeCloseTo(1, 14);
  const distances = Array.from(
    points.y,
    (label, i) =>
      (normal[0] * points.x[2 * i]! + normal[1] * points.x[2 * i + 1]! - offset) * (label === 1 ? 1 : -1),
  );
  expect(Math.min(...distances)).toBeCloseTo(margin, 12);
  for (const row of support.flat()) expect(distances[row]).toBeCloseTo(margin, 12);
  expect(2 * margin).toBeCloseTo(shortestWay(points), 12);
}

/** The shortest way from a segment between two points of one class to a point of the other. */
function shortestWay({ x, y, B }: LabeledPoints): number {
  const all = Array.from({ length: B }, (_, i) => i);
  let shortest = Infinity;
  for (const a of all)
    for (const b of all)
      for (const c of all) {
        if (y[a] !== y[b] || y[a] === y[c]) continue;
        const [u, v] = [x[2 * b]! - x[2 * a]!, x[2 * b + 1]! - x[2 * a + 1]!];
        const [s, t] = [x[2 * c]! - x[2 * a]!, x[2 * c + 1]! - x[2 * a + 1]!];
        const part = Math.min(1, Math.max(0, (s * u + t * v) / (u * u + v * v || 1)));
        shortest = Math.min(shortest, Math.hypot(s - part * u, t - part * v));
      }
  return shortest;
}
