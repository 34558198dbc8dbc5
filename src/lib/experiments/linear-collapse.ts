/**
 * C06: a composition of affine maps is one affine map. A stack of layers without activation functions is multiplied
 * out to a single matrix and bias, and both are given the same inputs.
 *
 * Left out: training. The claim is about what a stack can compute, not about how it learns.
 */
import { defineExperiment } from '../experiment.ts';
import { relu } from '../nn/activations.ts';
import { affine, multiply } from '../nn/matrix.ts';
import { maxNorm } from '../nn/norms.ts';
import { log10 } from '../nn/portable.ts';
import { createRandom, type Random } from '../nn/random.ts';
import { rank } from '../nn/rank.ts';
import { choice, integer, real, seed } from '../parameters.ts';

/** One affine map y = W x + b of `width` numbers. */
export interface Affine {
  readonly W: Float64Array;
  readonly b: Float64Array;
}

/** A straight line of the grid, as the corner points of its image: x₁, y₁, x₂, y₂, … */
export type Polyline = Float64Array;

export interface CollapseResult {
  /** The lines of the grid [−1, 1]², before, after the stack, and after the single matrix. */
  readonly before: readonly Polyline[];
  readonly stacked: readonly Polyline[];
  readonly single: readonly Polyline[];
  /** Largest difference of the two images on the grid's points, divided by the largest coordinate of either. */
  readonly difference: number;
  /** Decimal digits to which the two images agree, at most 17. */
  readonly digits: number;
  /** Whether ReLU has sent every point to zero. */
  readonly isDead: boolean;
  /** Rank of the single matrix: 2, or less where one layer flattens the plane. */
  readonly rank: number;
  /** Half the side of the square around the origin that holds both images. */
  readonly extent: number;
}

/** Lines of the grid in each direction; the middle one is an axis. */
export const LINES = 11;

const parameters = {
  depth: integer(1, 10, 10),
  relu: choice(['none', 'one', 'every'], 'none'),
  w11: real(-2, 2, 0.05, 0.9),
  w12: real(-2, 2, 0.05, -0.4),
  w21: real(-2, 2, 0.05, 0.35),
  w22: real(-2, 2, 0.05, 1.1),
  seed: seed(),
};

export const experiment = defineExperiment({
  slug: 'linear-collapse',
  parameters,

  run({ depth, relu: where, w11, w12, w21, w22, seed: start }): CollapseResult {
    const own: Affine = { W: Float64Array.of(w11, w12, w21, w22), b: Float64Array.of(0.1, -0.05) };
    const random = createRandom(start);
    const layers = [own, ...Array.from({ length: depth - 1 }, () => gentleMap(random))];
    const rectified = layers.map((_, l) => hasRelu(where, l, depth));
    const product = compose(layers);
    const before = gridLines();
    const stacked = before.map((line) => throughStack(line, layers, rectified));
    const single = before.map((line) => mapPoints(line, product));
    const largest = Math.max(...[...stacked, ...single].map(maxNorm));
    const difference = compare(layers, rectified, product);
    return {
      before,
      stacked,
      single,
      difference,
      digits: Math.min(17, Math.floor(-log10(difference))),
      isDead: stacked.every((line) => maxNorm(line) === 0),
      rank: rank(product.W, 2, 2, 1e-12),
      extent: niceExtent(largest),
    };
  },

  claim: {
    seeds: 100,
    headline: 'difference',
    quantities: {
      difference: {
        unit: 'number',
        summary: 'largest',
        theory: 0,
        low: 0,
        high: 1e-13,
        basis: 'rounding of ten products of 16 × 16 matrices in float64',
      },
      linearRank: {
        unit: 'count',
        summary: 'largest',
        theory: 2,
        low: 2,
        high: 2,
        basis: 'the narrowest width, exactly',
      },
      reluRank: {
        unit: 'count',
        summary: 'mean',
        theory: null,
        low: 5,
        high: 7.5,
        basis: 'the mean over 100 networks measured with NumPy is 6.23',
      },
    },
    measure: (start) => ({
      difference: deepDifference(createRandom(start)),
      ...bottleneckRanks(createRandom(start).split(1)),
    }),
  },
});

/** W = W_L … W_1 and b = Σ W_L … W_(l+1) b_l, built up layer by layer from the identity. */
export function compose(layers: readonly Affine[]): Affine {
  const width = layers[0]!.b.length;
  let W: Float64Array = Float64Array.from({ length: width * width }, (_, i) =>
    i % (width + 1) === 0 ? 1 : 0,
  );
  let b: Float64Array = new Float64Array(width);
  for (const layer of layers) {
    const nextW = new Float64Array(width * width);
    const nextB = new Float64Array(width);
    multiply(layer.W, W, nextW, { rows: width, inner: width, columns: width });
    affine(b, layer.W, layer.b, nextB, 1);
    [W, b] = [nextW, nextB];
  }
  return { W, b };
}

/** Ten layers of width 16 against their product, on 64 inputs: the largest difference over the largest output. */
function deepDifference(random: Random): number {
  const [width, depth, inputs] = [16, 10, 64];
  const layers = Array.from({ length: depth }, () => ({
    W: normals(random, width * width, 1 / Math.sqrt(width)),
    b: normals(random, width, 0.1),
  }));
  const x = normals(random, inputs * width, 1);
  const deep = layers.reduce((h, layer) => applyTo(h, layer, inputs), x);
  return relativeDifference(deep, applyTo(x, compose(layers), inputs), deep);
}

/** Rank of the outputs of 10-10-2-10-10 on 200 inputs, without activation functions and with ReLU between the layers. */
function bottleneckRanks(random: Random): { linearRank: number; reluRank: number } {
  const [inputs, widths] = [200, [10, 10, 2, 10, 10]];
  const x = normals(random, inputs * 10, 1);
  const layers = widths.slice(1).map((fanOut, l) => ({
    W: normals(random, fanOut * widths[l]!, Math.sqrt(2 / widths[l]!)),
    b: new Float64Array(fanOut),
  }));
  const rankOf = (h: Float64Array): number => rank(h, inputs, 10, 1e-9);
  const last = layers.length - 1;
  return {
    linearRank: rankOf(layers.reduce((h, layer) => applyTo(h, layer, inputs), x)),
    reluRank: rankOf(
      layers.reduce(
        (h, layer, l) => (l < last ? applyTo(h, layer, inputs).map(relu.f) : applyTo(h, layer, inputs)),
        x,
      ),
    ),
  };
}

function applyTo(x: Float64Array, { W, b }: Affine, rows: number): Float64Array {
  const z = new Float64Array(rows * b.length);
  affine(x, W, b, z, rows);
  return z;
}

const normals = (random: Random, count: number, sd: number): Float64Array =>
  Float64Array.from({ length: count }, () => sd * random.normal());

/** A random rotation by less than 40°, a stretch by less than a quarter, a small shift: ten of them stay in view. */
function gentleMap(random: Random): Affine {
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const t = between(-0.8, 0.8);
  const [c, s] = [1 / Math.sqrt(1 + t * t), t / Math.sqrt(1 + t * t)];
  const [p, q, shear] = [between(0.8, 1.25), between(0.8, 1.25), between(-0.3, 0.3)];
  return {
    W: Float64Array.of(c * p, c * shear - s * q, s * p, s * shear + c * q),
    b: Float64Array.of(between(-0.25, 0.25), between(-0.25, 0.25)),
  };
}

/** ReLU stands nowhere, after the middle layer, or after every layer. */
function hasRelu(where: 'none' | 'one' | 'every', l: number, depth: number): boolean {
  if (where === 'every') return true;
  return where === 'one' && l === Math.floor((depth - 1) / 2);
}

function gridLines(): Polyline[] {
  const at = Array.from({ length: LINES }, (_, i) => (2 * i) / (LINES - 1) - 1);
  return [...at.map((x) => Float64Array.of(x, -1, x, 1)), ...at.map((y) => Float64Array.of(-1, y, 1, y))];
}

function throughStack(line: Polyline, layers: readonly Affine[], rectified: readonly boolean[]): Polyline {
  return layers.reduce((points, layer, l) => {
    const moved = mapPoints(points, layer);
    return rectified[l] ? rectify(moved) : moved;
  }, line);
}

const mapPoints = (points: Polyline, layer: Affine): Polyline => applyTo(points, layer, points.length / 2);

/**
 * ReLU of a polyline, exactly: where a side crosses an axis it gets a corner there, then negative coordinates
 * become 0. Between two corners the image is straight, so no curve is sampled.
 */
function rectify(points: Polyline): Polyline {
  const corners: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (i > 0)
      for (const t of crossings(points, i))
        corners.push(mix(points[i - 2]!, x, t), mix(points[i - 1]!, y, t));
    corners.push(x, y);
  }
  return Float64Array.from(corners, relu.f);
}

/** Where on the side that ends at index i one coordinate passes 0, in order, as shares of the side. */
function crossings(points: Polyline, i: number): number[] {
  const shareOf = (from: number, to: number): number => (from * to < 0 ? from / (from - to) : NaN);
  return [shareOf(points[i - 2]!, points[i]!), shareOf(points[i - 1]!, points[i + 1]!)]
    .filter((t) => t > 0 && t < 1)
    .sort((a, b) => a - b);
}

const mix = (from: number, to: number, t: number): number => from + t * (to - from);

/** The stack and the product on the crossings of the grid's lines. */
function compare(layers: readonly Affine[], rectified: readonly boolean[], product: Affine): number {
  const points = Float64Array.from({ length: 2 * LINES * LINES }, (_, i) => {
    const point = i >> 1;
    return (2 * (i % 2 === 0 ? point % LINES : Math.floor(point / LINES))) / (LINES - 1) - 1;
  });
  const stacked = layers.reduce((h, layer, l) => {
    const z = mapPoints(h, layer);
    return rectified[l] ? z.map(relu.f) : z;
  }, points as Float64Array);
  const single = mapPoints(points, product);
  return relativeDifference(stacked, single, maxNorm(stacked) > maxNorm(single) ? stacked : single);
}

function relativeDifference(a: Float64Array, b: Float64Array, scale: Float64Array): number {
  const size = maxNorm(scale);
  return size === 0 ? 0 : maxNorm(a.map((value, i) => value - b[i]!)) / size;
}

/** 1.5, 2, 3, 4, 6, 8, 12, … just above the largest coordinate, so that the view jumps seldom and by little. */
function niceExtent(largest: number): number {
  let extent = 1.5;
  for (let k = 0; extent < largest * 1.02 && k < 60; k++) extent *= k % 2 === 0 ? 4 / 3 : 1.5;
  return extent;
}
