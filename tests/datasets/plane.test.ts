/** The data sets of the plane. Oracles: the equations that their documentation states. */
import { describe, expect, test } from 'vitest';
import type { LabeledPoints } from '../../src/lib/datasets/labeledPoints.ts';
import { planeNames, planeNoise, planePoints } from '../../src/lib/datasets/plane.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

interface Row {
  readonly u: number;
  readonly v: number;
  readonly label: number;
}

const rowsOf = ({ x, y, B }: LabeledPoints): Row[] =>
  Array.from({ length: B }, (_, i) => ({ u: x[2 * i]!, v: x[2 * i + 1]!, label: y[i]! }));
const exact = (name: (typeof planeNames)[number], count = 200): Row[] =>
  rowsOf(planePoints(name, createRandom(1), count, 0));

describe.each(planeNames)('%s', (name) => {
  test('follows from the seed', () => {
    const draw = (seed: number) => planePoints(name, createRandom(seed), 100);
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3).x).not.toEqual(draw(4).x);
  });

  test('stays in the plane that figures show, in balanced classes', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { x, y } = planePoints(name, createRandom(seed), 201);
      const outside = x.filter((c) => !(Math.abs(c) <= 1.2)).length;
      expect(outside, `seed ${seed}`).toBeLessThanOrEqual(2);
      expect(y.reduce((sum, label) => sum + label, 0)).toBe(100);
    }
  });

  test('has noise of the size asked for', () => {
    const count = 4000;
    const noisy = planePoints(name, createRandom(5), count);
    const plain = planePoints(name, createRandom(5), count, 0);
    const squares = noisy.x.map((c, i) => (c - plain.x[i]!) * (c - plain.x[i]!));
    const size = Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
    // Six standard errors of a standard deviation from 8000 draws: 6 / √(2 · 8000) = 4.7 %.
    expect(Math.abs(size / planeNoise[name] - 1)).toBeLessThan(0.047);
  });

  test('can be empty, or a single point', () => {
    expect(planePoints(name, createRandom(1), 0)).toEqual({
      x: new Float64Array(0),
      y: new Float64Array(0),
      B: 0,
    });
    expect(planePoints(name, createRandom(1), 1).x.every(Number.isFinite)).toBe(true);
  });
});

describe('without noise', () => {
  test('blobs are two places', () => {
    for (const { u, v, label } of exact('blobs')) expect([u, v]).toEqual(Array(2).fill(label - 0.5));
  });

  test('xor is the four corners, as many points in each', () => {
    const corners = Map.groupBy(exact('xor'), ({ u, v }) => `${u} ${v}`);
    expect(Array.from(corners.values(), (own) => own.length)).toEqual([50, 50, 50, 50]);
    for (const { u, v, label } of exact('xor')) expect(label).toBe(u * v < 0 ? 1 : 0);
  });

  test('rings keep their distance from the middle', () => {
    for (const { u, v, label } of exact('rings'))
      expect(Math.hypot(u, v)).toBeCloseTo(label === 0 ? 1 : 0.5, 14);
  });

  test('moons are half circles of radius ⅔, open towards each other', () => {
    for (const { u, v, label } of exact('moons')) {
      const [a, b] = label === 0 ? [u + 1 / 3, v + 1 / 6] : [u - 1 / 3, v - 1 / 6];
      expect(Math.hypot(a, b)).toBeCloseTo(2 / 3, 14);
      expect(label === 0 ? b : -b).toBeGreaterThanOrEqual(-1e-15);
    }
  });

  test('the arms of the spiral are half a turn apart, and end at radius 1 after 1.75 turns', () => {
    const rows = exact('spiral');
    for (let k = 0; k < rows.length; k += 2) {
      expect(rows[k + 1]!.u).toBe(-rows[k]!.u);
      expect(rows[k + 1]!.v).toBe(-rows[k]!.v);
      expect(Math.hypot(rows[k]!.u, rows[k]!.v)).toBeCloseTo((k / 2 + 1) / 100, 14);
    }
    expect(rows.at(-2).u).toBeCloseTo(-1, 14);
    expect(rows.at(-2).v).toBeCloseTo(0, 14);
  });
});

test.each([
  [-1, 0.1],
  [2.5, 0.1],
  [NaN, 0.1],
  [10, -0.1],
  [10, NaN],
  [10, Infinity],
])('refuses a count of %d with noise %d', (count, noise) => {
  expect(() => planePoints('moons', createRandom(1), count, noise)).toThrow(/^planePoints: expected .* got/);
});
