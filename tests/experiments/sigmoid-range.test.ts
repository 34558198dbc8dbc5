/** C08, beyond its claim: the ends by the neighbors of the numbers found, the magnified steps, the states. */
import { describe, expect, test } from 'vitest';
import { experiment, WIDEST } from '../../src/lib/experiments/sigmoid-range.ts';
import { forms, roundedSigmoid } from '../../src/lib/nn/roundedSigmoid.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

const defaults = defaultsOf(experiment.parameters);
const runWith = (change: Partial<typeof defaults>) => experiment.run({ ...defaults, ...change });

test.each(['float64', 'float32'] as const)(
  'the ends of %s are ends: just before them y is not there yet',
  (format) => {
    // A few units of the last place of the numbers that are moved.
    const near = format === 'float64' ? 2e-13 : 2e-5;
    for (const form of forms) {
      const { oneFrom, zeroUpTo } = runWith({ format, form }).ends;
      for (const beyond of [0, near, 1, 50, 900]) {
        expect(roundedSigmoid(oneFrom + beyond, format, form)).toBe(1);
        expect(roundedSigmoid(zeroUpTo - beyond, format, form)).toBe(0);
      }
      for (const within of [near, 1, 10]) {
        expect(roundedSigmoid(oneFrom - within, format, form)).toBeLessThan(1);
        expect(roundedSigmoid(zeroUpTo + within, format, form)).toBeGreaterThan(0);
      }
    }
  },
);

// Oracle: 1 / (1 + e) with e = 2^−52 k: 1 + e is a multiple of 2^−52, so only every second number below 1 comes out.
test('1 / (1 + e^−z) leaves out every second number below 1, down to 1 itself', () => {
  for (const format of ['float64', 'float32'] as const) {
    const { treads, from, to } = runWith({ format }).zoom;
    expect(treads.map(({ gaps }) => gaps)).toEqual([10, 8, 6, 4, 2, 0]);
    expect([treads[0]!.from, treads.at(-1)!.to]).toEqual([from, to]);
    expect(treads.at(-1)!.from).toBeCloseTo(runWith({ format }).ends.oneFrom, 5);
    treads.slice(1).forEach((tread, i) => expect(tread.from).toBe(treads[i]!.to));
  }
});

test('the steps lie around the true curve, less than two gaps away', () => {
  const { treads, exact, from, to } = runWith({}).zoom;
  exact.forEach((gaps, k) => {
    const z = from + ((to - from) * k) / (exact.length - 1);
    const tread = treads.find((each) => z <= each.to)!;
    expect(Math.abs(tread.gaps - gaps)).toBeLessThan(2);
  });
});

// Oracle: the summit of the slope is w/4, at −b/w.
test('the slope peaks at w/4, in the middle of the strip', () => {
  const { largestGain, strip, gain } = runWith({ w: 8, b: 2, x: -0.25 });
  expect([largestGain, gain]).toEqual([2, 2]);
  expect((strip!.from + strip!.to) / 2).toBeCloseTo(-0.25, 12);
});

test('no weight of the control gives a wider strip than the widest', () => {
  for (let w = 0.1; w <= 200; w *= 1.01)
    expect(runWith({ w }).strip?.width ?? 0).toBeLessThanOrEqual(WIDEST.width);
});

describe('states', () => {
  test.each([
    ['strip', {}],
    ['outside', { x: 1 }],
    ['noStrip', { w: 1 }],
    ['one', { x: 3.68 }],
    ['outside', { x: 3.66 }],
    ['one', { x: 1.68, format: 'float32' }],
    ['zero', { x: -3.56, w: 200 }],
    ['outside', { x: -3.56, w: 200, form: 'bySign' }],
    ['zero', { x: -4, w: 200, form: 'bySign' }],
  ] as const)('%s', (state, change) => {
    const result = runWith(change);
    expect(result.state).toBe(state);
    if (state === 'one' || state === 'zero') expect(result.slopeOfOutput).toBe(0);
    expect(Number.isFinite(result.slopeDecades)).toBe(true);
  });
});
