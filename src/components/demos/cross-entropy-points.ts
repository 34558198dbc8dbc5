/**
 * Points of the line: only x is free, and the height is the class, 0 below and 1 above. So a point that is carried to the
 * other half changes its class, and a new one has the class of the half where it was put.
 */
import type { LabeledPoint } from '../../lib/pointSet.ts';

/** What a hand has made of `before`, with every point on the line of its class. */
export function ontoLines(before: readonly LabeledPoint[], after: readonly LabeledPoint[]): LabeledPoint[] {
  return after.map((point, i) => {
    const old = after.length === before.length ? before[i] : after.length > before.length && before[i];
    if (!old && point.y === MIDDLE) return onLine({ ...point, x: freePlace(point, before) });
    const isTurned = old ? old.label !== point.label : after.length < before.length;
    return onLine(isTurned ? point : { ...point, label: point.y >= MIDDLE ? 1 : 0 });
  });
}

/** The height at which a button puts a new point, whatever its class: between the two lines. */
export const MIDDLE = 0.5;

const onLine = ({ x, label }: LabeledPoint): LabeledPoint => ({ x, y: label, label });

/** The place itself, or the next to the right of it where no point of the class stands. */
function freePlace({ x, label }: LabeledPoint, others: readonly LabeledPoint[]): number {
  let place = x;
  while (others.some((other) => other.label === label && Math.abs(other.x - place) < 0.1)) place += 0.2;
  return place;
}
