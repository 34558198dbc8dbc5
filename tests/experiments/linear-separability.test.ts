/** What must be true of separability besides the claim. Oracles: geometry by hand, and the text of the points. */
import { describe, expect, test } from 'vitest';
import {
  bestOnCircles,
  experiment,
  labelings,
  lineEnds,
  separableLabelings,
  textOf,
  type SeparabilityValues,
} from '../../src/lib/experiments/linear-separability.ts';
import { defaultsOf, readLink } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const run = (change: Partial<SeparabilityValues>) => experiment.run({ ...defaults, ...change });
const own = (points: string) => run({ dataset: 'own', points });

test('the default state is parted by a line, for nearly every seed', () => {
  expect(run({}).finding).toBe('line');
  const seeds = Array.from({ length: 50 }, (_, k) => k + 1);
  // Half the distance of the middles is 0.71, or 3.2 standard deviations.
  expect(seeds.filter((seed) => run({ seed }).finding === 'line').length).toBeGreaterThan(44);
});

test.each(['xor', 'rings', 'spiral', 'moons'] as const)('%s is never parted', (dataset) => {
  for (let seed = 1; seed <= 20; seed++) {
    const { witness, correct, points, right } = run({ dataset, seed });
    expect(witness).not.toBeNull();
    expect(correct).toBeLessThan(points.length);
    expect(right.filter(Boolean)).toHaveLength(correct);
  }
});

test('a point moved by hand leaves the others where they are', () => {
  for (const dataset of ['blobs', 'moons'] as const) {
    const values = { ...defaults, dataset };
    const taken = { ...defaults, dataset: 'own', points: textOf(values) } as const;
    expect(experiment.run(taken)).toEqual(experiment.run(values));
    expect(readLink(experiment.parameters, [['points', taken.points]]).faults).toEqual([]);
  }
});

describe('own points', () => {
  test.each([
    ['', 'nothing', 0],
    ['o0_0', 'oneClass', 1],
    ['x0_0x1_1x2_0.5', 'oneClass', 3],
    ['o0_0x1_0', 'line', 2],
    ['o0_0x0_0', 'spot', 1],
    ['o0_0o0_0x0_0', 'spot', 2],
    ['o-1_0x0_0o1_0', 'edge', 2],
    ['o-1_-1o1_-1o0_1x0_0', 'triangle', 3],
    ['o-1_-1o1_1x1_-1x-1_1', 'crossing', 3],
  ])('%s: %s, %i right', (points, finding, correct) => {
    const result = own(points);
    expect([result.finding, result.correct]).toEqual([finding, correct]);
  });

  test('the witness says how much of which point it is', () => {
    expect(own('o-1_-1o1_1x1_-1x-1_1').witness).toEqual({
      x: 0,
      y: 0,
      parts: [
        [
          { x: -1, y: -1, label: 0, weight: 0.5 },
          { x: 1, y: 1, label: 0, weight: 0.5 },
        ],
        [
          { x: -1, y: 1, label: 1, weight: 0.5 },
          { x: 1, y: -1, label: 1, weight: 0.5 },
        ],
      ],
    });
  });

  test('are taken to hundredths, whatever a link says', () => {
    const tiny = `0.${'0'.repeat(90)}1`;
    expect(own(`o${tiny}_0x1_0`).points).toEqual([
      { x: 0, y: 0, label: 0 },
      { x: 1, y: 0, label: 1 },
    ]);
  });
});

test('the ends of a line lie on it, on the side that is asked for', () => {
  const { line } = own('o0_0x1_0');
  expect(line).toMatchObject({ normal: [1, 0], offset: 0.5, margin: 0.5 });
  expect(lineEnds(line!).map(([x]) => x)).toEqual([0.5, 0.5]);
  expect(lineEnds(line!, 0.5).map(([x]) => x)).toEqual([1, 1]);
});

test('the labelings are the 16 of the square, and a line makes 14 of them', () => {
  expect(new Set(labelings().map(({ text }) => text)).size).toBe(16);
  expect(separableLabelings()).toBe(14);
  for (const { text, result } of labelings()) expect(own(text)).toEqual(result);
});

test('on two circles one line approaches two thirds', () => {
  // Beyond the chord lies a third of the outer circle: a third of its points, give or take one.
  for (const each of [12, 60, 200])
    expect(Math.abs(bestOnCircles(each) * 2 * each - (4 / 3) * each)).toBeLessThan(1 + 1e-9);
});
