/** C10, beyond its claim: corners by hand, the rescaling, every state of a unit, and shares of zeros against theory. */
import { expect, test } from 'vitest';
import {
  biasFor,
  experiment,
  layersOf,
  REACH,
  SAMPLES,
  UNITS,
  unitOf,
  type Point,
} from '../../src/lib/experiments/rectification.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const layersAt = (change: Partial<typeof defaults>) => layersOf({ ...defaults, ...change });
const unitAt = (change: Partial<typeof defaults>) => unitOf({ ...defaults, ...change });

/** The height of straight pieces at a place. */
function heightOf(points: readonly Point[], x: number): number {
  const right = points.findIndex(([at]) => at >= x);
  if (right === 0) return points[0]![1];
  const [[x0, y0], [x1, y1]] = [points[right - 1]!, points[right]!];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

test('by hand: 3 relu(2x − 1) has its corner at 1/2, is 0 before and 3(2x − 1) after', () => {
  const { kink, original, scaled, slopes, line, clipped } = unitAt({ w: 2, b: -1, a: 3, factor: 1 });
  expect(kink).toBe(0.5);
  expect(original).toEqual([
    [-4, 0],
    [0.5, 0],
    [4, 21],
  ]);
  expect(scaled).toEqual(original);
  expect(line).toEqual([
    [-4, -9],
    [0.5, 0],
    [4, 7],
  ]);
  expect(clipped).toEqual([
    [-4, 0],
    [0.5, 0],
    [4, 7],
  ]);
  expect(slopes).toEqual({ left: 0, right: 6, atKink: 0 });
});

test('a negative weight opens to the left', () => {
  expect(unitAt({ w: -2, b: -1, a: 3 })).toMatchObject({ kink: -0.5, slopes: { left: -6, right: 0 } });
});

test('the drawn pieces are max(0, wx + b) · a everywhere, for many units and factors', () => {
  for (const w of [-3, -0.7, 0, 0.1, 2.9])
    for (const b of [-3, -0.3, 0, 1.1])
      for (const a of [-3, 0, 0.9])
        for (const factor of [0.25, 1, 4]) {
          const { scaled } = unitAt({ w, b, a, factor });
          for (let x = -REACH; x <= REACH; x += 0.05)
            expect(heightOf(scaled, x)).toBeCloseTo(a * Math.max(0, w * x + b), 10);
        }
});

test('every factor of the control gives the same function to the last bit; another factor to rounding', () => {
  for (const factor of [0.25, 0.5, 1, 2, 4])
    expect(unitAt({ w: 1.7, b: -0.3, a: 0.7, factor }).difference).toBe(0);
  const { difference } = unitAt({ w: 1.7, b: -0.3, a: 0.7, factor: 3 });
  expect(difference).toBeLessThan(1e-14);
});

test('the slope chosen at the corner lies between the slopes of both sides', () => {
  for (const w of [-2, 2])
    for (const a of [-1.5, 1.5])
      for (const atZero of [0, 0.3, 1]) {
        const { slopes, tangent, kink } = unitAt({ w, a, atZero });
        expect(slopes.atKink).toBeGreaterThanOrEqual(Math.min(slopes.left, slopes.right));
        expect(slopes.atKink).toBeLessThanOrEqual(Math.max(slopes.left, slopes.right));
        const [[x0, y0], [x1, y1]] = tangent as [Point, Point];
        expect((y1 - y0) / (x1 - x0)).toBeCloseTo(slopes.atKink, 12);
        expect((x0 + x1) / 2).toBeCloseTo(kink!, 12);
      }
});

test.each([
  [{}, 'corner'],
  [{ w: 0.1, b: 3 }, 'straight'],
  [{ w: 0.1, b: -3 }, 'silent'],
  [{ w: -0.1, b: 3 }, 'straight'],
  [{ w: 0, b: 2 }, 'level'],
  [{ w: 0, b: 0 }, 'dead'],
  [{ w: 0, b: -1 }, 'dead'],
  [{ w: 0, b: 1, a: 0 }, 'level'],
  [{ a: 0 }, 'unheard'],
] as const)('%j is in the state %s', (change, state) => {
  expect(unitAt(change).state).toBe(state);
});

test('the bias follows a corner that is carried, as far as its range goes', () => {
  expect(unitAt({ w: 2, b: biasFor(0.75, 2) }).kink).toBe(0.75);
  expect(unitAt({ w: -2, b: biasFor(-1.2, -2) }).kink).toBeCloseTo(-1.2, 12);
  expect(biasFor(4, 3)).toBe(-3);
  expect(Object.is(biasFor(0, 2), 0)).toBe(true);
});

test('with bias 0 about half the outputs are 0, on average over seeds, in both layers and for both kinds of data', () => {
  // Oracle: symmetry. 400 layers of 24 units; units of one layer share their inputs, hence 4 standard errors of units.
  const error = 4 * Math.sqrt(0.25 / (400 * UNITS));
  for (const data of ['centered', 'positive'] as const)
    for (const l of [0, 1] as const) {
      const shares = Array.from({ length: 400 }, (_, i) => layersAt({ data, seed: i + 1 })[l].zeros);
      expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) / 400 - 0.5)).toBeLessThan(error);
    }
});

test('with a bias the share follows the normal distribution', () => {
  // Φ(−1/√2) and Φ(1/√2) from a table of the normal distribution.
  for (const [bias, expected] of [
    [1, 0.2398],
    [-1, 0.7602],
  ] as const) {
    const layers = Array.from({ length: 200 }, (_, i) => layersAt({ bias, inputs: 64, seed: i + 1 }));
    for (const l of [0, 1] as const) {
      const mean = layers.reduce((sum, both) => sum + both[l].zeros, 0) / 200;
      expect(Math.abs(mean - layers[0]![l].theory)).toBeLessThan(0.02);
    }
    expect(layers[0]![0].theory).toBeCloseTo(expected, 3);
  }
});

test('the pattern, the share and the counts of units agree', () => {
  for (const data of ['centered', 'positive'] as const)
    for (const { active, zeros, silent, always } of layersAt({ data, inputs: 3 })) {
      expect(active.length).toBe(UNITS * SAMPLES);
      expect(active.filter((on) => !on).length / active.length).toBeCloseTo(zeros, 12);
      const rows = Array.from({ length: UNITS }, (_, j) => active.slice(j * SAMPLES, (j + 1) * SAMPLES));
      expect(rows.filter((row) => !row.includes(true)).length).toBe(silent);
      expect(rows.filter((row) => !row.includes(false)).length).toBe(always);
    }
});

test('on inputs that are never negative many units are silent throughout: their weights add up to the wrong side', () => {
  const silentOf = (data: 'centered' | 'positive') =>
    Array.from({ length: 50 }, (_, i) => layersAt({ data, inputs: 4, seed: i + 1 })[0].silent).reduce(
      (sum, n) => sum + n,
    );
  // By symmetry all 4 weights are negative for one unit in 16, and then it is silent.
  expect(silentOf('positive')).toBeGreaterThan((50 * UNITS) / 16);
  expect(silentOf('centered')).toBeLessThan(silentOf('positive') / 4);
});
