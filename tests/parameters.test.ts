/** Links: a state survives the round trip; an impossible one becomes the default and says what was wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultsOf, readLink, writeLink, type Parameter, type ParameterSet } from '../src/lib/parameters.ts';
import { experiments } from './setup/experiments.ts';

const anyValue = (parameter: Parameter): fc.Arbitrary<string | number> => {
  if (parameter.kind === 'choice') return fc.constantFrom(...parameter.options);
  if (parameter.kind === 'real')
    return fc.double({ min: parameter.min, max: parameter.max, noNaN: true }).map((x) => x + 0);
  return fc.integer({ min: parameter.min, max: parameter.max });
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
          else expect(Number(value) >= parameter.min && Number(value) <= parameter.max).toBe(true);
        }
      }),
    );
  });

  test.each(Object.keys(parameters))('an impossible %s is named', (name) => {
    for (const text of ['', 'NaN', '1e999', '-1e9', 'x', '0x', '__proto__']) {
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
