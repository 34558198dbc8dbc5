/** The sigmoid in floating-point numbers: its last digits, its ends, and the strip in which it passes a change on. */
import { describe, expect, test } from 'vitest';
import { sigmoid } from '../../src/lib/nn/activations.ts';
import { passingStrip, widestStrip } from '../../src/lib/nn/passingStrip.ts';
import { formats, forms, roundedSigmoid, slopeFromOutput } from '../../src/lib/nn/roundedSigmoid.ts';

describe('roundedSigmoid', () => {
  // Oracle: NumPy's float32, 1 / (1 + exp(−x)) with every operand a float32.
  test.each([
    [-3, 0.04742587357759476],
    [0.5, 0.622459352016449],
    [5, 0.9933071732521057],
    [16, 0.9999998807907104],
  ])('in float32 at %f is %f', (z, y) => {
    for (const form of forms) expect(roundedSigmoid(z, 'float32', form)).toBeCloseTo(y, 7);
  });

  test('gives numbers of its format, and never leaves [0, 1]', () => {
    for (const form of forms)
      for (let z = -1000; z <= 1000; z += 0.37) {
        const single = roundedSigmoid(z, 'float32', form);
        expect(Math.fround(single)).toBe(single);
        for (const y of [single, roundedSigmoid(z, 'float64', form)]) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(1);
        }
      }
  });

  test('agrees with the core’s sigmoid where that is written alike', () => {
    for (const z of [-745, -40, -0.3, 0, 2, 36.7])
      expect(roundedSigmoid(z, 'float64', 'bySign')).toBe(sigmoid.f(z));
  });

  test('never falls where it is magnified', () => {
    for (const [name, top] of [
      ['float64', 36.8],
      ['float32', 16.7],
    ] as const) {
      let before = 0;
      for (let z = top - 0.5; z < top; z += 1e-5) {
        const y = roundedSigmoid(z, name, 'decaying');
        expect(y).toBeGreaterThanOrEqual(before);
        before = y;
      }
    }
  });

  // Oracle: the next numbers below 1 have the bits 0x3FEFFFFFFFFFFFFF and 0x3F7FFFFF.
  test('knows the gap below 1', () => {
    const words = new Float64Array(new BigUint64Array([0x3fefffffffffffffn]).buffer);
    expect(1 - words[0]!).toBe(formats.float64.gapBelow1);
    expect(1 - new Float32Array(new Uint32Array([0x3f7fffff]).buffer)[0]!).toBe(formats.float32.gapBelow1);
  });

  test('slopeFromOutput is exact at the ends and rounds like its format', () => {
    expect([0, 1].map((y) => slopeFromOutput(y, 'float64'))).toEqual([0, 0]);
    expect(slopeFromOutput(0.5, 'float32')).toBe(0.25);
  });
});

describe('passingStrip', () => {
  test('ends where the slope is 1', () => {
    for (const [w, b] of [
      [4.5, 0],
      [7, -3],
      [-12, 2],
      [200, 10],
    ] as const) {
      const { from, to, width } = passingStrip(w, b)!;
      for (const x of [from, to]) expect(Math.abs(w) * sigmoid.df(w * x + b)).toBeCloseTo(1, 10);
      expect(to - from).toBeCloseTo(width, 12);
    }
  });

  test('is empty below |w| = 4, one point at 4, and nowhere wider than the widest', () => {
    expect(passingStrip(3.999, 1)).toBeNull();
    expect(passingStrip(4, 1)).toEqual({ from: -0.25, to: -0.25, width: 0 });
    const { width, w } = widestStrip();
    for (let size = 4; size < 1000; size += 0.01)
      expect(passingStrip(size, 0)!.width).toBeLessThanOrEqual(width + 1e-15);
    expect(passingStrip(w, 0)!.width).toBeCloseTo(width, 12);
  });
});
