/** Links: a state survives the round trip; an impossible one becomes the default and says what was wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultsOf,
  points,
  readLink,
  writeLink,
  type Parameter,
  type ParameterSet,
} from '../src/lib/parameters.ts';
import { readPoints, writePoints } from '../src/lib/pointSet.ts';
import { experiments } from './setup/experiments.ts';

const anyValue = (parameter: Parameter): fc.Arbitrary<string | number> => {
  if (parameter.kind === 'choice') return fc.constantFrom(...parameter.options);
  if (parameter.kind === 'points') return anyPoints(parameter).map(writePoints);
  if (parameter.kind === 'real')
    return fc.double({ min: parameter.min, max: parameter.max, noNaN: true }).map((x) => x + 0);
  return fc.integer({ min: parameter.min, max: parameter.max });
};

const anyPoints = ({ min, max, most }: { min: number; max: number; most: number }) => {
  const coordinate = fc.double({ min, max, noNaN: true });
  return fc.array(
    fc.record({ x: coordinate, y: coordinate, label: fc.constantFrom(0 as const, 1 as const) }),
    {
      maxLength: most,
    },
  );
};

/** Through the text of an address, as a reader sends it. */
const read = (parameters: ParameterSet, query: string | [string, string][]) =>
  readLink(parameters, new URLSearchParams(new URLSearchParams(query).toString()));

describe.each(experiments)('$slug', ({ slug, parameters }) => {
  test('every state survives its link', () => {
    const states = fc.record(
      Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, anyValue(p)])),
    );
    fc.assert(
      fc.property(states, (values) => {
        expect(read(parameters, writeLink(slug, values))).toEqual({ values, faults: [] });
      }),
    );
  });

  test('no text at all can make a state that is out of range', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(parameters), 'other'), fc.string(), (name, text) => {
        const { values, faults } = read(parameters, [[name, text]]);
        if (faults.length > 0) expect(values).toEqual(defaultsOf(parameters));
        for (const [key, parameter] of Object.entries(parameters)) {
          const value = values[key]!;
          if (parameter.kind === 'choice') expect(parameter.options).toContain(value);
          else if (parameter.kind === 'points')
            expect(readPoints(String(value)).length).toBeLessThanOrEqual(parameter.most);
          else expect(Number(value) >= parameter.min && Number(value) <= parameter.max).toBe(true);
        }
      }),
    );
  });

  test.each(Object.keys(parameters))('an impossible %s is named', (name) => {
    const none = parameters[name]!.kind === 'points' ? ['o1', 'o1_2_3', 'o99_0'] : [''];
    for (const text of [...none, 'NaN', '1e999', '-1e9', 'x', '0x', '__proto__']) {
      const { values, faults } = read(parameters, [[name, text]]);
      expect(values).toEqual(defaultsOf(parameters));
      expect(faults).toMatchObject([{ name, got: text }]);
    }
  });
});

test('a name that does not exist is a fault, also one that every object has', () => {
  const parameters = experiments[0]!.parameters;
  for (const name of ['depht', 'constructor', '__proto__'])
    expect(read(parameters, `${name}=3`).faults).toMatchObject([{ name }]);
});

describe('points', () => {
  const parameters = { points: points(-1, 2, 4, 'o0_0x1_1') };

  test('come back from their text, rounded to hundredths, and no points are points too', () => {
    fc.assert(
      fc.property(anyPoints({ min: -1000, max: 1000, most: 30 }), (any) => {
        const text = writePoints(any);
        expect(writePoints(readPoints(text))).toBe(text);
        expect(encodeURIComponent(text)).toBe(text);
      }),
    );
    expect(readPoints('o0.25_1.5x-1_0.3')).toEqual([
      { x: 0.25, y: 1.5, label: 0 },
      { x: -1, y: 0.3, label: 1 },
    ]);
    expect(read(parameters, 'points=').values).toEqual({ points: '' });
  });

  test.each(['o1', 'o1_2_3', '1_2', 'o1_2 ', 'o1e9_2', 'o_1', 'o1_2o', 'o1_3', 'o0_0o0_0o0_0o0_0o0_0'])(
    '%s is a fault that says what is expected',
    (text) => {
      expect(read(parameters, [['points', text]])).toMatchObject({
        values: { points: 'o0_0x1_1' },
        faults: [{ name: 'points', got: text, expected: 'o0.5_1x-1_0, ≤ 4, -1 … 2' }],
      });
    },
  );

  test('a text that is no list is named from where it stops being one', () => {
    expect(() => readPoints('o1_2hm')).toThrow(
      'readPoints: expected points such as o0.25_1.5 or x-1_0.3, got "hm"',
    );
  });
});
