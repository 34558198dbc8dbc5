/** The softmax family of a single row, extreme ones included. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  logSoftmax,
  logSumExp,
  softmax,
  softmaxCrossEntropy,
  softmaxJacobian,
} from '../../../src/lib/nn/losses.ts';
import { gradientOf } from '../../reference/losses.ts';
import { expectClose } from '../reference.ts';

const finite = (size: number) => fc.double({ min: -size, max: size, noNaN: true });

describe('the softmax family, for any row', () => {
  const row = fc.array(finite(800), { minLength: 1, maxLength: 6 }).map((v) => Float64Array.from(v));
  const filled = (fill: typeof softmax, z: Float64Array, length = z.length): Float64Array => {
    const into = new Float64Array(length);
    fill(z, into, 0, z.length);
    return into;
  };

  it('probabilities add up to 1, their logarithms agree, and a shift of all logits changes log-sum-exp alone', () => {
    fc.assert(
      fc.property(row, finite(100), (z, shift) => {
        const p = filled(softmax, z);
        expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        filled(logSoftmax, z).forEach((ln, k) => expect(Math.exp(ln)).toBeCloseTo(p[k]!, 12));
        const moved = z.map((v) => v + shift);
        expect(logSumExp(moved, 0, z.length) - shift).toBeCloseTo(logSumExp(z, 0, z.length), 9);
      }),
    );
  });

  it('rows and columns of the Jacobian add up to 0, and it is symmetric', () => {
    fc.assert(
      fc.property(row, (z) => {
        const n = z.length;
        const J = filled(softmaxJacobian, z, n * n);
        for (let i = 0; i < n; i++) {
          const sum = J.subarray(i * n, (i + 1) * n).reduce((a, b) => a + b, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-15);
          for (let j = 0; j < i; j++) expect(J[i * n + j]).toBeCloseTo(J[j * n + i]!, 15);
        }
      }),
    );
  });

  // Oracle: e^−100 / (1 + e^−100)² in 40-digit arithmetic.
  it('the sure class keeps its slope: logits 100 apart have p (1 − p) = e^−100', () => {
    const J = filled(softmaxJacobian, Float64Array.of(100, 0), 4);
    expectClose('diagonal', [J[0]!, J[3]!], [3.720075976020836e-44, 3.720075976020836e-44], { rtol: 1e-14 });
    const slope = gradientOf(softmaxCrossEntropy, Float64Array.of(100, 0), [0]);
    expectClose('gradient', slope, [-3.720075976020836e-44, 3.720075976020836e-44], { rtol: 1e-14 });
  });
});
