import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as module from '../../src/lib/nn/activations.ts';
import { type Activation, activations, leakyRelu } from '../../src/lib/nn/activations.ts';
import { type Document, check } from '../reference/activations.ts';
import { numbers } from '../reference/compare.ts';
import { activationNamed } from '../reference/names.ts';
import { expectClose, expectReference, readReference } from './reference.ts';

const record: [string, Activation][] = Object.entries(activations);

/** From −30 to 30 in steps that never repeat a digit pattern, 0, and the tails. */
const grid: readonly number[] = [
  ...Array.from({ length: 400 }, (_, i) => -30 + 0.15037 * i),
  ...[0, 1e-3, 0.5, 1, 2, 3, 100, 1000].flatMap((z) => [-z, z]),
];

describe('every activation of the record', () => {
  test.each(record)('%s: df is the slope of f away from kinks', (_, { f, df, kinks }) => {
    const h = 2 ** -17;
    for (const z of grid) {
      if (kinks.some((k) => Math.abs(z - k) <= h)) continue;
      const slope = (f(z + h) - f(z - h)) / (2 * h);
      // What rounding and the cubic term of the expansion may leave; a hundredth of the slope is far outside.
      const allowed = 1e-6 * Math.abs(slope) + (8 * Number.EPSILON * Math.abs(f(z))) / h + 1e-10;
      expect(Math.abs(df(z) - slope), `df(${z}) = ${df(z)}, slope of f ${slope}`).toBeLessThanOrEqual(
        allowed,
      );
    }
  });

  test.each(record)('%s: df keeps its digits in the left tail', (_, { f, df, kinks }) => {
    const h = 2 ** -12;
    for (let z = -36; z < -10; z += 0.37) {
      if (kinks.some((k) => Math.abs(z - k) <= h)) continue;
      const slope = (f(z + h) - f(z - h)) / (2 * h);
      const allowed = 1e-4 * Math.abs(slope) + (8 * Number.EPSILON * Math.abs(f(z))) / h;
      expect(Math.abs(df(z) - slope), `df(${z}) = ${df(z)}, slope of f ${slope}`).toBeLessThanOrEqual(
        allowed,
      );
    }
  });

  test.each(record)(
    '%s: df at a kink is one of the two one-sided slopes',
    (_, { f, df, kinks, jumps = [] }) => {
      const h = 2 ** -20;
      for (const k of kinks.filter((kink) => !jumps.includes(kink))) {
        const [left, right] = [(f(k) - f(k - h)) / h, (f(k + h) - f(k)) / h];
        expect(Math.min(Math.abs(df(k) - left), Math.abs(df(k) - right)), `df(${k}) = ${df(k)}`).toBeLessThan(
          1e-4,
        );
      }
    },
  );

  test.each(record)(
    '%s: jumps are kinks, and f jumps there and nowhere else',
    (_, { f, kinks, jumps = [] }) => {
      for (const k of jumps) expect(kinks).toContain(k);
      for (const k of kinks) {
        const jump = Math.abs(f(k + 1e-9) - f(k - 1e-9));
        expect(jump > 1e-6, `f jumps by ${jump} at ${k}; jumps: [${jumps.join()}]`).toBe(jumps.includes(k));
      }
    },
  );

  test.each(record)('%s: extremes', (_, { f, df, limits }) => {
    const extremes = [
      0,
      -0,
      5e-324,
      -5e-324,
      1e-310,
      -1e-310,
      1000,
      -1000,
      1e300,
      -1e300,
      Infinity,
      -Infinity,
    ];
    for (const z of extremes) {
      expect(f(z), `f(${z})`).toBeGreaterThanOrEqual(limits.low - 1e-15);
      expect(f(z), `f(${z})`).toBeLessThanOrEqual(limits.high + 1e-15);
      expect(df(z), `df(${z})`).toSatisfy(Number.isFinite);
    }
    expect(f(-0) === f(0), 'f(−0) and f(0)').toBe(true);
    expect(df(-0) === df(0), 'df(−0) and df(0)').toBe(true);
    expect(f(NaN), 'f(NaN)').toBeNaN();
  });

  test.each(record)('%s: the limits bound f and are reached or approached', (_, { f, limits }) => {
    expect(limits.low).toBeLessThan(limits.high);
    const tails = [1e3, 1e6, 1e300].flatMap((z) => [-z, z]);
    const fine = Array.from({ length: 12001 }, (_, i) => -6 + i / 1000);
    const values = [...tails, ...fine].map(f);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    expect(low).toBeGreaterThanOrEqual(limits.low - 1e-15);
    expect(high).toBeLessThanOrEqual(limits.high + 1e-15);
    if (limits.low === -Infinity) expect(low).toBeLessThan(-1e6);
    else expect(low).toBeLessThan(limits.low + 1e-3);
    if (limits.high === Infinity) expect(high).toBeGreaterThan(1e6);
    else expect(high).toBeGreaterThan(limits.high - 1e-3);
  });

  test.each(record)('%s: gain is positive and the source looks like a key', (_, { gain, source }) => {
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeLessThan(10);
    expect(source).toMatch(/^[a-z]+(-[a-z]+)*-\d{4}$/);
  });
});

describe('conventions at kinks, by name', () => {
  it.each([
    ['step', 0, 0],
    ['relu', 0, 0],
    ['leakyRelu', 0, 0.01],
    ['elu', 0, 1],
    ['selu', 0, 1.0507009873554805 * 1.6732632423543772],
    ['prelu', 0, 0.25],
    ['relu6', 0, 0],
    ['relu6', 6, 0],
    ['hardtanh', -1, 0],
    ['hardtanh', 1, 0],
    ['hardSigmoid', -3, 0],
    ['hardSigmoid', 3, 0],
    ['hardSwish', -3, -0.5],
    ['hardSwish', 3, 1],
  ] as const)('%s′(%d) = %d', (name, z, slope) => expect(activations[name].df(z)).toBe(slope));

  it('relu gives +0, not −0, for −0 and for negatives', () => {
    for (const z of [-0, -1, -Infinity]) expect(Object.is(activations.relu.f(z), 0)).toBe(true);
  });

  it('a leaky ReLU without leak is bounded below like ReLU', () => {
    expect(leakyRelu(0).limits.low).toBe(0);
    expect(leakyRelu(0).f(-3) === 0).toBe(true);
    expect(leakyRelu(0).f(-Infinity)).toBe(0);
  });
});

expectReference('activations.f64.json', check, 133);
expectReference('activations.f32.json', check, 133);
expectReference('activations.f64.json', check, 35, 'variations');

// The file's absolute tolerance would let a tail of 10⁻¹⁷ be 0; here only denormals may be lost.
describe.each(['pytorch', 'variations'])('relative accuracy alone for |z| ≥ 5 (%s)', (folder) => {
  const file = readReference<Document>('activations.f64.json', folder);
  const x = numbers(file.x);
  const tails = Array.from(x.keys()).filter((i) => Math.abs(x[i]!) >= 5);

  test.each(Object.entries(file.activations))('%s', (name, { params, exact }) => {
    const { f, df } = activationNamed(name, params)!;
    for (const [h, want] of [
      [f, exact.y],
      [df, exact.dy],
    ] as const) {
      expectClose(
        `${name} ${h === f ? 'f' : 'df'}`,
        tails.map((i) => h(x[i]!)),
        tails.map((i) => Number(want[i])),
        { rtol: 1e-12, atol: 1e-300 },
      );
    }
  });
});

const somewhere = fc.double({ min: -20, max: 20, noNaN: true });

describe('rise and fall', () => {
  const { gatedUnits } = module;
  const monotone = record.filter(([name]) => !(name in gatedUnits));

  test.each(monotone)('%s never falls', (_, { f, df }) => {
    fc.assert(
      fc.property(somewhere, somewhere, (a, b) => {
        const [low, high] = [f(Math.min(a, b)), f(Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high + 4 * Number.EPSILON * Math.abs(high));
        expect(df(a)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test.each(Object.entries<Activation>(gatedUnits))('%s falls before it rises', (_, { f, df, limits }) => {
    const lowest = grid.reduce((best, z) => (f(z) < f(best) ? z : best));
    expect(lowest).toBeLessThan(0);
    expect(f(lowest)).toBeLessThan(0);
    expect(df(lowest - 0.5)).toBeLessThan(0);
    expect(df(lowest + 0.5)).toBeGreaterThan(0);
    expect(f(lowest) - limits.low).toBeLessThan(0.01);
  });
});

describe('the record', () => {
  test('holds every activation that the file exports', () => {
    const exported = Object.entries(module).filter(([, value]) => typeof value === 'object' && 'df' in value);
    const missing = exported
      .filter(([name]) => name !== 'activations' && !(name in activations))
      .map(([name]) => name);
    expect(missing, 'exported, but not in `activations`').toEqual([]);
  });

  test.each(record)('%s: its source is in the bibliography', (_, { source }) => {
    const bibliography = readFileSync(new URL('../../src/content/references.yaml', import.meta.url), 'utf8');
    expect(bibliography.includes(`\n${source}:`), `add ${source} to src/content/references.yaml`).toBe(true);
  });

  // Oracle: torch.nn.init.calculate_gain, which knows these; where PyTorch defines none the record says 1.
  test.each(record)('%s: its gain is the one that PyTorch defines, or 1', (name, { gain }) => {
    const leaky = (slope: number): number => Math.sqrt(2 / (1 + slope * slope));
    const torch = { tanh: 5 / 3, relu: Math.SQRT2, leakyRelu: leaky(0.01), prelu: leaky(0.25), selu: 3 / 4 };
    expect(gain).toBeCloseTo(torch[name as keyof typeof torch] ?? 1, 14);
  });
});
