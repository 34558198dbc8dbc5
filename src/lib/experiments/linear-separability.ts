/**
 * C04: for simple data a line is enough. "Simple" is made exact: a line parts two classes of the plane if and only if
 * their convex hulls do not meet. Either answer comes with its proof, a line or a point of both hulls.
 *
 * All points lie on hundredths, so that a point moved by hand leaves the others where they are.
 *
 * Left out: training. What a line can do is decided here, not what an algorithm finds.
 */
import type { LabeledPoints } from '../datasets/labeledPoints.ts';
import { planeNames, planePoints, type PlaneName } from '../datasets/plane.ts';
import { xorCorners } from '../datasets/xor.ts';
import { defineExperiment } from '../experiment.ts';
import { createRandom } from '../nn/random.ts';
import { choice, integer, points as pointSet, real, seed, type Values } from '../parameters.ts';
import { readPoints, writePoints, type LabeledPoint } from '../pointSet.ts';
import { bestHalfPlane } from '../separability/halfPlane.ts';
import type { Line } from '../separability/margin.ts';
import { proofError } from '../separability/proof.ts';
import { separate, type Separation } from '../separability/separation.ts';
import type { WitnessKind } from '../separability/witness.ts';

/** Coordinates of the reader's own points lie between −REACH and REACH. */
export const REACH = 2;

/** The labeling of the square in which opposite corners share a class. */
export const XOR = 0b0110;

const SQUARE = [-0.6, 0.6].flatMap((y) => [-0.6, 0.6].map((x) => ({ x, y })));

const parameters = {
  dataset: choice([...planeNames, 'own'], 'blobs'),
  count: integer(2, 60, 24),
  noise: real(0, 0.25, 0.01, 0.22),
  points: pointSet(-REACH, REACH, 100, squareText(XOR)),
  seed: seed(),
};

export type SeparabilityValues = Values<typeof parameters>;

/** A line, nothing to part (no points, or one class), or why there is no line. */
export type Finding = 'line' | 'nothing' | 'oneClass' | WitnessKind;

/** A point of the data with its weight in the witness. */
export interface Part extends LabeledPoint {
  readonly weight: number;
}

export interface SeparabilityResult {
  readonly points: readonly LabeledPoint[];
  /** The corners of the hulls of class 0 and of class 1, counterclockwise. */
  readonly hulls: readonly [readonly LabeledPoint[], readonly LabeledPoint[]];
  readonly finding: Finding;
  /** The point of both hulls as a combination of either class, where there is no line. */
  readonly witness: {
    readonly x: number;
    readonly y: number;
    readonly parts: readonly [Part[], Part[]];
  } | null;
  /** The line that gets most points right, with the largest margin to what it parts; null where all are on one side. */
  readonly line: Line | null;
  /** How many points it gets right, and which. */
  readonly correct: number;
  readonly right: readonly boolean[];
}

export const experiment = defineExperiment({
  slug: 'linear-separability',
  parameters,

  run: (values: SeparabilityValues): SeparabilityResult => resultOf(readPoints(textOf(values))),

  claim: {
    seeds: 20,
    headline: 'separableLabelings',
    quantities: {
      separableLabelings: {
        unit: 'count',
        summary: 'largest',
        theory: 14,
        low: 14,
        high: 14,
        basis: 'exact: all but XOR and its opposite',
      },
      squareBest: {
        unit: 'share',
        summary: 'largest',
        theory: 0.75,
        low: 0.75,
        high: 0.75,
        basis: 'exact: three of the four corners of XOR',
      },
      circlesBest: {
        unit: 'share',
        summary: 'largest',
        theory: 2 / 3,
        low: 0.66,
        high: 0.675,
        basis:
          'closed form 2/3 for circles of many points: a chord that touches the inner one cuts off a third',
      },
      proofError: {
        unit: 'number',
        summary: 'largest',
        theory: 0,
        low: 0,
        high: 1e-14,
        basis: 'rounding of coordinates near 1',
      },
    },
    measure: (start) => ({
      separableLabelings: separableLabelings(),
      squareBest: bestShare(xorCorners),
      circlesBest: bestOnCircles(200),
      proofError: largestProofError(start),
    }),
  },
});

/** The points of a state, as the text that `readPoints` reads. */
export function textOf({ dataset, count, noise, points, seed: start }: SeparabilityValues): string {
  if (dataset === 'own') return writePoints(readPoints(points));
  return writePoints(listOf(planePoints(dataset, createRandom(start), count, noise)));
}

function resultOf(list: readonly LabeledPoint[]): SeparabilityResult {
  const points = rowsOf(list);
  const separation = separate(points);
  const { correct, predicted } = bestHalfPlane(points);
  // The classes of the best half-plane can be parted by a line: where all are right, it is the line of the data.
  const best = separate({ ...points, y: predicted });
  return {
    points: list,
    hulls: [separation.hulls[0].map((row) => list[row]!), separation.hulls[1].map((row) => list[row]!)],
    finding: findingOf(list, separation),
    witness: separation.separable ? null : witnessIn(list, separation),
    line: best.separable ? best.line : null,
    correct,
    right: list.map(({ label }, row) => label === predicted[row]),
  };
}

function findingOf(list: readonly LabeledPoint[], separation: Separation): Finding {
  if (!separation.separable) return separation.witness.kind;
  if (separation.line) return 'line';
  return list.length === 0 ? 'nothing' : 'oneClass';
}

function witnessIn(
  list: readonly LabeledPoint[],
  { witness: { x, y, classes } }: Separation & { readonly separable: false },
): SeparabilityResult['witness'] {
  const partsOf = (label: 0 | 1): Part[] =>
    classes[label].rows.map((row, k) => ({ ...list[row]!, weight: classes[label].weights[k]! }));
  return { x, y, parts: [partsOf(0), partsOf(1)] };
}

/** Two far points of a line, moved by `shift` towards class 1. */
export function lineEnds({ normal: [u, v], offset }: Line, shift = 0): [number, number][] {
  const along = offset + shift;
  return [-4 * REACH, 4 * REACH].map((t) => [along * u - t * v, along * v + t * u]);
}

/** One of the 16 ways to give the corners of a square two classes. */
export interface Labeling {
  readonly text: string;
  readonly result: SeparabilityResult;
}

export const labelings = (): Labeling[] =>
  Array.from({ length: 16 }, (_, code) => {
    const text = squareText(code);
    return { text, result: resultOf(readPoints(text)) };
  });

/** How many of the 16 a line can make. */
export const separableLabelings = (): number =>
  labelings().filter(({ text }) => separate(rowsOf(readPoints(text))).separable).length;

/** The largest share of the points that one line gets right, on circles of radius 1 and ½ with so many points each. */
export const bestOnCircles = (pointsPerCircle: number): number =>
  bestShare(planePoints('rings', createRandom(1), 2 * pointsPerCircle, 0));

const bestShare = (points: LabeledPoints): number => bestHalfPlane(points).correct / points.B;

/** Draws every data set, noisy enough for lines and witnesses of every kind, and looks over what was proved. */
function largestProofError(start: number): number {
  const errorOf = (name: PlaneName): number => {
    const points = planePoints(name, createRandom(start), 40, 0.2);
    return proofError(points, separate(points));
  };
  return Math.max(...planeNames.map(errorOf));
}

/** The square whose corners have the classes that the four lowest bits of `code` name: lower left first, then row by row. */
export function squareText(code: number): string {
  return writePoints(SQUARE.map((corner, k) => ({ ...corner, label: (code >> k) & 1 ? 1 : 0 })));
}

const rowsOf = (list: readonly LabeledPoint[]): LabeledPoints => ({
  x: Float64Array.from(list.flatMap(({ x, y }) => [x, y])),
  y: Float64Array.from(list, ({ label }) => label),
  B: list.length,
});

const listOf = ({ x, y, B }: LabeledPoints): LabeledPoint[] =>
  Array.from({ length: B }, (_, row) => ({
    x: x[2 * row]!,
    y: x[2 * row + 1]!,
    label: y[row] === 1 ? 1 : 0,
  }));
