/**
 * The plane of inputs of a network, divided into the regions on which it is affine: exact polygons, with no sampling.
 * It works for networks of piecewise linear activations.
 *
 * Inside a region every pre-activation of the next layer is an affine function of the input, so where a unit passes a
 * kink is a straight line there. The region is cut along it, unit by unit, then layer by layer.
 *
 * Regions are told apart by their activation pattern. Two neighbors may still have the same affine map, namely where
 * the unit between them is heard by nobody above.
 *
 * Rounding: a corner whose pre-activation is nearer to a kink than 2⁻⁴⁰ of the terms that were added up counts as
 * lying on the line. A line through a corner so makes no sliver, and a line along a side makes no cut.
 *
 * Left out: the outer parts of the plane (a rectangle is asked for), more than two inputs, and joining neighbors.
 */
import type { Mlp } from './mlp.ts';
import { type Polygon, type Rectangle, areaOf, polygonOf, split } from './polygons.ts';
import { ROUNDING } from './segments.ts';
import { type StraightLayer, straightLayer } from './straightLayer.ts';

/** A convex part of the rectangle on which the network is y = W x + b. */
export interface Region {
  /** Corners x₀, y₀, x₁, y₁, …, counterclockwise. */
  readonly polygon: Polygon;
  /** In units of the input squared. */
  readonly area: number;
  /** Layer by layer the index of the piece on which each unit stands: with ReLU 1 for active and 0 for silent. */
  readonly pattern: readonly Uint8Array[];
  /** Weights [outputs × 2] and bias [outputs] of the affine map. */
  readonly W: readonly number[];
  readonly b: readonly number[];
}

/**
 * The regions of a network in a rectangle of its two inputs. They do not overlap and leave nothing out.
 *
 * @throws if the network does not have two inputs, if a layer has curves, or if the rectangle is empty or endless.
 * Source: montufar-2014; hanin-rolnick-2019b.
 */
export function regions(mlp: Mlp, rectangle: Rectangle): Region[] {
  if (mlp.sizes[0] !== 2) throw new RangeError(`regions: expected two inputs, got ${mlp.sizes[0]}`);
  let parts: Part[] = [{ polygon: polygonOf(rectangle), map: IDENTITY, pattern: [] }];
  mlp.layers.forEach((layer, l) => {
    const straight = straightLayer('regions', layer, l);
    parts = parts.flatMap((part) => throughLayer(part, straight));
  });
  return parts.map(({ polygon, map, pattern }) => ({
    polygon,
    area: areaOf(polygon),
    pattern,
    W: map.W,
    b: map.b,
  }));
}

/** W x + b of one layer as a function of the input: W [width × 2], b [width]. */
interface AffineMap {
  readonly W: readonly number[];
  readonly b: readonly number[];
}

/** With the sizes of the terms that were added up to each entry. */
interface SummedMap extends AffineMap {
  readonly termsW: readonly number[];
  readonly termsB: readonly number[];
}

interface Part {
  readonly polygon: Polygon;
  readonly map: AffineMap;
  readonly pattern: readonly Uint8Array[];
}

const IDENTITY: AffineMap = { W: [1, 0, 0, 1], b: [0, 0] };

/** The part as the units of the next layer see it, cut along every line on which one of them passes a kink. */
function throughLayer(part: Part, layer: StraightLayer): Part[] {
  const z = preActivations(part.map, layer);
  let polygons: Polygon[] = [part.polygon];
  for (let unit = 0; unit < z.b.length; unit++) {
    for (const kink of layer.pieces.kinks) {
      polygons = polygons.flatMap((polygon) => {
        const parts = split(polygon, distances(z, unit, kink, polygon));
        return parts ? [parts.below, parts.above] : [polygon];
      });
    }
  }
  return polygons.map((polygon) => activate({ ...part, polygon }, z, layer));
}

/** z = W h + b as a function of the input. */
function preActivations(h: AffineMap, layer: StraightLayer): SummedMap {
  const { fanIn } = layer;
  const fanOut = layer.b.length;
  const z = {
    W: new Array<number>(2 * fanOut).fill(0),
    b: Array.from(layer.b),
    termsW: new Array<number>(2 * fanOut).fill(0),
    termsB: Array.from(layer.b, Math.abs),
  };
  for (let i = 0; i < fanOut; i++) {
    for (let j = 0; j < fanIn; j++) {
      const w = layer.W[i * fanIn + j]!;
      addTo(z.W, z.termsW, 2 * i, w * h.W[2 * j]!);
      addTo(z.W, z.termsW, 2 * i + 1, w * h.W[2 * j + 1]!);
      addTo(z.b, z.termsB, i, w * h.b[j]!);
    }
  }
  return { ...z, W: withoutRounding(z.W, z.termsW), b: withoutRounding(z.b, z.termsB) };
}

/** Sums of which only rounding is left become 0: else the layer above would find lines in it. */
const withoutRounding = (sums: readonly number[], terms: readonly number[]): number[] =>
  sums.map((sum, i) => (Math.abs(sum) <= ROUNDING * terms[i]! ? 0 : sum));

function addTo(sums: number[], terms: number[], at: number, term: number): void {
  sums[at]! += term;
  terms[at]! += Math.abs(term);
}

/** z − kink of a unit at every corner, 0 where rounding cannot tell it from 0. */
function distances(z: SummedMap, unit: number, kink: number, polygon: Polygon): number[] {
  const [wx, wy, b] = [z.W[2 * unit]!, z.W[2 * unit + 1]!, z.b[unit]!];
  const [tx, ty, tb] = [z.termsW[2 * unit]!, z.termsW[2 * unit + 1]!, z.termsB[unit]!];
  return Array.from({ length: polygon.length / 2 }, (_, i) => {
    const [x, y] = [polygon[2 * i]!, polygon[2 * i + 1]!];
    const distance = wx * x + wy * y + b - kink;
    const terms = tx * Math.abs(x) + ty * Math.abs(y) + tb + Math.abs(kink);
    return Math.abs(distance) <= ROUNDING * terms ? 0 : distance;
  });
}

/** a = f(z), each unit on the one piece to which it keeps all over the polygon; plus the input in a residual layer. */
function activate({ polygon, map: h, pattern }: Part, z: SummedMap, layer: StraightLayer): Part {
  const { kinks, slopes, intercepts } = layer.pieces;
  const own = Uint8Array.from(z.b.map((_, unit) => pieceOn(z, unit, kinks, polygon)));
  const slope = (unit: number): number => slopes[own[unit]!]!;
  const input = (of: readonly number[], i: number): number => (layer.isResidual ? of[i]! : 0);
  const map: AffineMap = {
    W: z.W.map((w, i) => slope(i >> 1) * w + input(h.W, i)),
    b: z.b.map((b, i) => slope(i) * b + intercepts[own[i]!]! + input(h.b, i)),
  };
  return { polygon, map, pattern: [...pattern, own] };
}

/** How many kinks are below a unit that passes none of them. Who stays on a kink is on its left, as ReLU has it. */
const pieceOn = (z: SummedMap, unit: number, kinks: readonly number[], polygon: Polygon): number =>
  kinks.filter((kink) => distances(z, unit, kink, polygon).some((d) => d > 0)).length;
