/**
 * The best that one line can do where it cannot do everything: the half-plane that gets most points right, exactly,
 * by trying every way in which a line can part the points.
 *
 * A line that parts them in some way can be moved, without passing over a point, until it runs through one spot and
 * no other. So it is enough to turn a line about each spot and to count what changes sides.
 */
import type { LabeledPoints } from '../datasets/labeledPoints.ts';
import { checkPoints, isSameSpot, orientation } from './orientation.ts';

export interface HalfPlane {
  /** How many of the points lie on the side of their class. */
  readonly correct: number;
  /** The class of the side on which each row lies. These classes can be parted by a line. */
  readonly predicted: Float64Array;
}

/**
 * A half-plane with the most points right, the first one found of several. Without points, 0 are right.
 * Takes B² log B steps for B points.
 *
 * @throws as `separate` does.
 */
export function bestHalfPlane(points: LabeledPoints): HalfPlane {
  checkPoints('bestHalfPlane', points);
  let best: HalfPlane = { correct: -1, predicted: new Float64Array(0) };
  // All on one side is what a line far away does.
  for (const side of [0, 1]) best = betterOf(best, points, () => side);
  for (let pivot = 0; pivot < points.B && best.correct < points.B; pivot++)
    best = turnAbout(points, pivot, best);
  return best;
}

/** Turns a line about the spot of `pivot` by half a turn, from just before pointing right. */
function turnAbout(points: LabeledPoints, pivot: number, best: HalfPlane): HalfPlane {
  const others = Array.from(points.y.keys()).filter((row) => !isSameSpot(points, pivot, row));
  const isAhead = aheadOf(points, pivot);
  const comparison = (a: number, b: number): number => {
    const turn = orientation(points, pivot, a, b);
    return isAhead[a] === isAhead[b] ? -turn : turn;
  };
  others.sort(comparison);

  const spot = points.B - others.length;
  const ones = rowsOn(points, pivot).filter((row) => points.y[row] === 1).length;
  const spotSide = 2 * ones > spot ? 1 : 0;
  /** 1 left of the line, 0 right of it. */
  const side = isAhead.slice();
  let right = others.filter((row) => side[row] === points.y[row]).length;

  for (let k = 0; k <= others.length;) {
    const most = Math.max(right, others.length - right) + Math.max(ones, spot - ones);
    if (most > best.correct) {
      const isReversed = right < others.length - right;
      best = betterOf(best, points, (row) =>
        isSameSpot(points, pivot, row) ? spotSide : isReversed ? 1 - side[row]! : side[row]!,
      );
    }
    // Whatever lies in one direction from the spot, or in the opposite one, changes sides at once.
    const first = others[k];
    if (first === undefined) break;
    for (; k < others.length && comparison(first, others[k]!) === 0; k++) {
      const row = others[k]!;
      side[row] = 1 - side[row]!;
      right += side[row] === points.y[row] ? 1 : -1;
    }
  }
  return best;
}

function betterOf(best: HalfPlane, { y }: LabeledPoints, sideOf: (row: number) => number): HalfPlane {
  const predicted = y.map((_, row) => sideOf(row));
  const correct = y.filter((label, row) => predicted[row] === label).length;
  return correct > best.correct ? { correct, predicted } : best;
}

const rowsOn = (points: LabeledPoints, pivot: number): number[] =>
  Array.from(points.y.keys()).filter((row) => isSameSpot(points, pivot, row));

/** 1 for each row that lies above the spot of `pivot`, or beside it on the right; else 0. */
const aheadOf = ({ x, y }: LabeledPoints, pivot: number): Float64Array =>
  y.map((_, row) => {
    const up = x[2 * row + 1]! - x[2 * pivot + 1]!;
    return up > 0 || (up === 0 && x[2 * row]! > x[2 * pivot]!) ? 1 : 0;
  });
