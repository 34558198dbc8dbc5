import { describe, expect, it, test } from 'vitest';
import {
  type Activation,
  type ActivationName,
  activations,
  hardtanh,
  leakyRelu,
  relu,
} from '../../src/lib/nn/activations.ts';
import { pieceOf } from '../../src/lib/nn/activationPatterns.ts';
import { straightPieces } from '../../src/lib/nn/straightPieces.ts';

describe('straightPieces', () => {
  // By the definition of each function.
  test.each([
    ['identity', activations.identity, [], [1], [0]],
    ['ReLU', relu, [0], [0, 1], [0, 0]],
    ['leaky ReLU', leakyRelu(0.3), [0], [0.3, 1], [0, 0]],
    ['ReLU6', hardtanh(0, 6), [0, 6], [0, 1, 0], [0, 0, 6]],
    ['hard tanh', activations.hardtanh, [-1, 1], [0, 1, 0], [-1, 0, 1]],
    ['step', activations.step, [0], [0, 0], [0, 1]],
  ] as [string, Activation, number[], number[], number[]][])(
    'knows %s',
    (_, f, kinks, slopes, intercepts) => {
      expect(straightPieces(f)).toEqual({ kinks, slopes, intercepts });
    },
  );

  it('takes hard sigmoid, whose slope is no short double', () => {
    const hardSigmoid: Activation = {
      ...activations.hardtanh,
      f: (z) => (z <= -3 ? 0 : z >= 3 ? 1 : z / 6 + 0.5),
      df: (z) => (z > -3 && z < 3 ? 1 / 6 : 0),
      kinks: [-3, 3],
    };
    expect(straightPieces(hardSigmoid)).toEqual({
      kinks: [-3, 3],
      slopes: [0, 1 / 6, 0],
      intercepts: [0, 0.5, 1],
    });
  });

  it('refuses a curve between straight ends', () => {
    const hardSwish: Activation = {
      ...activations.hardtanh,
      f: (z) => (z <= -3 ? 0 : z >= 3 ? z : (z * (z + 3)) / 6),
      df: (z) => (z <= -3 ? 0 : z >= 3 ? 1 : z / 3 + 0.5),
      kinks: [-3, 3],
    };
    expect(straightPieces(hardSwish)).toBeNull();
  });

  it('refuses a curve that becomes straight further out: a rectified SiLU has slope exactly 1 from 40 on', () => {
    const { f, df } = activations.silu;
    const rectified: Activation = {
      ...activations.relu,
      f: (z) => (z > 0 ? f(z) : 0),
      df: (z) => (z > 0 ? df(z) : 0),
    };
    expect([rectified.df(50), rectified.df(1000)]).toEqual([1, 1]);
    expect(straightPieces(rectified)).toBeNull();
  });

  test.each(Object.keys(activations) as ActivationName[])(
    '%s is either curved or equal to its pieces everywhere',
    (name) => {
      const { f, df } = activations[name];
      const pieces = straightPieces(activations[name]);
      const places = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 97 + 1e-3);
      const slopes = new Set(places.map(df));
      if (!pieces) return expect(slopes.size).toBeGreaterThan(3);
      for (const z of places) {
        const p = pieceOf(z, pieces.kinks);
        expect(f(z)).toBeCloseTo(pieces.slopes[p]! * z + pieces.intercepts[p]!, 13);
      }
    },
  );
});
