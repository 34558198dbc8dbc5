/** Activations with a parameter of their own, chosen by the caller or learned: what must hold for every value of it. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Activation,
  activations,
  celu,
  elu,
  hardtanh,
  leakyRelu,
  prelu,
  softplusOf,
  swish,
} from '../../../src/lib/nn/activations.ts';

/** Slopes and scales such as a reader may try. */
const scale = fc.double({ min: 0.05, max: 4, noNaN: true });
const signed = fc.double({ min: -4, max: 4, noNaN: true });
const somewhere = fc.double({ min: -20, max: 20, noNaN: true });

const factories: Readonly<Record<string, fc.Arbitrary<Activation>>> = {
  leakyRelu: signed.map(leakyRelu),
  prelu: signed.map(prelu),
  elu: signed.map(elu),
  celu: scale.map(celu),
  swish: signed.map(swish),
  softplusOf: fc.tuple(scale, fc.constantFrom(-1, 1)).map(([beta, sign]) => softplusOf(sign * beta)),
  hardtanh: fc.tuple(signed, scale).map(([low, width]) => hardtanh(low, low + width)),
};

describe('every factory, with any parameter', () => {
  test.each(Object.entries(factories))('%s: df is the slope of f, f stays within its limits', (_, made) => {
    const h = 2 ** -17;
    fc.assert(
      fc.property(made, somewhere, ({ f, df, kinks, limits }, z) => {
        expect(f(z)).toBeGreaterThanOrEqual(limits.low - 1e-12);
        expect(f(z)).toBeLessThanOrEqual(limits.high + 1e-12);
        fc.pre(kinks.every((k) => Math.abs(z - k) > h));
        const slope = (f(z + h) - f(z - h)) / (2 * h);
        const allowed = 1e-6 * Math.abs(slope) + (8 * Number.EPSILON * Math.abs(f(z))) / h + 1e-8;
        expect(Math.abs(df(z) - slope)).toBeLessThanOrEqual(allowed);
      }),
    );
  });

  it('meet where they should: swish and softplus at β = 1, CELU and ELU at α = 1, leaky ReLU at slope 1', () => {
    fc.assert(
      fc.property(somewhere, (z) => {
        expect(swish(1).f(z)).toBe(activations.silu.f(z));
        expect(softplusOf(1).f(z)).toBe(activations.softplus.f(z));
        expect(celu(1).f(z)).toBe(elu(1).f(z));
        expect(leakyRelu(1).f(z)).toBe(z);
        expect(swish(0).f(z)).toBe(z / 2);
      }),
    );
  });

  it('CELU joins its two pieces without a corner, whatever α', () => {
    fc.assert(
      fc.property(scale, (alpha) => {
        expect(celu(alpha).df(0)).toBe(1);
      }),
    );
  });

  it('softplus and swish come close to ReLU for large β: within ln 2 / β and 0.279 / β', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), somewhere, (beta, z) => {
        const { f } = activations.relu;
        expect(Math.abs(softplusOf(beta).f(z) - f(z))).toBeLessThanOrEqual((Math.LN2 + 1e-9) / beta);
        expect(Math.abs(swish(beta).f(z) - f(z))).toBeLessThanOrEqual(0.279 / beta);
      }),
    );
  });

  it('refuse parameters that make no function', () => {
    expect(() => hardtanh(1, 1)).toThrow('hardtanh: expected low < high, got 1 and 1');
    expect(() => celu(0)).toThrow('celu: expected a finite alpha other than 0, got 0');
    expect(() => softplusOf(0)).toThrow('softplusOf: expected a finite beta other than 0, got 0');
    expect(() => swish(Infinity)).toThrow('swish: expected a finite beta, got Infinity');
  });
});

describe('learned numbers', () => {
  const withLearned = Object.entries<Activation>(activations).flatMap(([name, { f, df, learned }]) =>
    learned ? [{ name, f, df, learned }] : [],
  );

  it('PReLU alone has one', () => expect(withLearned.map(({ name }) => name)).toEqual(['prelu']));

  test.each(withLearned)('$name: at its beginning it is the function itself', ({ f, df, learned }) => {
    for (const z of [-Infinity, -1e300, -2.5, -5e-324, -0, 0, 5e-324, 2.5, 1e300, Infinity]) {
      expect(learned.f(z, learned.initial)).toBe(f(z));
      expect(learned.df(z, learned.initial)).toBe(df(z));
    }
  });

  test.each(withLearned)('$name: dValue and df are the slopes of f(z, value)', ({ learned }) => {
    fc.assert(
      fc.property(somewhere, signed, (z, value) => {
        const h = 2 ** -20;
        fc.pre(Math.abs(z) > h);
        const { f, df, dValue } = learned;
        expect((f(z, value + h) - f(z, value - h)) / (2 * h)).toBeCloseTo(dValue(z, value), 6);
        expect((f(z + h, value) - f(z - h, value)) / (2 * h)).toBeCloseTo(df(z, value), 6);
      }),
    );
  });
});
