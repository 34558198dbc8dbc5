/**
 * The line of inputs, carried through a network layer by layer as a row of segments on which every activation is an
 * affine function of x. So is then every pre-activation of the layer above: where it passes a kink of its activation
 * is the root of one linear equation, and there the segment is cut.
 *
 * Rounding: what is nearer to a kink than 2⁻⁴⁰ of the terms that were added up counts as lying on it, and a slope
 * smaller than that share of its terms counts as 0. Kinks that coincide so make one cut, no segment is a sliver of
 * rounding, and two units that cancel do so altogether.
 *
 * Left out: what is counted in the end, which linearPieces.ts decides.
 */
import type { StraightLayer } from './straightLayer.ts';
import type { StraightPieces } from './straightPieces.ts';

/** 2⁻⁴⁰: twelve bits of room above the rounding of a double. */
export const ROUNDING = 9.094947017729282e-13;

/** A stretch of inputs on which every unit of one layer is affine: value + slope · (x − base). */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** A finite point of the stretch, where values are kept: an intercept far away would cost digits. */
  readonly base: number;
  readonly value: readonly number[];
  readonly slope: readonly number[];
  /** Sums of the sizes of the terms of value and slope: what their rounding is a share of. */
  readonly valueTerms: readonly number[];
  readonly slopeTerms: readonly number[];
  /** Layer by layer the index of the piece on which each unit stands. */
  readonly pattern: readonly Uint8Array[];
}

/** The inputs from `from` to `to` themselves, the one unit of a layer below the first. */
export function inputSegment(from: number, to: number): Segment {
  const base = baseOf(from, to, 0);
  return {
    ...{ from, to, base, pattern: [] },
    ...{ value: [base], slope: [1], valueTerms: [Math.abs(base)], slopeTerms: [1] },
  };
}

/** The segment as the units of the next layer see it, cut wherever one of them passes a kink. */
export function throughLayer(h: Segment, layer: StraightLayer): Segment[] {
  const z = preActivations(h, layer);
  const ends = [z.from, ...cutsOf(z, layer.pieces.kinks), z.to];
  return ends.slice(1).map((to, i) => {
    const a = activate(between(z, ends[i]!, to), layer.pieces);
    return layer.isResidual ? added(a, between(h, ends[i]!, to)) : a;
  });
}

/** z = W h + b, value and slope each by itself. */
function preActivations(h: Segment, { W, b, fanIn }: StraightLayer): Segment {
  const value = Array.from(b);
  const valueTerms = value.map(Math.abs);
  const slope = value.map(() => 0);
  const slopeTerms = value.map(() => 0);
  for (let i = 0, at = 0; i < value.length; i++) {
    for (let j = 0; j < fanIn; j++, at++) {
      const [v, s] = [W[at]! * h.value[j]!, W[at]! * h.slope[j]!];
      value[i]! += v;
      valueTerms[i]! += Math.abs(v);
      slope[i]! += s;
      slopeTerms[i]! += Math.abs(s);
    }
    if (Math.abs(slope[i]!) <= ROUNDING * slopeTerms[i]!) slope[i] = 0;
  }
  return { ...h, value, slope, valueTerms, slopeTerms };
}

/** Where inside the segment some unit passes a kink, in ascending order, and where several do once. */
function cutsOf(z: Segment, kinks: readonly number[]): number[] {
  const roots: { readonly x: number; readonly unit: number; readonly kink: number }[] = [];
  for (let unit = 0; unit < z.value.length; unit++) {
    for (const kink of kinks) {
      if (sideAt(z, unit, kink, z.from) * sideAt(z, unit, kink, z.to) >= 0) continue;
      roots.push({ x: z.base + (kink - z.value[unit]!) / z.slope[unit]!, unit, kink });
    }
  }
  const cuts: number[] = [];
  for (const { x, unit, kink } of roots.sort((p, q) => p.x - q.x)) {
    const last = cuts.at(-1) ?? z.from;
    if (x > last && x < z.to && sideAt(z, unit, kink, last) !== 0) cuts.push(x);
  }
  return cuts;
}

/** On which side of a kink the pre-activation of a unit is at x, which may be infinite: −1, 1, or 0 for on it. */
function sideAt(z: Segment, unit: number, kink: number, x: number): number {
  const [value, slope] = [z.value[unit]!, z.slope[unit]!];
  if (!Number.isFinite(x) && slope !== 0) return Math.sign(slope) * Math.sign(x);
  const way = slope === 0 ? 0 : x - z.base;
  const distance = value + slope * way - kink;
  const reach = slope === 0 ? 0 : z.slopeTerms[unit]! * (Math.abs(way) + Math.abs(x));
  const terms = z.valueTerms[unit]! + Math.abs(kink) + reach;
  return Math.abs(distance) <= ROUNDING * terms ? 0 : Math.sign(distance);
}

/** The part of a segment from one input to another, with a base of its own. */
function between(z: Segment, from: number, to: number): Segment {
  const base = baseOf(from, to, z.base);
  const way = base - z.base;
  const value = z.value.map((v, i) => v + z.slope[i]! * way);
  const valueTerms = z.valueTerms.map((v, i) => v + z.slopeTerms[i]! * Math.abs(way));
  return { ...z, from, to, base, value, valueTerms };
}

/** The left end, the right end if there is no left one, and on the whole line wherever it was. */
const baseOf = (from: number, to: number, otherwise: number): number =>
  from > -Infinity ? from : to < Infinity ? to : otherwise;

/** a = f(z), each unit on the one piece to which it keeps all along the segment. */
function activate(z: Segment, { kinks, slopes, intercepts }: StraightPieces): Segment {
  const own = Uint8Array.from(z.value.map((_, unit) => pieceAlong(z, unit, kinks)));
  const slope = (i: number): number => slopes[own[i]!]!;
  const intercept = (i: number): number => intercepts[own[i]!]!;
  return {
    ...z,
    value: z.value.map((v, i) => slope(i) * v + intercept(i)),
    slope: z.slope.map((s, i) => slope(i) * s),
    valueTerms: z.valueTerms.map((v, i) => Math.abs(slope(i)) * v + Math.abs(intercept(i))),
    slopeTerms: z.slopeTerms.map((s, i) => Math.abs(slope(i)) * s),
    pattern: [...z.pattern, own],
  };
}

/** How many kinks are below a unit that passes none of them. Who stays on a kink is on its left, as ReLU has it. */
const pieceAlong = (z: Segment, unit: number, kinks: readonly number[]): number =>
  kinks.filter((kink) => (sideAt(z, unit, kink, z.from) || sideAt(z, unit, kink, z.to)) > 0).length;

/** a + h for the input h of a residual layer, on the same part of the line and from the same base. */
function added(a: Segment, h: Segment): Segment {
  const sum = (p: readonly number[], q: readonly number[]): number[] => p.map((v, i) => v + q[i]!);
  return {
    ...a,
    value: sum(a.value, h.value),
    slope: sum(a.slope, h.slope),
    valueTerms: sum(a.valueTerms, h.valueTerms),
    slopeTerms: sum(a.slopeTerms, h.slopeTerms),
  };
}
