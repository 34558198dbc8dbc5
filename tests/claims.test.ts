/**
 * Every claim of the essay, measured by the very code that the pages run: it holds for the seeds that the site
 * prints, and for seeds that nobody has looked at.
 */
import { describe, expect, test } from 'vitest';
import { finish, median, outsideText, settle } from '../src/lib/claim.ts';
import { defaultsOf, type Parameter } from '../src/lib/parameters.ts';
import { experiments } from './setup/experiments.ts';

/** Some experiments train many networks at every one of their ends. */
const PATIENCE = 240_000;

/** For points: none, a single one, and two classes on one spot. */
function endsOf(parameter: Parameter): readonly (string | number)[] {
  if (parameter.kind === 'choice') return parameter.options;
  if (parameter.kind === 'points') return ['', 'o0_0', 'o0_0x0_0'];
  return [parameter.min, parameter.max];
}

describe.each(experiments)('$slug', (experiment) => {
  const { claim, parameters } = experiment;

  test.each([1, 1001, 20_001])('holds for the seeds from %i on', (firstSeed) => {
    expect(outsideText(claim, finish(settle(claim, firstSeed)))).toBe('');
  });

  test('measures the same numbers twice, to the last bit', () => {
    expect(claim.measure(7)).toEqual(claim.measure(7));
  });

  test('prints a quantity that it measures, within limits that can be missed', () => {
    expect(Object.keys(claim.quantities)).toContain(claim.headline);
    expect(Object.keys(claim.measure(1)).sort()).toEqual(Object.keys(claim.quantities).sort());
    for (const [name, { low, high, basis }] of Object.entries(claim.quantities)) {
      expect(low, name).toBeLessThanOrEqual(high);
      expect(Number.isFinite(high - low), name).toBe(true);
      expect(basis, name).not.toBe('');
    }
  });

  test('runs at its defaults, twice alike', () => {
    expect(experiment.run(defaultsOf(parameters))).toEqual(experiment.run(defaultsOf(parameters)));
  });

  test('runs at both ends of every range and at every choice', { timeout: PATIENCE }, () => {
    for (const [name, parameter] of Object.entries(parameters)) {
      for (const end of endsOf(parameter))
        expect(() => experiment.run({ ...defaultsOf(parameters), [name]: end })).not.toThrow();
    }
  });
});

test('a claim whose number leaves its limits, or is no number, is caught', () => {
  const quantities = {
    x: { unit: 'number', summary: 'mean', theory: 0, low: -1, high: 1, basis: 'test' },
  } as const;
  const outsideOf = (x: number) =>
    finish(settle({ seeds: 1, headline: 'x', quantities, measure: () => ({ x }) })).outside;
  expect(outsideOf(1)).toEqual([]);
  expect(outsideOf(1.01)).toEqual(['x']);
  expect(outsideOf(NaN)).toEqual(['x']);
});

test('a median is the middle value, or half way between two, and what never happened counts as Infinity', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([10, 1, 3, 2])).toBe(2.5);
  expect(median([2, Infinity, 1])).toBe(2);
  expect(median([Infinity, Infinity, 1])).toBe(Infinity);
  expect(median([1, NaN, 2])).toBe(NaN);
  expect(median([])).toBe(NaN);
  const quantities = {
    x: { unit: 'count', summary: 'median', theory: null, low: 1, high: 3, basis: 'test' },
  } as const;
  const run = settle({ seeds: 3, headline: 'x', quantities, measure: (seed) => ({ x: seed * seed }) });
  expect(finish(run)).toEqual({ measured: { x: 4 }, outside: ['x'] });
});
