/** The exact learning curves of products of numbers: against quadrature, and against one another. */
import { describe, expect, test } from 'vitest';
import {
  descentError,
  exactProducts,
  fastestShare,
  integratedProducts,
  weightAtStart,
} from '../../src/lib/nn/deepLinearFlow.ts';

const at = (...times: number[]): Float64Array => Float64Array.from(times);

/** Oracle: the implicit solution t = ∫ du / (N u^(2−2/N) (s − u)), by Simpson's rule in ln u. */
function timeUntil(depth: number, start: number, target: number, u: number): number {
  const [low, width] = [Math.log(start), Math.log(u / start)];
  const integrand = (share: number): number => {
    const v = Math.exp(low + share * width);
    return (width * v) / (depth * v ** (2 - 2 / depth) * (target - v));
  };
  const n = 20_000;
  let sum = integrand(0) + integrand(1);
  for (let k = 1; k < n; k++) sum += (k % 2 === 0 ? 2 : 4) * integrand(k / n);
  return sum / (3 * n);
}

describe('exactProducts', () => {
  test.each([
    [1, 0.1, 2],
    [2, 0.001, 3],
    [3, 0.001, 2],
    [5, 0.01, 1.5],
    [10, 0.1, 3],
  ])('with %i layers from %f to %f is where the implicit solution is', (depth, start, target) => {
    for (const share of [0.3, 0.5, 0.9, 0.99]) {
      const t = timeUntil(depth, start, target, share * target);
      expect(exactProducts({ depth, start, target }, at(t))[0]! / target).toBeCloseTo(share, 6);
    }
  });

  test.each([1, 2])('integrates to the closed form of %i layers', (depth) => {
    const times = Float64Array.from({ length: 60 }, (_, k) => k / 5);
    for (const target of [-2, -0.25, 0.5, 3]) {
      const flow = { depth, start: 0.01, target };
      const closed = exactProducts(flow, times);
      integratedProducts(flow, times).forEach((u, k) => expect(u).toBeCloseTo(closed[k]!, 5));
    }
  });

  // Oracle: the formula of the paper as it is printed.
  test('of two layers is s e^(2st) / (e^(2st) − 1 + s/u₀)', () => {
    const E = Math.exp(2 * 3 * 1.2);
    expect(exactProducts({ depth: 2, start: 0.001, target: 3 }, at(1.2))[0]).toBeCloseTo(
      (3 * E) / (E - 1 + 3 / 0.001),
      12,
    );
  });

  test('never overflows, and stays at 0 from where several layers cannot leave', () => {
    expect(exactProducts({ depth: 2, start: 1e-6, target: 3 }, at(1000))[0]).toBe(3);
    expect(exactProducts({ depth: 2, start: 0.5, target: -3 }, at(1000))[0]).toBeCloseTo(0, 12);
    expect([...exactProducts({ depth: 7, start: 0, target: 3 }, at(1, 100))]).toEqual([0, 0]);
    expect(exactProducts({ depth: 1, start: 0, target: 3 }, at(100))[0]).toBeCloseTo(3, 12);
  });
});

// Oracle: s − u after k Euler steps of one layer is (s − u₀)(1 − η)^k.
test('descentError of one layer is what the steps of Euler’s method leave', () => {
  const [learningRate, t] = [1e-3, 1.5];
  const flow = { depth: 1, start: 0, target: 2 };
  const euler = 2 - 2 * (1 - learningRate) ** 1500;
  const exact = exactProducts(flow, at(t))[0]!;
  expect(descentError(flow, learningRate, exact) / (euler - exact)).toBeCloseTo(1, 2);
});

test('learning is fastest where N u^(2−2/N) (1 − u) is largest', () => {
  for (let depth = 2; depth <= 10; depth++) {
    const speed = (u: number): number => u ** (2 - 2 / depth) * (1 - u);
    const best = fastestShare(depth);
    expect(speed(best)).toBeGreaterThan(Math.max(speed(best - 1e-3), speed(best + 1e-3)));
  }
  expect(fastestShare(1)).toBe(0);
});

test('equal weights multiply to the start', () => {
  expect(weightAtStart({ depth: 10, start: 0.5, target: 1 }) ** 10).toBeCloseTo(0.5, 14);
  expect(weightAtStart({ depth: 3, start: 0, target: 1 })).toBe(0);
});
