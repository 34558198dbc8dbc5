import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { activations } from '../../src/lib/nn/activations.ts';
import {
  type Loss,
  absoluteError,
  bce,
  bceWithLogits,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  halfMse,
  huber,
  losses,
  mse,
  mseSum,
  softCrossEntropy,
  softmaxCrossEntropy,
} from '../../src/lib/nn/losses.ts';
import { numbers } from '../reference/compare.ts';
import { type Document, check, gradientOf } from '../reference/losses.ts';
import { expectClose, expectReference, readReference } from './reference.ts';

expectReference('losses.f64.json', check, 388);
expectReference('losses.f32.json', check, 388);
expectReference('losses.f64.json', check, 235, 'variations');

const file = readReference<Document>('losses.f64.json');

// One logit at a time, so that a large loss cannot cover for a small one: relative accuracy alone.
describe('each logit alone (losses.f64.json, exact)', () => {
  const exact = file.cases.flatMap((c) => (c.exact ? [{ ...c, exact: c.exact }] : []));

  test.each(exact)('target $target.data.0', (c) => {
    const [output, target] = [numbers(c.input.data), numbers(c.target.data)];
    const one = (i: number) => [output.slice(i, i + 1), target.slice(i, i + 1)] as const;
    const value = Array.from(output, (_, i) => bceWithLogits.value(...one(i)));
    const grad = Array.from(output, (_, i) => gradientOf(bceWithLogits, ...one(i))[0]!);
    const tolerance = { rtol: 1e-12, atol: [0, 1].includes(target[0]!) ? 1e-300 : 1e-15 };
    expectClose('value', value, numbers(c.exact.value), tolerance);
    expectClose('gradient', grad, numbers(c.exact.grad), tolerance);
  });
});

// In two steps the probability has rounded before the logarithm sees it: good for moderate logits only.
describe('sigmoid, then the loss of a probability (losses.f64.json, composite)', () => {
  const moderate = file.composite.filter(({ z }) => Math.abs(z) <= 10);

  test.each(moderate)('z = $z, target $target', ({ z, target, exact }) => {
    const p = Float64Array.of(activations.sigmoid.f(z));
    const slope = gradientOf(bce, p, [target])[0]! * activations.sigmoid.df(z);
    const want = [Number(exact.bceValue), Number(exact.bceGradZ)];
    expectClose('bce', [bce.value(p, [target]), slope], want, { rtol: 1e-10, atol: 1e-15 });
  });
});

const CLASSES = 3;
const ROWS = 4;
const finite = (size: number) => fc.double({ min: -size, max: size, noNaN: true });
const listOf = (element: fc.Arbitrary<number>) =>
  fc
    .array(element, { minLength: ROWS * CLASSES, maxLength: ROWS * CLASSES })
    .map((v) => Float64Array.from(v));
const labels = fc.array(fc.nat(CLASSES - 1), { minLength: ROWS, maxLength: ROWS });
const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });

/** Every kind of loss with options, the outputs and the targets that it is for. */
const kinds: Readonly<Record<string, [Loss, fc.Arbitrary<Float64Array>, fc.Arbitrary<ArrayLike<number>>]>> = {
  mse: [mse, listOf(finite(5)), listOf(finite(5))],
  mseSum: [mseSum, listOf(finite(5)), listOf(finite(5))],
  halfMse: [halfMse({ outputs: CLASSES }), listOf(finite(5)), listOf(finite(5))],
  l1: [absoluteError(), listOf(finite(5)), listOf(finite(5))],
  huber: [huber({ delta: 0.7, reduction: 'sum' }), listOf(finite(5)), listOf(finite(5))],
  bce: [bce, listOf(probability), listOf(probability)],
  bceWithLogits: [bceWithLogits, listOf(finite(30)), listOf(probability)],
  weighted: [binaryCrossEntropyWithLogits({ posWeight: 3 }), listOf(finite(30)), listOf(probability)],
  softmaxCrossEntropy: [softmaxCrossEntropy, listOf(finite(30)), labels],
  smoothed: [crossEntropy({ labelSmoothing: 0.2, reduction: 'sum' }), listOf(finite(30)), labels],
  soft: [
    softCrossEntropy({ classes: CLASSES, labelSmoothing: 0.1 }),
    listOf(finite(30)),
    listOf(probability),
  ],
};

describe('every loss, for random outputs and targets', () => {
  test.each(Object.entries(kinds))(
    '%s: the gradient is the slope by central differences',
    (_, [loss, outputs, targets]) => {
      const h = 2 ** -17;
      fc.assert(
        fc.property(outputs, targets, fc.nat(ROWS * CLASSES - 1), (output, target, i) => {
          // Not across the corner of an absolute value.
          fc.pre(target.length !== output.length || Math.abs(output[i]! - target[i]!) > h);
          const at = (step: number): number =>
            loss.value(
              output.map((o, k) => (k === i ? o + step : o)),
              target,
            );
          const slope = (at(h) - at(-h)) / (2 * h);
          const allowed =
            1e-6 * Math.abs(slope) + (8 * Number.EPSILON * loss.value(output, target)) / h + 1e-6;
          expect(Math.abs(gradientOf(loss, output, target)[i]! - slope)).toBeLessThanOrEqual(allowed);
        }),
      );
    },
  );

  test.each(Object.entries(kinds))(
    '%s: the value is the mean or the sum of its terms',
    (_, [loss, ...drawn]) => {
      fc.assert(
        fc.property(...drawn, (output, target) => {
          const terms = loss.terms(output, target);
          const sum = terms.reduce((a, b) => a + b, 0);
          const value = loss.value(output, target);
          expect([sum, sum / terms.length]).toContain(value);
          for (const term of terms) expect(term).toBeGreaterThanOrEqual(0);
        }),
      );
    },
  );
});

describe('losses that are others in disguise', () => {
  it('halfMse is half of mse, times the outputs of a row', () => {
    fc.assert(
      fc.property(listOf(finite(5)), listOf(finite(5)), (o, y) => {
        expect(halfMse({ outputs: CLASSES }).value(o, y)).toBeCloseTo((mse.value(o, y) * CLASSES) / 2, 10);
      }),
    );
  });

  it('huber is half of a square for a large delta, and delta times l1 for a small one', () => {
    fc.assert(
      fc.property(listOf(finite(5)), listOf(finite(5)), (o, y) => {
        expect(huber({ delta: 11 }).value(o, y)).toBeCloseTo(mse.value(o, y) / 2, 10);
        expect(huber({ delta: 1e-9 }).value(o, y) / 1e-9).toBeCloseTo(absoluteError().value(o, y), 6);
      }),
    );
  });

  it('soft labels that are all on one class are labels, and one logit is two with the other at 0', () => {
    const soft = softCrossEntropy({ classes: CLASSES, labelSmoothing: 0.3 });
    const hard = crossEntropy({ labelSmoothing: 0.3 });
    fc.assert(
      fc.property(listOf(finite(30)), labels, (z, target) => {
        const oneHot = Float64Array.from({ length: z.length }, (_, i) =>
          target[Math.floor(i / CLASSES)] === i % CLASSES ? 1 : 0,
        );
        expect(soft.value(z, oneHot)).toBe(hard.value(z, target));
        expect(gradientOf(soft, z, oneHot)).toEqual(gradientOf(hard, z, target));
        const two = softmaxCrossEntropy.value(Float64Array.of(0, z[0]!), [1]);
        expect(two).toBeCloseTo(bceWithLogits.value(z.slice(0, 1), [1]), 12);
      }),
    );
  });
});

describe('definitions by hand', () => {
  it('mse of (1, 3) against (0, 1) is (1 + 4) / 2, gradient (1, 2)', () => {
    expect(mse.value(Float64Array.of(1, 3), [0, 1])).toBe(2.5);
    expect([...gradientOf(mse, Float64Array.of(1, 3), Float64Array.of(0, 1))]).toEqual([1, 2]);
    expect(mseSum.value(Float64Array.of(1, 3), [0, 1])).toBe(5);
  });

  it('a logit of 0 costs ln 2 whatever the target', () => {
    for (const t of [0, 0.3, 1])
      expect(bceWithLogits.value(Float64Array.of(0), [t])).toBeCloseTo(Math.LN2, 15);
  });

  it('equal logits of k classes cost ln k', () => {
    expect(softmaxCrossEntropy.value(new Float64Array(20).fill(7), [0, 9])).toBeCloseTo(Math.LN10, 14);
  });

  it('a logit of 1000 does not overflow, wherever it stands', () => {
    for (const logits of [
      [1000, 0],
      [0, 1000],
    ]) {
      const right = logits.indexOf(1000);
      expect(softmaxCrossEntropy.value(Float64Array.from(logits), [right])).toBe(0);
      expect(softmaxCrossEntropy.value(Float64Array.from(logits), [1 - right])).toBe(1000);
    }
  });

  it('a right and certain answer still has a gradient', () => {
    expect(gradientOf(bceWithLogits, Float64Array.of(40), Float64Array.of(1))[0]).toBeCloseTo(
      -4.248354255291589e-18,
      30,
    );
  });
});

describe('broken preconditions', () => {
  const outputs = Float64Array.of(0.1, 0.2, 0.3, 0.4);

  test.each(Object.entries(losses))('%s: wrong lengths', (name, loss) => {
    expect(() => loss.value(outputs, [0, 0, 1])).toThrow(`${name}: expected`);
    expect(() => loss.value(new Float64Array(0), [])).toThrow(`${name}: expected`);
    const target = loss === softmaxCrossEntropy ? [0, 1] : [0, 1, 0, 1];
    expect(() => loss.gradient(outputs, target, new Float64Array(3))).toThrow(
      `${name}: expected a gradient of length 4, got 3`,
    );
  });

  test.each(Object.entries(losses))('%s: an output that is not finite', (name, loss) => {
    const target = loss === softmaxCrossEntropy ? [0, 1] : [0, 1, 0, 1];
    for (const bad of [NaN, Infinity, -Infinity]) {
      const broken = Float64Array.of(0.1, 0.2, bad, 0.4);
      const message = `${name}: expected a finite output, got output[2] = ${bad}`;
      expect(() => loss.value(broken, target)).toThrow(message);
      expect(() => loss.gradient(broken, target, new Float64Array(4))).toThrow(message);
    }
  });

  it('a target that is not finite, or not a class', () => {
    expect(() => mse.value(Float64Array.of(1), [NaN])).toThrow(
      'mse: expected a finite target, got target[0] = NaN',
    );
    for (const bad of [-1, 2, 0.5, NaN]) {
      expect(() => softmaxCrossEntropy.value(outputs, [0, bad])).toThrow(
        `softmaxCrossEntropy: expected a class 0 … 1, got target[1] = ${bad}`,
      );
    }
  });

  it('options outside of their range, and rows that do not fit', () => {
    expect(() => huber({ delta: 0 })).toThrow('huber: expected delta from 5e-324');
    expect(() => crossEntropy({ labelSmoothing: 1.5 })).toThrow(
      'softmaxCrossEntropy: expected labelSmoothing from 0 to 1, got 1.5',
    );
    expect(() => binaryCrossEntropyWithLogits({ posWeight: -1 })).toThrow(
      'bceWithLogits: expected posWeight',
    );
    expect(() => halfMse({ outputs: 3 }).value(outputs, outputs)).toThrow(
      'halfMse: expected rows of 3 outputs, got 4 outputs',
    );
    expect(() => softCrossEntropy({ classes: 0 }).value(outputs, outputs)).toThrow(
      'softCrossEntropy: expected rows of 0 classes, got 4 outputs',
    );
  });
});
