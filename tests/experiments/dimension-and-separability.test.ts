/** C05, beyond its claim: counting draw by draw, the proof behind each, and the digits by number of components. */
import { beforeAll, expect, test } from 'vitest';
import {
  count,
  digitsByComponents,
  DRAWS,
  experiment,
  firstSeparable,
  interval,
  MAX_DIMENSION,
  readingOf,
  regimeOf,
  theoryOf,
} from '../../src/lib/experiments/dimension-and-separability.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);

beforeAll(() => experiment.prepare!());

test('the page counts the draws that the worker would send', () => {
  const sent = Array.from({ length: DRAWS }, (_, k) => experiment.trial!(defaults, k + 1));
  expect(readingOf(sent)).toEqual(experiment.run(defaults));
  expect([...count(defaults, 3)].map(({ draws }) => draws)).toEqual([1, 2, 3]);
});

test('what is counted never falls with the dimension, and is all from N − 1 on', () => {
  for (const points of [4, 13, 24]) {
    const { separable, draws, undecided } = experiment.run({ ...defaults, points });
    expect(undecided).toBe(0);
    expect(separable).toEqual(separable.toSorted((a, b) => a - b));
    expect(separable[points - 2]).toBe(draws);
  }
});

test('the measured shares lie around Cover’s over all dimensions at once', () => {
  const draws = 400;
  const reading = [...count({ ...defaults, points: 16 }, draws)].at(-1);
  theoryOf(16).forEach((p, k) =>
    expect(Math.abs(reading.separable[k]! / draws - p)).toBeLessThan(
      4 * Math.sqrt((p * (1 - p)) / draws) + 1 / draws,
    ),
  );
});

test('a draw that is separable in no dimension of the page, or undecided, counts as not separable', () => {
  const counted = readingOf([MAX_DIMENSION + 1, 0, MAX_DIMENSION, 2]);
  expect(counted).toMatchObject({ draws: 4, undecided: 1 });
  expect(counted.separable.map((n, k) => n - (counted.separable[k - 1] ?? 0))).toEqual(
    Array.from({ length: MAX_DIMENSION }, (_, k) => (k === 1 || k === MAX_DIMENSION - 1 ? 1 : 0)),
  );
  expect(firstSeparable(1, createRandom(1))).toBe(1);
});

test('Wilson’s interval: published values, and never empty at the ends', () => {
  // Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
  const rounded = (counted: number, draws: number) =>
    Object.values(interval(counted, draws)).map((value) => value.toFixed(4));
  expect(rounded(81, 263)).toEqual(['0.2553', '0.3662']);
  expect(rounded(15, 148)).toEqual(['0.0624', '0.1605']);
  expect(rounded(0, 20)).toEqual(['0.0000', '0.1611']);
  expect(rounded(1, 29)).toEqual(['0.0061', '0.1718']);
  expect(interval(20, 20).high).toBe(1);
  expect(interval(0, 0)).toEqual({ low: 0, high: 1 });
});

test('what is certain, and what is exactly one half', () => {
  const regimes = [18, 19, 9, 10].map((dimension) => regimeOf({ ...defaults, points: 20, dimension }));
  expect(regimes).toEqual(['open', 'certain', 'half', 'open']);
  expect(theoryOf(20)[8]).toBe(0.5);
});

// Oracle: scikit-learn 1.2.1 (LogisticRegression, C = 1, on NumPy's singular vectors), to the last image.
test('softmax regression of the digits gets as many test images right as scikit-learn’s', () => {
  const theirs = [
    0.383333, 0.613889, 0.7, 0.855556, 0.897222, 0.927778, 0.944444, 0.969444, 0.983333, 0.986111,
  ];
  digitsByComponents().forEach(({ accuracy }, k) => expect(accuracy).toBeCloseTo(theirs[k]!, 5));
});
