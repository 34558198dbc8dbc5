import { describe, expect, it } from 'vitest';
import { mean, standardDeviation } from '../../src/lib/nn/diagnostics.ts';
import {
  byFanOut,
  fillBias,
  fillWeights,
  initializers,
  normal,
  scaledNormal,
  truncatedNormal,
  uniformBound,
} from '../../src/lib/nn/initializers.ts';
import { orthonormalize } from '../../src/lib/nn/orthonormal.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { type Document, check } from '../reference/init.ts';
import { expectClose, expectReference, readReference } from './reference.ts';

// Gains, Gaussian moments, scales and drawn weights.
expectReference('init.json', check, 195);
expectReference('init.json', check, 79, 'variations');

describe('scales against PyTorch (init.json)', () => {
  const shapes = readReference<Document>('init.json').initialisers;

  it('the rules by fanOut have names of their own', () => {
    for (const { fanIn, fanOut, formula } of shapes) {
      const want = [formula.kaiming_normal_relu_fan_out!.sd];
      const got = [initializers.heNormalFanOut.sd(fanIn, fanOut)];
      expectClose(`${fanOut} × ${fanIn}`, got, want, { rtol: 1e-15, atol: 0 });
      expect(initializers.heUniformFanOut.sd(fanIn, fanOut)).toBe(got[0]);
    }
  });
});

describe('rules without a counterpart in PyTorch', () => {
  it('zeros', () => {
    const W = new Float64Array(6).fill(1);
    fillWeights(W, { fanIn: 2, fanOut: 3, initializer: initializers.zeros, random: createRandom(1) });
    expect([...W]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('normal(sd) ignores the shape, scaledNormal(σ²) divides the variance by fanIn', () => {
    expect(normal(0.3).sd(7, 11)).toBe(0.3);
    expect(initializers.normal.sd(7, 11)).toBe(1);
    expect(scaledNormal(2).sd(50, 3)).toBe(0.2);
    expect(scaledNormal(1).sd(64, 64)).toBe(initializers.lecunNormal.sd(64, 64));
  });

  it('byFanOut exchanges the two numbers, and twice is once', () => {
    const { lecunNormal } = initializers;
    expect(byFanOut(lecunNormal).sd(7, 11)).toBe(lecunNormal.sd(11, 7));
    expect(byFanOut(byFanOut(lecunNormal)).sd(7, 11)).toBe(lecunNormal.sd(7, 11));
  });

  // Oracle: what is left of N(0, 1) within ±2 has the standard deviation √(1 − 4φ(2) / (2Φ(2) − 1)) = 0.87963.
  it('a truncated normal has the standard deviation that it is asked for, and no long tail', () => {
    const W = new Float64Array(200 * 200);
    const options = { fanIn: 200, fanOut: 200, random: createRandom(3) };
    fillWeights(W, { ...options, initializer: truncatedNormal(0.3) });
    // Kurtosis 2.37, hence a standard error of 0.3 √(1.37 / 4n).
    expect(Math.abs(standardDeviation(W) - 0.3)).toBeLessThan(5 * 0.3 * Math.sqrt(1.37 / (4 * W.length)));
    expect(Math.abs(mean(W))).toBeLessThan((5 * 0.3) / 200);
    expect(Math.max(...W.map(Math.abs))).toBeLessThanOrEqual((2 * 0.3) / 0.8796);
  });

  it('biases start at 0, but for the Linear layer of PyTorch', () => {
    for (const [name, initializer] of Object.entries(initializers)) {
      const b = new Float64Array(50).fill(7);
      fillBias(b, { fanIn: 4, initializer, random: createRandom(4) });
      const size = Math.max(...b.map(Math.abs));
      if (name === 'torchLinear') expect(size).toBeGreaterThan(0.4);
      else expect(size).toBe(0);
      expect(size).toBeLessThanOrEqual(0.5);
    }
  });

  it('every uniform rule has its normal twin', () => {
    for (const rule of ['lecun', 'xavier', 'he'] as const) {
      expect(initializers[`${rule}Uniform`].sd(12, 5, 0.7)).toBe(
        initializers[`${rule}Normal`].sd(12, 5, 0.7),
      );
    }
  });

  it('lecunUniform stays within its bound and reaches its standard deviation', () => {
    const W = new Float64Array(64 * 100);
    fillWeights(W, {
      fanIn: 64,
      fanOut: 100,
      initializer: initializers.lecunUniform,
      random: createRandom(2),
    });
    expect(Math.max(...W.map(Math.abs))).toBeLessThanOrEqual(uniformBound(1 / 8));
    expect(standardDeviation(W)).toBeCloseTo(1 / 8, 2);
  });
});

describe('orthogonal weights', () => {
  const drawn = (fanOut: number, fanIn: number, gain?: number): Float64Array => {
    const W = new Float64Array(fanOut * fanIn);
    fillWeights(W, { fanIn, fanOut, gain, initializer: initializers.orthogonal, random: createRandom(5) });
    return W;
  };

  it('keep every length times the gain, where no column is lost', () => {
    const [fanOut, fanIn, gain] = [9, 6, 1.5];
    const W = drawn(fanOut, fanIn, gain);
    const x = Float64Array.from({ length: fanIn }, (_, i) => i - 2.5);
    const z = Array.from({ length: fanOut }, (_, i) =>
      x.reduce((sum, value, j) => sum + W[i * fanIn + j]! * value, 0),
    );
    expect(Math.hypot(...z)).toBeCloseTo(gain * Math.hypot(...x), 13);
  });

  // Uniformly distributed matrices have no preferred sign. Of 400 signs the share has a standard error of 1/40.
  it('prefer no sign', () => {
    const signs = Array.from({ length: 400 }, (_, seed) => {
      const W = new Float64Array(4);
      const options = { fanIn: 2, fanOut: 2, initializer: initializers.orthogonal };
      fillWeights(W, { ...options, random: createRandom(seed) });
      return [W[0]! > 0, W[0]! * W[3]! > W[1]! * W[2]!];
    });
    for (const which of [0, 1]) {
      const share = signs.filter((sign) => sign[which]).length / signs.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(5 / 40);
    }
  });

  it('stay orthonormal for vectors that are nearly parallel', () => {
    const nearly = Float64Array.of(1, 1, 1, 1, 1 + 1e-9, 1, 1, 1, 1 + 1e-9);
    orthonormalize(nearly, 3, 3);
    for (let i = 0; i < 3; i++)
      for (let j = 0; j <= i; j++) {
        const dot = [0, 1, 2].reduce((sum, k) => sum + nearly[3 * i + k]! * nearly[3 * j + k]!, 0);
        expect(dot).toBeCloseTo(i === j ? 1 : 0, 14);
      }
  });

  it('cannot be made of dependent vectors', () => {
    expect(() => orthonormalize(Float64Array.of(1, 2, 2, 4), 2, 2)).toThrow(
      'orthonormalize: expected 2 independent vectors, got 1',
    );
  });
});

describe('fillWeights', () => {
  it('refuses an array of another size', () => {
    const options = { fanIn: 2, fanOut: 3, initializer: initializers.heNormal, random: createRandom(1) };
    expect(() => fillWeights(new Float64Array(5), options)).toThrow(
      'fillWeights: expected 3 × 2 weights, got 5',
    );
  });
});
