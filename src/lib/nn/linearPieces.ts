/**
 * The graph of a network with one input and one output, cut at its kinks: exactly, by solving, never by sampling.
 * It works for networks of piecewise linear activations; segments.ts does the solving.
 *
 * Two things can be counted. *Cells* differ in their activation pattern: some unit has changed its piece. *Pieces*
 * differ in the function: a crossing at which the output keeps value and slope, because the unit has no weight upwards
 * or two units cancel, parts two cells but no pieces.
 *
 * Left out: more inputs (regions.ts has two), and smooth activations, whose graphs have no pieces.
 */
import type { Mlp } from './mlp.ts';
import { ROUNDING, type Segment, inputSegment, throughLayer } from './segments.ts';
import { straightLayer } from './straightLayer.ts';

/** y = slope · x + intercept for x from `from` to `to`; the ends may be ∓∞. */
export interface LinearPiece {
  readonly from: number;
  readonly to: number;
  readonly slope: number;
  readonly intercept: number;
}

export interface Cell extends LinearPiece {
  /** Layer by layer the index of the piece on which each unit stands: with ReLU 1 for active and 0 for silent. */
  readonly pattern: readonly Uint8Array[];
}

/** A unit by its place: index of the layer, 0 for the first, and index in it. */
export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}

/** An input at which at least one unit passes a kink. */
export interface Crossing {
  readonly x: number;
  /** The units that do, lowest layer first. After a jump of the first, others may only have been carried along. */
  readonly makers: readonly UnitPlace[];
  /** Whether the function feels it: its slope changes, or its value jumps. */
  readonly isKink: boolean;
}

export interface LinearPieces {
  /** Neighbors differ as functions: one more than there are kinks. */
  readonly pieces: readonly LinearPiece[];
  /** The crossings that the function feels, in ascending order. */
  readonly kinks: readonly Crossing[];
  /** Neighbors differ in their activation pattern: one more than there are crossings. */
  readonly cells: readonly Cell[];
  /** In ascending order; units that pass together, up to rounding, make one. */
  readonly crossings: readonly Crossing[];
}

/**
 * Pieces, cells and what parts them, on the open interval from `from` to `to`, unasked on the whole line. Which of the
 * two pieces that meet at a jump (step) holds there is not said; forward knows.
 *
 * @throws if the network does not have one input and one output, if a layer has curves, or if the interval is empty.
 * Source: hanin-rolnick-2019.
 */
export function linearPieces(mlp: Mlp, from = -Infinity, to = Infinity): LinearPieces {
  check(mlp, from, to);
  let segments = [inputSegment(from, to)];
  mlp.layers.forEach((layer, l) => {
    const straight = straightLayer('linearPieces', layer, l);
    segments = segments.flatMap((segment) => throughLayer(segment, straight));
  });
  const crossings = segments.slice(1).map((right, i) => crossingBetween(segments[i]!, right));
  const kinks = crossings.filter(({ isKink }) => isKink);
  const cells = segments.map(cellOf);
  return { pieces: piecesBetween(kinks, cells), kinks, cells, crossings };
}

const cellOf = ({ from, to, base, value, slope, pattern }: Segment): Cell => ({
  from,
  to,
  slope: slope[0]!,
  intercept: value[0]! - slope[0]! * base,
  pattern,
});

function crossingBetween(left: Segment, right: Segment): Crossing {
  const makers = left.pattern.flatMap((units, layer) =>
    Array.from(units.keys())
      .filter((unit) => units[unit] !== right.pattern[layer]![unit])
      .map((unit) => ({ layer, unit })),
  );
  return { x: right.from, makers, isKink: bends(left, right) || jumps(left, right) };
}

function bends(left: Segment, right: Segment): boolean {
  const terms = left.slopeTerms[0]! + right.slopeTerms[0]!;
  return Math.abs(right.slope[0]! - left.slope[0]!) > ROUNDING * terms;
}

/** Whether the two differ where they meet, which is where the right one has its base. */
function jumps(left: Segment, right: Segment): boolean {
  const way = right.base - left.base;
  const reach = left.slopeTerms[0]! * (Math.abs(way) + Math.abs(right.base));
  const terms = left.valueTerms[0]! + right.valueTerms[0]! + reach;
  return Math.abs(right.value[0]! - (left.value[0]! + left.slope[0]! * way)) > ROUNDING * terms;
}

/** Cells between two kinks are one piece. Their lines agree up to rounding, and the first one's is given. */
function piecesBetween(kinks: readonly Crossing[], cells: readonly Cell[]): LinearPiece[] {
  const ends = [...kinks.map(({ x }) => x), cells.at(-1)!.to];
  let next = 0;
  return ends.map((to) => {
    const { from, slope, intercept } = cells[next]!;
    while (next < cells.length && cells[next]!.to <= to) next++;
    return { from, to, slope, intercept };
  });
}

function check({ sizes }: Mlp, from: number, to: number): void {
  const [inputs, outputs] = [sizes[0]!, sizes.at(-1)!];
  if (inputs !== 1 || outputs !== 1) {
    throw new RangeError(`linearPieces: expected one input and one output, got ${inputs} and ${outputs}`);
  }
  if (!(from < to)) throw new RangeError(`linearPieces: expected an interval, got ${from} to ${to}`);
}
