import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { activationPatterns } from '../../src/lib/nn/activationPatterns.ts';
import { type Activation, activations, hardtanh, leakyRelu } from '../../src/lib/nn/activations.ts';
import { linearPieces } from '../../src/lib/nn/linearPieces.ts';
import { type Mlp, createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { arrangementRegions, deepRegionsUpperBound } from '../../src/lib/nn/regionBounds.ts';
import { type Region, regions } from '../../src/lib/nn/regions.ts';

const SQUARE = { left: -2, right: 2, bottom: -2, top: 2 };

/** He weights and biases from N(0, 1/4), two inputs and two outputs. */
function randomNetwork(seed: number, widths: readonly number[], hidden: Activation = activations.relu): Mlp {
  const random = createRandom(seed);
  const mlp = createMlp({
    sizes: [2, ...widths, 2],
    activations: [...widths.map(() => hidden), activations.identity],
    initializer: 'heNormal',
    random,
  });
  for (const { b } of mlp.layers) b.forEach((_, i) => (b[i] = random.normal() / 2));
  return mlp;
}

/** One hidden layer of lines W x + b = 0. */
function linesOf(lines: readonly (readonly [number, number, number])[]): Mlp {
  const mlp = createMlp({
    sizes: [2, lines.length, 1],
    activations: ['relu', 'identity'],
    initializer: 'zeros',
    random: createRandom(1),
  });
  lines.forEach(([wx, wy, bias], i) => {
    mlp.layers[0]!.W.set([wx, wy], 2 * i);
    mlp.layers[0]!.b[i] = bias;
  });
  mlp.layers[1]!.W.fill(1);
  return mlp;
}

const total = (parts: readonly Region[]): number => parts.reduce((sum, { area }) => sum + area, 0);

/** A point inside a convex polygon: a mean of its corners with positive weights. */
function insideOf(polygon: readonly number[], uniform: () => number): [number, number] {
  let [x, y, sum] = [0, 0, 0];
  for (let i = 0; i < polygon.length; i += 2) {
    const weight = 0.05 + uniform();
    x += weight * polygon[i]!;
    y += weight * polygon[i + 1]!;
    sum += weight;
  }
  return [x / sum, y / sum];
}

/** Vertices, sides and faces of the map, corners that agree to 1e-9 taken as one. */
function countMap(parts: readonly Region[]): { V: number; E: number; F: number } {
  const name = (polygon: readonly number[], i: number): string =>
    [0, 1].map((axis) => Math.round(polygon[(2 * i + axis) % polygon.length]! * 1e9)).join();
  const [vertices, sides] = [new Set<string>(), new Set<string>()];
  for (const { polygon } of parts)
    for (let i = 0; i < polygon.length / 2; i++) {
      vertices.add(name(polygon, i));
      sides.add([name(polygon, i), name(polygon, i + 1)].sort().join(' '));
    }
  return { V: vertices.size, E: sides.size, F: parts.length };
}

const anyNetwork = fc.record({
  seed: fc.nat(1e6),
  widths: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 0, maxLength: 3 }),
  hidden: fc.constantFrom<Activation>(
    activations.relu,
    leakyRelu(0.2),
    hardtanh(0, 1),
    activations.hardtanh,
    activations.step,
  ),
});

describe('whatever the network', () => {
  it('the areas add up to the rectangle', () => {
    fc.assert(
      fc.property(anyNetwork, ({ seed, widths, hidden }) => {
        const parts = regions(randomNetwork(seed, widths, hidden), SQUARE);
        expect(Math.abs(total(parts) - 16)).toBeLessThan(1e-11);
        for (const { area } of parts) expect(area).toBeGreaterThan(0);
      }),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('inside a region forward computes its affine map and its pattern', () => {
    fc.assert(
      fc.property(anyNetwork, ({ seed, widths, hidden }) => {
        const mlp = randomNetwork(seed, widths, hidden);
        const { uniform } = createRandom(seed + 1);
        for (const { polygon, area, pattern, W, b } of regions(mlp, SQUARE)) {
          if (area < 1e-9) continue; // So thin that a point inside it is one on its border.
          const [x, y] = insideOf(polygon, uniform);
          const { z, a } = forward(mlp, Float64Array.of(x, y), 1);
          for (let k = 0; k < 2; k++) {
            const terms = [W[2 * k]! * x, W[2 * k + 1]! * y, b[k]!];
            const room = 1e-12 * (1 + terms.reduce((sum, term) => sum + Math.abs(term), 0));
            const got = terms[0]! + terms[1]! + terms[2]!;
            expect(Math.abs(got - a.at(-1)![k]!)).toBeLessThanOrEqual(room);
          }
          expect(pattern).toEqual(
            z.map((layer, l) => activationPatterns(layer, 1, mlp.layers[l]!.activation.kinks)[0]),
          );
        }
      }),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('there are at most as many as can be counted beforehand', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 3 }),
        (seed, widths) => {
          const { length } = regions(randomNetwork(seed, widths), SQUARE);
          expect(length).toBeLessThanOrEqual(deepRegionsUpperBound(widths, 2));
        },
      ),
      { numRuns: 100, seed: 20100 },
    );
  });

  it('patterns of a ReLU network are all different', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const parts = regions(randomNetwork(seed, [6, 5]), SQUARE);
        expect(new Set(parts.map(({ pattern }) => pattern.join('|'))).size).toBe(parts.length);
      }),
      { numRuns: 100, seed: 20100 },
    );
  });

  it('the map has no holes and no loose corners: V − E + F = 1 (Euler)', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const parts = regions(randomNetwork(seed, [5, 5], leakyRelu(0.1)), SQUARE);
        const { V, E, F } = countMap(parts);
        expect(V - E + F).toBe(1);
      }),
      { numRuns: 100, seed: 20100 },
    );
  });
});

describe('one hidden layer', () => {
  // Oracle: n lines of which no two are parallel and no three meet make 1 + n + n(n − 1)/2 regions.
  it('has as many regions as an arrangement of lines, in a rectangle that holds all their meetings', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 12 }), (seed, n) => {
        const mlp = randomNetwork(seed, [n]);
        const { W, b } = mlp.layers[0]!;
        let reach = 1;
        for (let i = 0; i < n; i++) {
          reach = Math.max(reach, Math.abs(b[i]!) / Math.hypot(W[2 * i]!, W[2 * i + 1]!));
          for (let j = 0; j < i; j++) {
            const det = W[2 * i]! * W[2 * j + 1]! - W[2 * i + 1]! * W[2 * j]!;
            const x = (W[2 * i + 1]! * b[j]! - W[2 * j + 1]! * b[i]!) / det;
            const y = (W[2 * j]! * b[i]! - W[2 * i]! * b[j]!) / det;
            reach = Math.max(reach, Math.abs(x), Math.abs(y));
          }
        }
        fc.pre(reach < 1e6);
        const side = 2 * reach;
        const parts = regions(mlp, { left: -side, right: side, bottom: -side, top: side });
        expect(parts).toHaveLength(arrangementRegions(n, 2));
      }),
      { numRuns: 150, seed: 20100 },
    );
  });

  // By hand: n concurrent lines make 2n sectors, parallel ones n + 1 strips, one line given twice two halves.
  test.each([
    [
      'three lines through one point',
      [
        [1, 0, 0],
        [0, 1, 0],
        [1, 1, 0],
      ],
      6,
    ],
    ['five lines through a point that no double holds', pencil(5, 1 / 3, 0.1 + 0.2), 10],
    [
      'parallel lines',
      [
        [1, 2, 0],
        [1, 2, 1],
        [2, 4, -1],
      ],
      4,
    ],
    [
      'a line given twice',
      [
        [3, 1, 0.3],
        [-1, -1 / 3, -0.1],
      ],
      2,
    ],
    [
      'a line along the border',
      [
        [1, 0, 2],
        [0, 1, -2],
      ],
      1,
    ],
    ['a line through two corners', [[1, 1, 0]], 2],
    ['a line that touches a corner', [[1, 1, 4]], 1],
    ['a line outside', [[1, 0, 5]], 1],
    [
      'a unit without weights',
      [
        [0, 0, 1],
        [0, 0, -1],
        [0, 0, 0],
      ],
      1,
    ],
  ] as [string, [number, number, number][], number][])('%s', (_, lines, want) => {
    const parts = regions(linesOf(lines), SQUARE);
    expect(parts).toHaveLength(want);
    expect(total(parts)).toBeCloseTo(16, 12);
  });
});

/** Lines through (x, y) in n directions. */
function pencil(n: number, x: number, y: number): [number, number, number][] {
  return Array.from({ length: n }, (_, k) => {
    const [wx, wy] = [Math.cos(0.3 + k), Math.sin(0.3 + k)];
    return [wx, wy, -(wx * x + wy * y)];
  });
}

describe('deep networks', () => {
  // By hand: |x| and |y| fold the square onto a quarter, and |x| + |y| = 1 there is a diamond.
  it('a diamond by folding: four quarters, each cut once', () => {
    const mlp = createMlp({
      sizes: [2, 4, 1, 1],
      activations: ['relu', 'relu', 'identity'],
      initializer: 'zeros',
      random: createRandom(1),
    });
    mlp.layers[0]!.W.set([1, 0, -1, 0, 0, 1, 0, -1]);
    mlp.layers[1]!.W.set([-1, -1, -1, -1]);
    mlp.layers[1]!.b[0] = 1;
    mlp.layers[2]!.W[0] = 3;
    const parts = regions(mlp, SQUARE);
    expect(parts).toHaveLength(8);
    const inside = parts.filter(({ pattern }) => pattern[1]![0] === 1);
    expect(total(inside)).toBe(2);
    expect(inside.map(({ W, b }) => [W.map(Math.abs), b])).toEqual(new Array(4).fill([[3, 3], [3]]));
  });

  // Oracle: linearPieces. A straight walk through the plane meets the cells of the network of one input along it.
  it('along a line they are the cells of the network of one input', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const mlp = randomNetwork(seed, [5, 4]);
        const cells = linearPieces(alongX(mlp, 0.37), -2, 2).cells;
        const met = regions(mlp, SQUARE)
          .map(({ polygon }) => rangeAt(polygon, 0.37))
          .filter((range) => range !== null)
          .sort((p, q) => p[0] - q[0]);
        expect(met).toHaveLength(cells.length);
        met.forEach(([from, to], k) => {
          expect(from).toBeCloseTo(cells[k]!.from, 9);
          expect(to).toBeCloseTo(cells[k]!.to, 9);
        });
      }),
      { numRuns: 100, seed: 20100 },
    );
  });
});

/** x ↦ the first output at (x, y), as a network of one input. */
function alongX(mlp: Mlp, y: number): Mlp {
  const [first, last] = [mlp.layers[0]!, mlp.layers.at(-1)!];
  const W = first.W.filter((_, i) => i % 2 === 0);
  const b = first.b.map((bias, i) => bias + first.W[2 * i + 1]! * y);
  const top = { ...last, fanOut: 1, W: last.W.slice(0, last.fanIn), b: last.b.slice(0, 1) };
  return {
    sizes: [1, ...mlp.sizes.slice(1, -1), 1],
    layers: [{ ...first, fanIn: 1, W, b }, ...mlp.layers.slice(1, -1), top],
  };
}

/** The x at which a polygon begins and ends at height y, null where it does not reach it. */
function rangeAt(polygon: readonly number[], y: number): [number, number] | null {
  const met: number[] = [];
  for (let i = 0; i < polygon.length; i += 2) {
    const [ax, ay] = [polygon[i]!, polygon[i + 1]!];
    const [bx, by] = [polygon[(i + 2) % polygon.length]!, polygon[(i + 3) % polygon.length]!];
    if (ay < y !== by < y) met.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return met.length === 2 ? [Math.min(...met), Math.max(...met)] : null;
}

it('units that cancel only up to rounding draw no line in the layers above', () => {
  const mlp = createMlp({
    sizes: [2, 3, 1, 1, 1],
    activations: ['relu', 'identity', 'relu', 'identity'],
    initializer: 'zeros',
    random: createRandom(1),
  });
  mlp.layers[0]!.W.set([1, 1, 1, 1, 1, 1]);
  mlp.layers[1]!.W.set([0.1, 0.2, -0.3]);
  mlp.layers[2]!.W[0] = 1e17;
  mlp.layers[2]!.b[0] = -1;
  mlp.layers[3]!.W[0] = 1;
  expect(regions(mlp, SQUARE)).toHaveLength(2);
});

it('refuses what it cannot cut', () => {
  const make = (sizes: number[], name: 'relu' | 'sigmoid'): Mlp =>
    createMlp({ sizes, activations: name, initializer: 'heNormal', random: createRandom(1) });
  expect(() => regions(make([1, 2], 'relu'), SQUARE)).toThrow('regions: expected two inputs, got 1');
  expect(() => regions(make([2, 2], 'sigmoid'), SQUARE)).toThrow(
    'regions: expected piecewise linear activations, got sigmoid in layers[0]',
  );
  expect(() => regions(make([2, 2], 'relu'), { ...SQUARE, top: -2 })).toThrow('expected a finite rectangle');
});
