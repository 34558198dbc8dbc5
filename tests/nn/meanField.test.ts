import { describe, expect, it, test } from 'vitest';
import { activations, leakyRelu } from '../../src/lib/nn/activations.ts';
import {
  gaussianExpectation,
  gradientRatioTheory,
  meanFieldFixedPoint,
  meanFieldStep,
} from '../../src/lib/nn/meanField.ts';
import { log10 } from '../../src/lib/nn/portable.ts';
import { type Parameters, type Tolerance, activationNamed, expectClose, readReference } from './reference.ts';

describe('gaussianExpectation', () => {
  it('gives the moments of N(0, 1): 1, 0, 1, 0, 3, 15, 105', () => {
    for (const [power, moment] of [
      [0, 1],
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 3],
      [6, 15],
      [8, 105],
    ] as const) {
      expect(Math.abs(gaussianExpectation((t) => t ** power) - moment)).toBeLessThan(
        1e-13 * Math.max(1, moment),
      );
    }
  });

  it('E|t| = √(2/π), and a jump at 1 gives P(t > 1)', () => {
    expect(gaussianExpectation(Math.abs, [0])).toBeCloseTo(Math.sqrt(2 / Math.PI), 14);
    expect(gaussianExpectation((t) => (t > 1.1 ? 1 : 0), [1.1])).toBeCloseTo(0.13566606094638267, 14);
  });
});

interface TheoryFile {
  readonly rows: readonly {
    readonly activation: string;
    readonly params: Parameters;
    readonly sigmaW2: number;
    readonly depth: number;
    readonly log10GradientRatio: number;
  }[];
  readonly sigmoidFixedPoints: readonly {
    readonly sigmaW2: number;
    readonly q: number;
    readonly chi: number;
    readonly gradientPerLayer: number;
  }[];
}

const theory = readReference<TheoryFile>('mean-field.json');

/** The file holds six digits: half a unit in the sixth. */
const sixDigits: Tolerance = { rtol: 5e-6, atol: 0 };

describe('sigmoid layers at their fixed point (mean-field.json)', () => {
  test.each(theory.sigmoidFixedPoints)('σ² = $sigmaW2', ({ sigmaW2, q, chi, gradientPerLayer }) => {
    const got = meanFieldFixedPoint(activations.sigmoid, sigmaW2);
    expectClose('q, χ, √χ', [got.q, got.chi, Math.sqrt(got.chi)], [q, chi, gradientPerLayer], sixDigits);
  });
});

describe('gradientRatioTheory (mean-field.json)', () => {
  it('has rows for five activations', () => {
    expect(new Set(theory.rows.map((row) => row.activation)).size).toBe(5);
    expect(theory.rows).toHaveLength(120);
  });

  test.each(theory.rows)('$activation, σ² = $sigmaW2, depth $depth', (row) => {
    const activation = activationNamed(row.activation, row.params)!;
    const ratios = gradientRatioTheory(activation, row.sigmaW2, row.depth);
    // The file's trapezoid rule, step h = 0.0005, takes df(0) = 0 of ReLU for a whole step and so loses the share
    // h φ(0) of χ, 4.33e-5 of log₁₀ g a layer; GELU of a large q is as steep as ReLU. Sigmoid and tanh lose nothing.
    const lost = activation.limits.high === Infinity ? 4.34e-5 * (row.depth - 1) : 0;
    const got = log10(ratios[row.depth - 1]!);
    expectClose('log₁₀ g', [got], [row.log10GradientRatio], { rtol: 5e-6, atol: lost });
  });

  it('is (σ² (1 + slope²) / 2)^((L − 1)/2) for leaky ReLU, and exactly 1 at layer 1', () => {
    for (const slope of [0, 0.01, 0.2, 1]) {
      for (const sigmaW2 of [0.5, 1, 2, 4]) {
        const factor = Math.sqrt((sigmaW2 * (1 + slope * slope)) / 2);
        gradientRatioTheory(leakyRelu(slope), sigmaW2, 30).forEach((g, l) =>
          expect(g / factor ** l).toBeCloseTo(1, 12),
        );
      }
    }
    expect(gradientRatioTheory(activations.sigmoid, 1, 1)).toEqual(Float64Array.of(1));
  });

  it('takes the second moment of the input', () => {
    const [small, large] = [
      gradientRatioTheory(activations.tanh, 1, 2, 0.01),
      gradientRatioTheory(activations.tanh, 1, 2, 9),
    ];
    expect(small[1]).toBeGreaterThan(0.98);
    expect(large[1]).toBeLessThan(0.7);
  });
});

describe('meanFieldStep', () => {
  it('at q = 0 sees f(0) and f′(0)', () => {
    const { q, chi } = meanFieldStep(activations.sigmoid, 3, 0);
    expect(q).toBeCloseTo(3 / 4, 14);
    expect(chi).toBeCloseTo(3 / 16, 14);
  });

  // A sigmoid so steep is a step: E σ² → 1/2, and E σ′² → ∫ σ′² dz / √(2πq) = 1/(6 √(2πq)).
  it('resolves a sigmoid however steep', () => {
    const { q, chi } = meanFieldStep(activations.sigmoid, 1, 1e8);
    expect(q).toBeCloseTo(0.5, 4);
    expect(chi * 6 * Math.sqrt(2 * Math.PI * 1e8)).toBeCloseTo(1, 7);
  });

  it.each([-1, NaN, Infinity])('refuses q = %d', (q) => {
    expect(() => meanFieldStep(activations.relu, 1, q)).toThrow(
      `meanFieldStep: expected a finite q ≥ 0, got ${q}`,
    );
  });
});

describe('meanFieldFixedPoint', () => {
  it('throws where q never settles', () => {
    expect(() => meanFieldFixedPoint(activations.identity, 4)).toThrow(
      'meanFieldFixedPoint: expected q to settle',
    );
  });
});
