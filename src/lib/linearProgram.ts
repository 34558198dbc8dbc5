/**
 * Whether one hyperplane parts two classes of points in d dimensions, decided by linear programs and proved either way.
 *
 * The first program looks for the hyperplane with coefficients in [−1, 1] that leaves the widest margin. If there is
 * none, the second looks for a point that both convex hulls contain: Farkas' lemma says that exactly one of the two exists.
 * The solver is believed in neither case. Both answers are multiplied out here, and only what stands is handed on.
 *
 * The solver (yalps, a simplex method) uses + − × ÷ and rounding alone, so the answers have the same bits everywhere.
 *
 * Left out: exact arithmetic. A gap between the hulls of less than 10⁻⁶ of the largest coordinate may stay undecided.
 */
import { solve } from 'yalps';

/** Points of two classes in d dimensions. */
export interface Labeling {
  /** [N × d] */
  readonly x: Float64Array;
  /** The class of each point: 1 or −1. */
  readonly y: Int8Array;
  readonly dimension: number;
}

export interface Separable {
  readonly kind: 'separable';
  readonly w: Float64Array;
  readonly b: number;
  /** The smallest y (w·x + b) of all points, more than 0. |w_j| ≤ 1. In units of the largest coordinate, with |b| ≤ 1. */
  readonly margin: number;
}

export interface Inseparable {
  readonly kind: 'inseparable';
  /** [N] weights ≥ 0 that add up to 1 in each class: the mean of either class with these weights is the same point. */
  readonly weights: Float64Array;
  /** No hyperplane leaves a margin, in the units above, of more than this. It is rounding. */
  readonly slack: number;
}

/** Neither answer stood the test: the points are within rounding of changing sides, or the solver has lost its way. */
export interface Undecided {
  readonly kind: 'undecided';
}

export type Separation = Separable | Inseparable | Undecided;

/** What is smaller counts as 0. The proofs exclude each other: one needs a margin above this, the other a slack below. */
const TOLERANCE = 1e-7;

/** To this the solver takes numbers for 0, and rounds its answer. */
const PRECISION = 1e-9;

/**
 * Whether there are w and b with y (w·x + b) > 0 for every point, with the proof of the answer. Points of one class
 * alone are separable.
 *
 * @throws if there is no point, x is not N × d finite numbers, or a label is neither 1 nor −1.
 * Source: cover-1965.
 */
export function separate(labeling: Labeling): Separation {
  const size = largestOf(labeling);
  const scaled = { ...labeling, x: labeling.x.map((value) => value / size) };
  const plane = checkedPlane(scaled, widestPlane(scaled), size);
  if (plane) return plane;
  return checkedPoint(scaled, commonPoint(scaled)) ?? { kind: 'undecided' };
}

/** The largest coordinate, or 1 where all are 0. */
function largestOf({ x, y, dimension }: Labeling): number {
  if (y.length === 0 || x.length !== y.length * dimension)
    throw new RangeError(
      `separate: expected ${y.length} points in ${dimension} dimensions, got ${x.length} numbers`,
    );
  const label = y.find((value) => value !== 1 && value !== -1);
  if (label !== undefined) throw new RangeError(`separate: expected labels 1 and −1, got ${label}`);
  const lost = x.find((value) => !Number.isFinite(value));
  if (lost !== undefined) throw new RangeError(`separate: expected finite coordinates, got ${lost}`);
  return x.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
}

/** Coordinate j of point i, where coordinate d is the 1 that belongs to b. */
const at = ({ x, dimension }: Labeling, i: number, j: number): number =>
  j === dimension ? 1 : x[i * dimension + j]!;

type Coefficients = [constraint: number, coefficient: number][];

/**
 * The coefficients w, b in [−1, 1] with the largest t such that y (w·x + b) ≥ t for every point: [d + 1] numbers. The
 * solver's variables are not negative, so it is given 1 + w, 1 + b and t + c, where c is so large that it may begin at 0.
 */
function widestPlane(labeling: Labeling): Float64Array {
  const { y, dimension: d } = labeling;
  const N = y.length;
  const all = Array.from({ length: d + 1 }, (_, j) => j);
  const sums = Array.from(y, (label, i) => label * all.reduce((sum, j) => sum + at(labeling, i, j), 0));
  const c = Math.max(...sums.map(Math.abs));
  const variables = all.map((j): [number, Coefficients] => [
    j,
    [...Array.from(y, (label, i): [number, number] => [i, -label * at(labeling, i, j)]), [N + j, 1]],
  ]);
  const t: Coefficients = [[OBJECTIVE, 1], ...Array.from(y, (_, i): [number, number] => [i, 1])];
  const { variables: found } = solve(
    {
      direction: 'maximize',
      objective: OBJECTIVE,
      constraints: [
        ...sums.map((sum, i): [number, { max: number }] => [i, { max: c - sum + NUDGE * uneven(i) }]),
        ...all.map((j): [number, { max: number }] => [N + j, { max: 2 }]),
      ],
      variables: [...variables, [d + 1, t]],
    },
    { precision: PRECISION },
  );
  return valuesOf(found, d + 1).map((value) => value - 1);
}

const OBJECTIVE = -1;

/**
 * A number in [0, 1) for each point, all different: the fractions of the multiples of the golden ratio. Where many
 * constraints meet in one corner, as all do at w = 0, a simplex method may walk in circles. Uneven limits part them.
 */
const uneven = (i: number): number => (0.6180339887498949 * (i + 1)) % 1;

/** By so much at most the limits of the first program are moved. It may cost a margin that is no larger. */
const NUDGE = 1e-6;

/** Multiplies the hyperplane out on every point. Null where it does not part the classes. */
function checkedPlane(labeling: Labeling, plane: Float64Array, size: number): Separable | null {
  const { y, dimension } = labeling;
  const largest = plane.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const margins = Array.from(
    y,
    (label, i) => label * plane.reduce((sum, value, j) => sum + value * at(labeling, i, j), 0),
  );
  const margin = Math.min(...margins);
  if (!(margin > TOLERANCE && largest <= 1 + TOLERANCE)) return null;
  return { kind: 'separable', w: plane.slice(0, dimension), b: plane[dimension]! * size, margin };
}

/** Weights ≥ 0 of the points, 1 in each class, whose means over the two classes are the same point, if there are. */
function commonPoint(labeling: Labeling): Float64Array {
  const { y, dimension: d } = labeling;
  const variables = Array.from(y, (label, i): [number, Coefficients] => [
    i,
    [
      ...Array.from({ length: d }, (_, j): [number, number] => [j, label * at(labeling, i, j)]),
      [label > 0 ? d : d + 1, 1],
      [OBJECTIVE, 1 + uneven(i)],
    ],
  ]);
  const constraints = Array.from({ length: d + 2 }, (_, j): [number, { equal: number }] => [
    j,
    { equal: j < d ? 0 : 1 },
  ]);
  const model = { direction: 'minimize', objective: OBJECTIVE, constraints, variables } as const;
  const { variables: found } = solve(model, { precision: PRECISION });
  return valuesOf(found, y.length).map((weight) => Math.max(0, weight));
}

/** Takes the means of both classes. Null where they are not one point. */
function checkedPoint(labeling: Labeling, found: Float64Array): Inseparable | null {
  const { y, dimension } = labeling;
  const total = (label: number): number =>
    found.reduce((sum, value, i) => (y[i] === label ? sum + value : sum), 0);
  const totals = { [1]: total(1), [-1]: total(-1) };
  const weights = found.map((value, i) => value / totals[y[i] as 1 | -1]);
  let slack = 0;
  for (let j = 0; j < dimension; j++)
    slack += Math.abs(weights.reduce((sum, weight, i) => sum + weight * y[i]! * at(labeling, i, j), 0)) / 2;
  // Weighted by these, the margins of any hyperplane average to at most the slack.
  if (!(slack < TOLERANCE)) return null;
  return { kind: 'inseparable', weights, slack };
}

function valuesOf(found: readonly (readonly [number, number])[], count: number): Float64Array {
  const values = new Float64Array(count);
  for (const [key, value] of found) if (key < count) values[key] = value;
  return values;
}
