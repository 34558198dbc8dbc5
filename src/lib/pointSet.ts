/**
 * The reader's own points as a text that fits into a link: `o0.25_1.5x-1_0.3` is a point of class 0 at (0.25, 1.5) and
 * one of class 1 at (−1, 0.3). No character of it is escaped in an address.
 */

export interface LabeledPoint {
  readonly x: number;
  readonly y: number;
  readonly label: 0 | 1;
}

const POINT = /([ox])(-?\d+(?:\.\d+)?)_(-?\d+(?:\.\d+)?)/gy;

/** The points of a text, in its order; the empty text holds none. @throws where the text is not a list of points */
export function readPoints(text: string): LabeledPoint[] {
  const points = [...text.matchAll(POINT)].map(([, label, x, y]): LabeledPoint => ({
    x: Number(x),
    y: Number(y),
    label: label === 'x' ? 1 : 0,
  }));
  const length = [...text.matchAll(POINT)].reduce((sum, [all]) => sum + all.length, 0);
  if (length !== text.length)
    throw new Error(`readPoints: expected points such as o0.25_1.5 or x-1_0.3, got "${text.slice(length)}"`);
  return points;
}

/** The text of points, each coordinate rounded to hundredths: finer than a finger. */
export const writePoints = (points: readonly LabeledPoint[]): string =>
  points.map(({ x, y, label }) => `${label === 1 ? 'x' : 'o'}${hundredths(x)}_${hundredths(y)}`).join('');

/** −0 would be written as 0 and come back as another number. */
const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0;
