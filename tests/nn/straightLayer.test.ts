import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationPatterns } from '../../src/lib/nn/activationPatterns.ts';
import { activations } from '../../src/lib/nn/activations.ts';
import { linearPieces } from '../../src/lib/nn/linearPieces.ts';
import { type Mlp, createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { regions } from '../../src/lib/nn/regions.ts';
import { straightLayer, withLearned } from '../../src/lib/nn/straightLayer.ts';

interface Kinds {
  readonly seed: number;
  readonly normalized: boolean[];
  readonly residual: boolean[];
}

const kinds = fc.record({
  seed: fc.nat(1e6),
  normalized: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  residual: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
});

/** Hidden layers of four PReLU units with slopes of their own, some of them normalized, some residual. */
function networkOf({ seed, normalized, residual }: Kinds, inputs: number): Mlp {
  const random = createRandom(seed);
  const mlp = createMlp({
    sizes: [inputs, 4, 4, 4, 1],
    activations: ['prelu', 'prelu', 'prelu', 'identity'],
    normalizations: [...normalized.map((yes) => (yes ? ({ kind: 'batch' } as const) : 'none')), 'none'],
    connections: ['plain', ...residual.slice(1).map((yes) => (yes ? 'residual' : 'plain')), 'plain'],
    initializer: 'heNormal',
    random,
  });
  for (const { b, learned, normalization } of mlp.layers) {
    const move = (array: Float64Array): void => array.forEach((v, i) => (array[i] = v + random.normal() / 2));
    move(b);
    if (learned) move(learned);
    if (!normalization) continue;
    [normalization.scale, normalization.shift, normalization.running.mean].forEach(move);
    normalization.running.variance.forEach((_, i, v) => (v[i] = 0.1 + random.uniform()));
  }
  return mlp;
}

const TERMS = 1e-11;

describe('networks with learned slopes, batch normalization and residual connections', () => {
  it('have the pieces that forward computes', () => {
    fc.assert(
      fc.property(kinds, (given) => {
        const mlp = networkOf(given, 1);
        const { pieces, cells } = linearPieces(mlp);
        const { normal } = createRandom(given.seed + 1);
        const x = Float64Array.from({ length: 30 }, () => 4 * normal());
        const { a, argument } = forward(mlp, x, 30);
        const patterns = argument.map((z, l) => activationPatterns(z, 30, mlp.layers[l]!.activation.kinks));
        x.forEach((at, i) => {
          const [piece, cell] = [pieces, cells].map((row) =>
            row.find(({ from, to }) => from <= at && at <= to)!,
          );
          for (const { slope, intercept } of [piece!, cell!]) {
            const room = TERMS * (1 + Math.abs(slope * at) + Math.abs(intercept));
            expect(Math.abs(slope * at + intercept - a.at(-1)![i]!)).toBeLessThanOrEqual(room);
          }
          expect(cells.find(({ from, to }) => from <= at && at <= to)!.pattern).toEqual(
            patterns.map((layer) => layer[i]!),
          );
        });
      }),
      { numRuns: 150, seed: 20100 },
    );
  });

  it('have the regions that forward computes', () => {
    fc.assert(
      fc.property(kinds, (given) => {
        const mlp = networkOf(given, 2);
        const parts = regions(mlp, { left: -2, right: 2, bottom: -2, top: 2 });
        expect(parts.reduce((sum, { area }) => sum + area, 0)).toBeCloseTo(16, 10);
        for (const { polygon, area, W, b } of parts) {
          if (area < 1e-9) continue;
          const corners = polygon.length / 2;
          const center = [0, 1].map(
            (axis) => polygon.filter((_, i) => i % 2 === axis).reduce((sum, v) => sum + v, 0) / corners,
          );
          const terms = [W[0]! * center[0]!, W[1]! * center[1]!, b[0]!];
          const room = TERMS * (1 + terms.reduce((sum, term) => sum + Math.abs(term), 0));
          const want = forward(mlp, Float64Array.from(center), 1).a.at(-1)![0]!;
          expect(Math.abs(terms[0]! + terms[1]! + terms[2]! - want)).toBeLessThanOrEqual(room);
        }
      }),
      { numRuns: 100, seed: 20100 },
    );
  });

  // By hand: relu(x − 1) + x bends at 1, from slope 1 to slope 2.
  it('a residual unit keeps its input beside the kink', () => {
    const mlp = createMlp({
      sizes: [1, 1],
      activations: 'relu',
      connections: 'residual',
      initializer: 'zeros',
      random: createRandom(1),
    });
    mlp.layers[0]!.W[0] = 1;
    mlp.layers[0]!.b[0] = -1;
    expect(linearPieces(mlp).pieces).toEqual([
      { from: -Infinity, to: 1, slope: 1, intercept: 0 },
      { from: 1, to: Infinity, slope: 2, intercept: -1 },
    ]);
  });
});

it('withLearned puts the learned number in its place, and leaves others as they are', () => {
  const { f, df } = withLearned({ activation: activations.prelu, learned: Float64Array.of(0.5) });
  expect([f(-2), df(-2), f(3), df(3)]).toEqual([-1, 0.5, 3, 1]);
  expect(withLearned({ activation: activations.relu })).toBe(activations.relu);
});

it('straightLayer refuses curves in the name of its caller', () => {
  const layerOf = (options: Partial<Parameters<typeof createMlp>[0]>) =>
    createMlp({
      sizes: [2, 2],
      activations: 'relu',
      initializer: 'heNormal',
      random: createRandom(1),
      ...options,
    }).layers[0]!;
  expect(() => straightLayer('regions', layerOf({ activations: 'tanh' }), 2)).toThrow(
    'regions: expected piecewise linear activations, got tanh in layers[2]',
  );
  expect(() => straightLayer('regions', layerOf({ normalizations: { kind: 'layer' } }), 0)).toThrow(
    'regions: expected no layer normalization, got one in layers[0]',
  );
});
