import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type OptimizerName,
  adam,
  adamw,
  clipNorm,
  clipValue,
  clipped,
  optimizers,
  rmsprop,
  sgd,
} from '../../src/lib/nn/optimizers.ts';
import { check } from '../reference/optimizers.ts';
import { expectReference } from './reference.ts';

expectReference('optimizers.f64.json', check, 31);
expectReference('optimizers.f32.json', check, 15);
expectReference('optimizers.f64.json', check, 24, 'variations');

const names = Object.keys(optimizers) as OptimizerName[];
const entry = fc.double({ min: -100, max: 100, noNaN: true });
const list = fc.array(entry, { minLength: 1, maxLength: 8 });
const bound = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const lengthOf = (g: Iterable<number>): number => Math.hypot(...g);

describe('every optimizer', () => {
  test.each(names)('%s: how the parameters are cut into arrays makes no difference', (name) => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 4 }), (gradients) => {
        const options = { learningRate: 0.1, weightDecay: 0.1 };
        const apart = gradients.map((g) => new Float64Array(g.length).fill(1));
        const together = [new Float64Array(gradients.flat().length).fill(1)];
        const [one, other] = [optimizers[name](apart, options), optimizers[name](together, options)];
        for (let step = 0; step < 3; step++) {
          one.step(gradients.map((g) => Float64Array.from(g)));
          other.step([Float64Array.from(gradients.flat())]);
        }
        expect(apart.flatMap((p) => [...p])).toEqual([...together[0]!]);
      }),
    );
  });

  test.each(names)('%s: a gradient of 0 changes nothing, unless weights decay', (name) => {
    const p = [Float64Array.of(3, -2)];
    const still = optimizers[name](p, { learningRate: 0.1, weightDecay: 0 });
    for (let step = 0; step < 5; step++) still.step([new Float64Array(2)]);
    expect([...p[0]!]).toEqual([3, -2]);
    optimizers[name](p, { learningRate: 0.1, weightDecay: 0.5 }).step([new Float64Array(2)]);
    expect(p[0]![0]).toBeLessThan(3);
    expect(p[0]![1]).toBeGreaterThan(-2);
  });

  test.each(names)('%s: the first step goes against the sign of the gradient', (name) => {
    fc.assert(
      fc.property(list, (g) => {
        const p = [new Float64Array(g.length)];
        optimizers[name](p, { learningRate: 0.1 }).step([Float64Array.from(g)]);
        g.forEach((slope, i) => {
          // A square that underflows leaves nothing to divide by, and a step of 0 / ε.
          if (Math.abs(slope) > 1e-6) expect(Math.sign(p[0]![i]!)).toBe(-Math.sign(slope));
        });
      }),
    );
  });

  test.each(names)('%s: walks to the bottom of a bowl', (name) => {
    const p = [Float64Array.of(1, -1)];
    const optimizer = optimizers[name](p, { learningRate: 0.1, weightDecay: 0 });
    const g = [new Float64Array(2)];
    for (let step = 0; step < 500; step++) {
      g[0]![0] = 2 * p[0]![0]!;
      g[0]![1] = 0.5 * p[0]![1]!;
      optimizer.step(g);
    }
    expect(lengthOf(p[0]!)).toBeLessThan(0.1);
  });

  test.each(names)('%s: refuses a learningRate of 0, −1, NaN, ∞, and gradients of another shape', (name) => {
    for (const learningRate of [0, -1, NaN, Infinity])
      expect(() => optimizers[name]([], { learningRate })).toThrow(
        `${name}: expected a learningRate above 0, got ${learningRate}`,
      );
    const { step } = optimizers[name]([new Float64Array(2)], { learningRate: 1 });
    expect(() => step([])).toThrow(`${name}: expected 1 gradient arrays, got 0`);
    expect(() => step([new Float64Array(3)])).toThrow(`${name}: expected 2 numbers in gradient 0, got 3`);
  });
});

describe('by hand', () => {
  it('plain descent takes learningRate times the gradient off', () => {
    const p = [Float64Array.of(1, -2)];
    sgd(p, { learningRate: 0.5 }).step([Float64Array.of(4, -1)]);
    expect([...p[0]!]).toEqual([-1, -1.5]);
  });

  it('with momentum 1/2 a constant gradient of 1 gives velocities 1, 3/2, 7/4', () => {
    const p = [new Float64Array(1)];
    const { step } = sgd(p, { learningRate: 1, momentum: 0.5 });
    const seen = [1, 2, 3].map(() => {
      const before = p[0]![0]!;
      step([Float64Array.of(1)]);
      return before - p[0]![0]!;
    });
    expect(seen).toEqual([1, 1.5, 1.75]);
  });

  it('the first step of Nesterov is 1 + momentum times that of plain descent', () => {
    const p = [new Float64Array(1)];
    sgd(p, { learningRate: 1, momentum: 0.5, nesterov: true }).step([Float64Array.of(2)]);
    expect(p[0]![0]).toBe(-3);
  });

  it('the first step of Adam is learningRate long in every coordinate, whatever the gradient', () => {
    fc.assert(
      fc.property(list, (g) => {
        const p = [new Float64Array(g.length)];
        adam(p, { learningRate: 0.1, epsilon: 1e-30 }).step([Float64Array.from(g)]);
        g.forEach((slope, i) => {
          if (Math.abs(slope) > 1e-6) expect(p[0]![i]).toBeCloseTo(-0.1 * Math.sign(slope), 12);
        });
      }),
    );
  });

  it('AdamW without decay is Adam, and with decay shrinks a weight by learningRate · weightDecay first', () => {
    const [a, w] = [[Float64Array.of(2)], [Float64Array.of(2)]];
    const plain = adam(a, { learningRate: 0.1 });
    const decoupled = adamw(w, { learningRate: 0.1, weightDecay: 0 });
    for (const slope of [3, -1, 0.5]) {
      plain.step([Float64Array.of(slope)]);
      decoupled.step([Float64Array.of(slope)]);
      expect(w).toEqual(a);
    }
    const still = [Float64Array.of(2)];
    adamw(still, { learningRate: 0.1, weightDecay: 0.5 }).step([Float64Array.of(0)]);
    expect(still[0]![0]).toBe(1.9);
  });

  it('centered RMSprop survives a gradient that never varies, where rounding makes its variance negative', () => {
    const p = [new Float64Array(3)];
    const optimizer = rmsprop(p, { learningRate: 1e-9, alpha: 0.5, centered: true });
    for (let step = 0; step < 200; step++) optimizer.step([Float64Array.of(0.1, 1 / 3, 1.7)]);
    expect([...p[0]!].every(Number.isFinite)).toBe(true);
  });
});

describe('clipping', () => {
  it('by norm keeps the direction, bounds the length, and returns the length from before', () => {
    fc.assert(
      fc.property(list, list, bound, (a, b, maxNorm) => {
        const g = [Float64Array.from(a), Float64Array.from(b)];
        const before = lengthOf([...a, ...b]);
        expect(clipNorm(g, maxNorm)).toBeCloseTo(before, 9);
        const after = g.flatMap((part) => [...part]);
        expect(lengthOf(after)).toBeLessThanOrEqual(Math.min(before, maxNorm) * (1 + 1e-12));
        const factor = Math.min(1, maxNorm / (before + 1e-6));
        after.forEach((v, i) => expect(v).toBeCloseTo([...a, ...b][i]! * factor, 9));
      }),
    );
  });

  it('by value leaves what is within and moves the rest to the bound', () => {
    const g = [Float64Array.of(-3, 0.5, 2), Float64Array.of(-0, 1)];
    clipValue(g, 1);
    expect(g.map((part) => [...part])).toEqual([
      [-1, 0.5, 1],
      [-0, 1],
    ]);
  });

  it('does not hide a gradient that is not a number', () => {
    const g = [Float64Array.of(NaN, 1)];
    clipNorm(g, 1);
    clipValue(g, 1);
    expect([...g[0]!]).toEqual([NaN, NaN]);
  });

  test.each(names)('wraps %s: by norm, then by value, then the step', (name) => {
    fc.assert(
      fc.property(list, bound, bound, (values, maxNorm, maxValue) => {
        const [p, q] = [[new Float64Array(values.length)], [new Float64Array(values.length)]];
        const wrapped = clipped(optimizers[name](p, { learningRate: 0.1 }), { maxNorm, maxValue });
        wrapped.step([Float64Array.from(values)]);
        const g = [Float64Array.from(values)];
        clipNorm(g, maxNorm);
        clipValue(g, maxValue);
        optimizers[name](q, { learningRate: 0.1 }).step(g);
        expect(p).toEqual(q);
      }),
    );
  });
});

describe('broken preconditions', () => {
  it('options that contradict each other or the rule', () => {
    expect(() => sgd([], { learningRate: 1, nesterov: true })).toThrow(
      'sgd: expected momentum above 0 and no dampening with nesterov, got momentum 0 and dampening 0',
    );
    expect(() => adam([], { learningRate: 1, beta2: 1 })).toThrow('adam: expected beta2 in [0, 1), got 1');
    expect(() => clipped(sgd([], { learningRate: 1 }), { maxNorm: 0 })).toThrow(
      'clipped: expected maxNorm above 0, got 0',
    );
  });
});
