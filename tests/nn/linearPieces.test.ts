import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { activationPatterns } from '../../src/lib/nn/activationPatterns.ts';
import { type Activation, activations, hardtanh, leakyRelu } from '../../src/lib/nn/activations.ts';
import { type LinearPiece, linearPieces } from '../../src/lib/nn/linearPieces.ts';
import { type Mlp, createMlp, forward, predict } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { arrangementRegions, deepRegionsUpperBound } from '../../src/lib/nn/regionBounds.ts';

/** A network from its weights, layer by layer [W, b]; hidden layers by `hidden`, the output as it is. */
function networkOf(layers: readonly (readonly [number[], number[]])[], hidden: Activation): Mlp {
  const sizes = [1, ...layers.map(([, b]) => b.length)];
  const mlp = createMlp({
    sizes,
    activations: [...layers.slice(1).map(() => hidden), activations.identity],
    initializer: 'zeros',
    random: createRandom(1),
  });
  layers.forEach(([W, b], l) => {
    mlp.layers[l]!.W.set(W);
    mlp.layers[l]!.b.set(b);
  });
  return mlp;
}

/** He weights and biases from N(0, 1), one input and one output. */
function randomNetwork(seed: number, widths: readonly number[], hidden: Activation = activations.relu): Mlp {
  const random = createRandom(seed);
  const mlp = createMlp({
    sizes: [1, ...widths, 1],
    activations: [...widths.map(() => hidden), activations.identity],
    initializer: 'heNormal',
    random,
  });
  for (const { b } of mlp.layers) b.forEach((_, i) => (b[i] = random.normal()));
  return mlp;
}

/** The tent 2 relu(x) − 4 relu(x − 1/2), composed `depth` times. Source: telgarsky-2015. */
const tents = (depth: number): Mlp =>
  networkOf(
    [
      [
        [1, 1],
        [0, -0.5],
      ],
      ...Array.from({ length: depth - 1 }, (): [number[], number[]] => [
        [2, -4, 2, -4],
        [0, -0.5],
      ]),
      [[2, -4], [0]],
    ],
    activations.relu,
  );

const pieceAt = <P extends LinearPiece>(pieces: readonly P[], x: number): P =>
  pieces.find(({ from, to }) => x >= from && x <= to)!;

describe('the composed tent', () => {
  test.each([1, 2, 3, 5, 8, 12])('of %i layers', (depth) => {
    const count = 2 ** depth;
    const { pieces, cells, kinks } = linearPieces(tents(depth), 0, 1);
    expect(pieces).toHaveLength(count);
    expect(cells).toHaveLength(count);
    // Closed form: kinks at the whole multiples of 2⁻ᴸ, slopes ±2ᴸ in turn, zeros and ones in turn.
    const step = 1 / count;
    kinks.forEach(({ x }, k) => expect(x).toBe((k + 1) * step));
    pieces.forEach(({ slope, intercept }, k) => {
      expect(slope).toBe(k % 2 === 0 ? count : -count);
      expect(intercept).toBe(k % 2 === 0 ? 0 - k : k + 1);
    });
  });

  it('is flat outside, when there is a layer above to cut it off', () => {
    const { pieces } = linearPieces(tents(3));
    expect(pieces).toHaveLength(10);
    expect(pieces[0]).toEqual({ from: -Infinity, to: 0, slope: 0, intercept: 0 });
    expect(pieces[9]!.from).toBe(1);
    expect(pieces[9]!.slope).toBe(0);
  });

  it('names the unit of every kink: the second of layer l at the odd multiples of 2⁻ˡ', () => {
    for (const { x, makers } of linearPieces(tents(5), 0, 1).kinks) {
      const layer = [1, 2, 3, 4, 5].findIndex((l) => Number.isInteger(x * 2 ** l));
      expect(makers[0]).toEqual({ layer, unit: 1 });
    }
  });
});

/** Folds at thirds, which no double holds: crossings that should coincide do so only up to rounding. */
it('a paper folded in three leaves no slivers: 3ᴸ pieces of equal width', () => {
  for (let depth = 1; depth <= 6; depth++) {
    const fold: [number[], number[]] = [
      [3, -6, 6, 3, -6, 6, 3, -6, 6],
      [0, -1 / 3, -2 / 3],
    ];
    const layers: [number[], number[]][] = [
      [
        [1, 1, 1],
        [0, -1 / 3, -2 / 3],
      ],
      ...Array.from({ length: depth - 1 }, () => fold),
      [[3, -6, 6], [0]],
    ];
    const { pieces, cells } = linearPieces(networkOf(layers, activations.relu), 0, 1);
    expect(pieces).toHaveLength(3 ** depth);
    expect(cells).toHaveLength(3 ** depth);
    for (const { from, to } of pieces) expect((to - from) * 3 ** depth).toBeCloseTo(1, 9);
  }
});

describe('random ReLU networks', () => {
  test.each([8, 16, 32])('one layer of %i units has one piece more, for every seed', (width) => {
    for (let seed = 1; seed <= 50; seed++) {
      const mlp = randomNetwork(seed, [width]);
      const { kinks, pieces } = linearPieces(mlp);
      expect(pieces).toHaveLength(arrangementRegions(width, 1));
      // Closed form: the kinks are −b/w, and slope changes there by a |w|.
      const [{ W, b }, { W: a }] = mlp.layers as [Mlp['layers'][0], Mlp['layers'][0]];
      const want = Array.from(b, (bias, unit) => ({ x: -bias / W[unit]!, unit })).sort((p, q) => p.x - q.x);
      kinks.forEach(({ x, makers }, k) => {
        expect(x).toBeCloseTo(want[k]!.x, 9);
        expect(makers).toEqual([{ layer: 0, unit: want[k]!.unit }]);
        const bend = a[want[k]!.unit]! * Math.abs(W[want[k]!.unit]!);
        expect(pieces[k + 1]!.slope - pieces[k]!.slope).toBeCloseTo(bend, 9);
      });
    }
  });

  test.each([[[8, 8]], [[8, 8, 8, 8]], [[16, 16, 16, 16]]])(
    '%j has no more pieces than any can',
    (widths) => {
      for (let seed = 1; seed <= 20; seed++) {
        const { length } = linearPieces(randomNetwork(seed, widths)).pieces;
        expect(length).toBeLessThanOrEqual(deepRegionsUpperBound(widths, 1));
      }
    },
  );
});

const anyNetwork = fc.record({
  seed: fc.nat(1e6),
  widths: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 0, maxLength: 4 }),
  hidden: fc.constantFrom<Activation>(
    activations.relu,
    leakyRelu(0.2),
    hardtanh(0, 6),
    activations.hardtanh,
    activations.step,
    activations.identity,
  ),
});

describe('whatever the network', () => {
  it('its pieces and cells are what forward computes, to 1e-12 of the terms', () => {
    fc.assert(
      fc.property(anyNetwork, ({ seed, widths, hidden }) => {
        const mlp = randomNetwork(seed, widths, hidden);
        const { pieces, cells } = linearPieces(mlp);
        const { normal } = createRandom(seed + 1);
        const x = Float64Array.from({ length: 40 }, () => 4 * normal());
        const { z, a } = forward(mlp, x, 40);
        const patterns = z.map((layer, l) => activationPatterns(layer, 40, mlp.layers[l]!.activation.kinks));
        x.forEach((at, i) => {
          const cell = pieceAt(cells, at);
          for (const { slope, intercept } of [cell, pieceAt(pieces, at)]) {
            const room = 1e-12 * (1 + Math.abs(slope * at) + Math.abs(intercept));
            expect(Math.abs(slope * at + intercept - a.at(-1)![i]!)).toBeLessThanOrEqual(room);
          }
          expect(cell.pattern).toEqual(patterns.map((layer) => layer[i]!));
        });
      }),
      { numRuns: 300, seed: 20100 },
    );
  });

  it('pieces meet, cover the line, and differ from their neighbors; each kink has a maker', () => {
    fc.assert(
      fc.property(anyNetwork, ({ seed, widths, hidden }) => {
        const { pieces, kinks, cells, crossings } = linearPieces(randomNetwork(seed, widths, hidden));
        for (const [row, marks] of [
          [pieces, kinks],
          [cells, crossings],
        ] as const) {
          expect(row).toHaveLength(marks.length + 1);
          expect([row[0]!.from, row.at(-1)!.to]).toEqual([-Infinity, Infinity]);
          marks.forEach(({ x, makers }, k) => {
            expect([row[k]!.to, row[k + 1]!.from]).toEqual([x, x]);
            expect(row[k + 1]!.to).toBeGreaterThan(x);
            expect(makers.length).toBeGreaterThan(0);
          });
        }
        if (hidden.jumps) return;
        kinks.forEach(({ x }, k) => {
          const [left, right] = [pieces[k]!, pieces[k + 1]!];
          const [below, above] = [left.slope * x + left.intercept, right.slope * x + right.intercept];
          const size = Math.abs(left.slope * x) + Math.abs(right.slope * x) + Math.abs(below) + 1;
          expect(Math.abs(above - below)).toBeLessThanOrEqual(1e-10 * size);
          expect(left.slope).not.toBe(right.slope);
        });
      }),
      { numRuns: 300, seed: 20100 },
    );
  });

  it('an interval shows the part of the line that lies in it', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const mlp = randomNetwork(seed, [6, 6]);
        const [whole, part] = [linearPieces(mlp), linearPieces(mlp, -1, 0.5)];
        const inside = whole.kinks.filter(({ x }) => x > -1 && x < 0.5);
        expect(part.kinks.map(({ makers }) => makers)).toEqual(inside.map(({ makers }) => makers));
        part.kinks.forEach(({ x }, k) => expect(x).toBeCloseTo(inside[k]!.x, 11));
        expect([part.pieces[0]!.from, part.pieces.at(-1)!.to]).toEqual([-1, 0.5]);
      }),
      { numRuns: 100, seed: 20100 },
    );
  });

  it('renaming the units of a layer moves no kink', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const mlp = randomNetwork(seed, [5, 4]);
        const before = linearPieces(mlp).kinks;
        const [first, second] = [mlp.layers[0]!, mlp.layers[1]!];
        first.W.reverse();
        first.b.reverse();
        for (let i = 0; i < 4; i++) second.W.subarray(5 * i, 5 * i + 5).reverse();
        const after = linearPieces(mlp).kinks;
        expect(after).toHaveLength(before.length);
        after.forEach(({ x }, k) => expect(Math.abs(x / before[k]!.x - 1)).toBeLessThan(1e-9));
      }),
      { numRuns: 100, seed: 20100 },
    );
  });
});

describe('crossings that the function does not feel', () => {
  const one: [number[], number[]] = [
    [1, 1],
    [0, -1],
  ];

  it('a unit without outgoing weight makes two cells and one piece', () => {
    const { pieces, cells, crossings } = linearPieces(networkOf([one, [[1, 0], [0]]], activations.relu));
    expect([pieces.length, cells.length]).toEqual([2, 3]);
    expect(crossings.map(({ x, isKink }) => [x, isKink])).toEqual([
      [0, true],
      [1, false],
    ]);
  });

  it('relu(x) − relu(−x) = x: two units at one place, no kink', () => {
    const mirrored: [number[], number[]] = [
      [1, -1],
      [0, 0],
    ];
    const { pieces, crossings } = linearPieces(networkOf([mirrored, [[1, -1], [0]]], activations.relu));
    expect(pieces).toEqual([{ from: -Infinity, to: Infinity, slope: 1, intercept: 0 }]);
    expect(crossings).toEqual([
      {
        x: 0,
        makers: [
          { layer: 0, unit: 0 },
          { layer: 0, unit: 1 },
        ],
        isKink: false,
      },
    ]);
  });

  it('units that cancel only up to rounding do so in the layers above as well', () => {
    // 0.1 + 0.2 − 0.3 is 5.6e-17 in doubles: no kink may come of what it is multiplied by.
    const three: [number[], number[]] = [
      [1, 1, 1],
      [0, 0, 0],
    ];
    const mlp = networkOf([three, [[0.1, 0.2, -0.3], [0]], [[1e9], [1]], [[1], [0]]], activations.relu);
    expect(linearPieces(mlp).pieces).toEqual([{ from: -Infinity, to: Infinity, slope: 0, intercept: 1 }]);
  });

  it('kinks equal up to rounding are one crossing with two makers', () => {
    // 0.1 + 0.2 and 0.3 are neighboring doubles.
    const near: [number[], number[]] = [
      [1, 1],
      [-(0.1 + 0.2), -0.3],
    ];
    const { crossings, pieces } = linearPieces(networkOf([near, [[1, 1], [0]]], activations.relu));
    expect(crossings).toHaveLength(1);
    expect(crossings[0]!.makers).toHaveLength(2);
    expect(pieces[1]!.slope).toBe(2);
  });

  it('leaky ReLU of slope 1 changes cells and no piece', () => {
    const { pieces, cells } = linearPieces(networkOf([one, [[1, 1], [0]]], leakyRelu(1)));
    expect([pieces.length, cells.length]).toEqual([1, 3]);
  });
});

describe('special networks', () => {
  it('a staircase of two steps jumps twice and is flat', () => {
    const mlp = networkOf(
      [
        [
          [1, 1],
          [0, -1],
        ],
        [[1, 1], [0]],
      ],
      activations.step,
    );
    const { pieces, kinks } = linearPieces(mlp);
    expect(pieces.map(({ slope, intercept }) => [slope, intercept])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
    expect(kinks.map(({ x }) => x)).toEqual([0, 1]);
  });

  it('a dead network is one flat piece, and so is one of zeros', () => {
    const dead = networkOf(
      [
        [[0], [-1]],
        [[1], [3]],
      ],
      activations.relu,
    );
    expect(linearPieces(dead).pieces).toEqual([{ from: -Infinity, to: Infinity, slope: 0, intercept: 3 }]);
    const zeros = networkOf(
      [
        [[0], [0]],
        [[0], [0]],
        [[0], [0]],
      ],
      activations.relu,
    );
    // A unit that stays on its kink stands on the left of it, where ReLU has its derivative 0.
    expect(linearPieces(zeros).cells.map(({ pattern }) => pattern.join())).toEqual(['0,0,0']);
  });

  it('an activation at the output cuts as well', () => {
    const mlp = createMlp({
      sizes: [1, 1],
      activations: 'hardtanh',
      initializer: 'zeros',
      random: createRandom(1),
    });
    mlp.layers[0]!.W[0] = 2;
    expect(linearPieces(mlp).kinks.map(({ x }) => x)).toEqual([-0.5, 0.5]);
    expect(predict(mlp, Float64Array.of(3), 1)[0]).toBe(1);
  });

  it('a kink far from 0 keeps its digits', () => {
    const far = networkOf(
      [
        [
          [1, 1],
          [-1e9, -1e9 - 1],
        ],
        [[1, -1], [0]],
      ],
      activations.relu,
    );
    expect(linearPieces(far).kinks.map(({ x }) => x)).toEqual([1e9, 1e9 + 1]);
  });
});

it('refuses what it cannot cut', () => {
  const make = (sizes: number[], name: 'relu' | 'tanh'): Mlp =>
    createMlp({ sizes, activations: name, initializer: 'heNormal', random: createRandom(1) });
  expect(() => linearPieces(make([2, 3, 1], 'relu'))).toThrow(
    'linearPieces: expected one input and one output, got 2 and 1',
  );
  expect(() => linearPieces(make([1, 3, 1], 'tanh'))).toThrow(
    'linearPieces: expected piecewise linear activations, got tanh in layers[0]',
  );
  expect(() => linearPieces(make([1, 3, 1], 'relu'), 1, 1)).toThrow('expected an interval, got 1 to 1');
});
