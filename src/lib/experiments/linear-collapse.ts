/**
 * C06: a composition of affine maps is one affine map. A stack of layers without activation functions is multiplied
 * out to a single matrix and bias, and both are given the same inputs.
 *
 * Left out: training. The claim is about what a stack can compute, not about how it learns.
 */
import { defineExperiment } from '../experiment.ts';
import { relu } from '../nn/activations.ts';
import { applyTo, compose, inFloat32, type Affine, type Precision } from '../nn/affineMaps.ts';
import { maxNorm } from '../nn/norms.ts';
import { gridLines, rectify, type Polyline } from '../nn/polylines.ts';
import { log10 } from '../nn/portable.ts';
import { createRandom, type Random } from '../nn/random.ts';
import { rank } from '../nn/rank.ts';
import { choice, integer, real, seed } from '../parameters.ts';

export interface CollapseResult {
  /** The lines of the grid [−1, 1]², before, after the stack, and after the single matrix. */
  readonly before: readonly Polyline[];
  readonly stacked: readonly Polyline[];
  readonly single: readonly Polyline[];
  /** The single matrix and bias. */
  readonly product: Affine;
  /** Largest difference of the two images on the grid's points, divided by the largest coordinate of either. */
  readonly difference: number;
  /** Whether the difference is no more than rounding. */
  readonly isSame: boolean;
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
  yours: choice(['first', 'middle', 'last'], 'first'),
  w11: real(-2, 2, 0.05, 0.9),
  w12: real(-2, 2, 0.05, -0.4),
  w21: real(-2, 2, 0.05, 0.35),
  w22: real(-2, 2, 0.05, 1.1),
  precision: choice(['float64', 'float32'], 'float64'),
  seed: seed(),
};

export const experiment = defineExperiment({
  slug: 'linear-collapse',
  parameters,

  run({ depth, relu: where, yours, w11, w12, w21, w22, precision, seed: start }): CollapseResult {
    const own: Affine = { W: Float64Array.of(w11, w12, w21, w22), b: Float64Array.of(0.1, -0.05) };
    const random = createRandom(start);
    const others = Array.from({ length: depth - 1 }, () => gentleMap(random));
    const place = placeOf(yours, depth);
    const layers = [...others.slice(0, place), own, ...others.slice(place)];
    const rectified = layers.map((_, l) => where === 'every' || (where === 'one' && l === middleOf(depth)));
    const product = compose(layers);
    const before = gridLines(LINES);
    const stacked = before.map((line) => throughStack(line, layers, rectified));
    const single = before.map((line) => mapPoints(line, product));
    const largest = Math.max(...[...stacked, ...single].map(maxNorm));
    const difference = differenceOf(layers, rectified, crossings(), precision);
    return {
      before,
      stacked,
      single,
      product,
      difference,
      isSame: difference <= ROUNDING[precision],
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
      difference32: {
        unit: 'number',
        summary: 'largest',
        theory: 0,
        low: 0,
        high: 1e-4,
        basis: 'the same rounding in float32',
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
      difference: deepDifference(createRandom(start), 'float64'),
      difference32: deepDifference(createRandom(start), 'float32'),
      ...bottleneckRanks(createRandom(start).split(1)),
    }),
  },
});

/** What is still called rounding. */
const ROUNDING: Readonly<Record<Precision, number>> = { float64: 1e-12, float32: 1e-4 };

/** Ten layers of width 16 against their product, on 64 inputs. */
function deepDifference(random: Random, precision: Precision): number {
  const [width, depth, inputs] = [16, 10, 64];
  const layers = Array.from({ length: depth }, () => ({
    W: normals(random, width * width, 1 / Math.sqrt(width)),
    b: normals(random, width, 0.1),
  }));
  return differenceOf(layers, [], normals(random, inputs * width, 1), precision);
}

/** The largest difference between the stack's outputs and its product's, over the largest output of the two. */
function differenceOf(
  given: readonly Affine[],
  rectified: readonly boolean[],
  inputs: Float64Array,
  precision: Precision,
): number {
  const layers = precision === 'float32' ? given.map(inFloat32) : given;
  const x = precision === 'float32' ? inputs.map(Math.fround) : inputs;
  const rows = x.length / layers[0]!.b.length;
  const deep = layers.reduce((h, layer, l) => {
    const z = applyTo(h, layer, rows, precision);
    return rectified[l] ? z.map(relu.f) : z;
  }, x);
  const once = applyTo(x, compose(layers, precision), rows, precision);
  const size = Math.max(maxNorm(deep), maxNorm(once));
  return size === 0 ? 0 : maxNorm(deep.map((value, i) => value - once[i]!)) / size;
}

/** Rank of the outputs of 10-10-2-10-10 on 200 inputs, without activation functions and with ReLU between the layers. */
function bottleneckRanks(random: Random): { linearRank: number; reluRank: number } {
  const [inputs, widths] = [200, [10, 10, 2, 10, 10]];
  const x = normals(random, inputs * 10, 1);
  const layers = widths.slice(1).map((fanOut, l) => ({
    W: normals(random, fanOut * widths[l]!, Math.sqrt(2 / widths[l]!)),
    b: new Float64Array(fanOut),
  }));
  const rankWith = (f: (z: number) => number): number => {
    const between = layers.slice(0, -1).reduce((h, layer) => applyTo(h, layer, inputs).map(f), x);
    return rank(applyTo(between, layers.at(-1)!, inputs), inputs, 10, 1e-9);
  };
  return { linearRank: rankWith((z) => z), reluRank: rankWith(relu.f) };
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

const middleOf = (depth: number): number => Math.floor((depth - 1) / 2);

/** The index of the layer whose entries the reader sets. */
const placeOf = (yours: 'first' | 'middle' | 'last', depth: number): number =>
  ({ first: 0, middle: middleOf(depth), last: depth - 1 })[yours];

function throughStack(line: Polyline, layers: readonly Affine[], rectified: readonly boolean[]): Polyline {
  return layers.reduce((points, layer, l) => {
    const moved = mapPoints(points, layer);
    return rectified[l] ? rectify(moved) : moved;
  }, line);
}

const mapPoints = (points: Polyline, layer: Affine): Polyline => applyTo(points, layer, points.length / 2);

/** The crossings of the grid's lines. */
const crossings = (): Float64Array =>
  Float64Array.from({ length: 2 * LINES * LINES }, (_, i) => {
    const point = i >> 1;
    return (2 * (i % 2 === 0 ? point % LINES : Math.floor(point / LINES))) / (LINES - 1) - 1;
  });

/** 1.5, 2, 3, 4, 6, 8, 12, … just above the largest coordinate, so that the view jumps seldom and by little. */
function niceExtent(largest: number): number {
  let extent = 1.5;
  for (let k = 0; extent < largest * 1.02 && k < 60; k++) extent *= k % 2 === 0 ? 4 / 3 : 1.5;
  return extent;
}
