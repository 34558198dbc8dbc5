import { describe, expect, it } from 'vitest';
import {
  type Mode,
  type NormalizationOptions,
  createNormalization,
  createNormalizationTrace,
  normalize,
  recordStatistics,
} from '../../src/lib/nn/normalization.ts';
import { createNormalizationGradients, normalizeBackward } from '../../src/lib/nn/normalizationBackward.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { check } from '../reference/norm.ts';
import { normals, slopesOf } from './randomNetworks.ts';
import { expectClose, expectReference } from './reference.ts';

expectReference('norm.f64.json', check, 164);
expectReference('norm.f32.json', check, 164);

/** y, the gradients for dy, and the trace of one pass. */
function pass(
  features: number,
  options: NormalizationOptions,
  x: Float64Array,
  dy: Float64Array,
  mode: Mode,
) {
  const norm = createNormalization(features, options);
  const trace = createNormalizationTrace(norm, x.length / features, mode);
  const [y, dx, gradients] = [new Float64Array(x.length), dy.slice(), createNormalizationGradients(norm)];
  normalize(norm, x, y, trace);
  normalizeBackward(norm, dx, trace, gradients);
  return { norm, trace, y, dx, gradients };
}

describe('a constant group', () => {
  const dy = Float64Array.of(3, 0, -1, 2);

  it.each([
    ['feature', 'batch', 1],
    ['row', 'layer', 4],
  ] as const)('a constant %s gives β, and its gradient without its mean over √ε', (_, kind, features) => {
    const x = new Float64Array(4).fill(2.5);
    const { y, dx, gradients } = pass(features, { kind, epsilon: 1e-4 }, x, dy, 'train');
    expect([...y]).toEqual([0, 0, 0, 0]);
    expectClose('dx', dx, [200, -100, -200, 100], { rtol: 1e-12 });
    expect(gradients.dScale.every((v) => v === 0)).toBe(true);
  });

  it('does so where the sum rounds, and does not blow the rounding up', () => {
    const { y } = pass(1, { kind: 'batch' }, new Float64Array(3).fill(0.1), new Float64Array(3), 'train');
    for (const v of y) expect(Math.abs(v)).toBeLessThan(1e-13);
  });

  it('a layer of one unit is constant in every row: nothing of the input is left, nor of the gradient', () => {
    const { y, dx } = pass(1, { kind: 'layer' }, Float64Array.of(1, -7, 40, 0), dy, 'train');
    expect([...y]).toEqual([0, 0, 0, 0]);
    expect(dx.every((v) => v === 0)).toBe(true);
  });
});

describe('a batch of one row', () => {
  it('has no statistics, so train mode refuses it', () => {
    const norm = createNormalization(3, { kind: 'batch' });
    for (const B of [0, 1]) {
      expect(() => createNormalizationTrace(norm, B, 'train')).toThrow(
        `createNormalizationTrace: expected at least 2 rows to take statistics of, got ${B}`,
      );
    }
  });

  it('is nothing special in eval mode or to a layer normalization', () => {
    const x = Float64Array.of(1, 2, 3);
    const tiny = { epsilon: 1e-30 } as const;
    expect([...pass(3, { kind: 'batch', ...tiny }, x, x, 'eval').y]).toEqual([1, 2, 3]);
    // Mean 2, variance 2/3.
    const root = Math.sqrt(1.5);
    expectClose('y', pass(3, { kind: 'layer', ...tiny }, x, x, 'train').y, [-root, 0, root], { rtol: 1e-15 });
  });
});

describe('running statistics', () => {
  const rows = (...values: number[]): Float64Array => Float64Array.from(values);
  const after = (momentum: number | 'average', ...batches: Float64Array[]) => {
    const norm = createNormalization(1, { kind: 'batch', momentum });
    for (const x of batches) {
      const trace = createNormalizationTrace(norm, x.length, 'train');
      normalize(norm, x, new Float64Array(x.length), trace);
      recordStatistics(norm, trace);
    }
    const { mean, variance, batches: count } = norm.running;
    return [mean[0], variance[0], count[0]];
  };

  it('take the share of the momentum, with a variance that divides by B − 1', () => {
    // Mean 3 and squares 2 · 1: the variance is 2.
    expect(after(0.5, rows(2, 4))).toEqual([1.5, 1.5, 1]);
    expect(after(1, rows(2, 4))).toEqual([3, 2, 1]);
    expect(after(0, rows(2, 4))).toEqual([0, 1, 1]);
  });

  it('are the mean over all batches with momentum "average"', () => {
    expect(after('average', rows(2, 4), rows(10, 10))).toEqual([6.5, 1, 2]);
  });

  it('move by recordStatistics alone, and not at all in a layer normalization', () => {
    for (const kind of ['batch', 'layer'] as const) {
      const norm = createNormalization(2, { kind });
      const before = structuredClone(norm);
      const trace = createNormalizationTrace(norm, 2, 'train');
      normalize(norm, rows(1, 2, 3, 4), new Float64Array(4), trace);
      expect(norm).toEqual(before);
      recordStatistics(norm, trace);
      expect(norm.running.batches[0]).toBe(kind === 'batch' ? 1 : 0);
    }
  });
});

describe('the gradient', () => {
  it.each([
    ['batch', 'train'],
    ['batch', 'eval'],
    ['layer', 'train'],
  ] as const)('of a %s normalization in %s mode is the central difference', (kind, mode) => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = createRandom(seed);
      const [B, features] = [2 + random.integer(5), 1 + random.integer(5)];
      const [x, dy] = [normals(random, B * features), normals(random, B * features)];
      const options = { kind, epsilon: 0.01 } as const;
      const loss = () => pass(features, options, x, dy, mode).y.reduce((sum, v, i) => sum + v * dy[i]!, 0);
      const { dx } = pass(features, options, x, dy, mode);
      expectClose(`seed ${seed}`, dx, slopesOf(x, loss), { rtol: 1e-6, atol: 1e-6 });
    }
  });

  it('in train mode has no part along 1 or along x̂: moving or stretching x changes nothing', () => {
    const random = createRandom(1);
    const { dx, trace } = pass(
      1,
      { kind: 'batch', epsilon: 1e-12 },
      normals(random, 9),
      normals(random, 9),
      'train',
    );
    expect(Math.abs(dx.reduce((sum, v) => sum + v, 0))).toBeLessThan(1e-14);
    expect(Math.abs(dx.reduce((sum, v, i) => sum + v * trace.normalized[i]!, 0))).toBeLessThan(1e-10);
  });
});

describe('broken preconditions', () => {
  it.each([0, -1, NaN])('epsilon %d', (epsilon) => {
    expect(() => createNormalization(1, { kind: 'batch', epsilon })).toThrow(
      `createNormalization: expected an epsilon above 0, got ${epsilon}`,
    );
  });

  it.each([-0.1, 1.1, NaN])('momentum %d', (momentum) => {
    expect(() => createNormalization(1, { kind: 'batch', momentum })).toThrow(
      `createNormalization: expected a momentum from 0 to 1, got ${momentum}`,
    );
  });

  it('arrays of another size', () => {
    const norm = createNormalization(2, { kind: 'layer' });
    const trace = createNormalizationTrace(norm, 2, 'eval');
    const [right, wrong] = [new Float64Array(4), new Float64Array(6)];
    for (const [x, y] of [
      [right, wrong],
      [wrong, right],
    ] as const) {
      expect(() => normalize(norm, x, y, trace)).toThrow(
        'normalize: expected 4 numbers as in the trace, got 6',
      );
    }
    expect(() => normalizeBackward(norm, wrong, trace, createNormalizationGradients(norm))).toThrow(
      'normalizeBackward: expected 4 numbers as in the trace, got 6',
    );
  });
});
