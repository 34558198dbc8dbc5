/**
 * Five data sets of the plane in two classes, all within about [−1.2, 1.2]². Without noise, with π in radians and k
 * the place of a point among the n of its class:
 *
 *   blobs   class 0 at (−½, −½), class 1 at (½, ½)
 *   xor     four clusters at (±½, ±½), class 1 where the signs differ
 *   rings   class 0 on the circle of radius 1, class 1 on that of radius ½, at the angles 2πk/n
 *   moons   class 0 on the upper half circle (cos t, sin t), class 1 on the lower one (1 − cos t, ½ − sin t), with
 *           t = πk/(n − 1); then moved by (−½, −¼) and shrunk to ⅔, so that x lies in [−1, 1] and y in [−½, ½]
 *   spiral  two arms r (sin t, cos t) with r = (k + 1)/n and t = 2π · 1.75 r, the arm of class 1 half a turn ahead
 *
 * The noise is normal, the same on both coordinates. The classes take turns (row i is of class i mod 2), so that the
 * first rows of a data set are balanced too.
 *
 * Left out: more than two classes, and classes of unequal size.
 */
import { cos, sin } from '../nn/portable.ts';
import type { Random } from '../nn/random.ts';
import type { LabeledPoints } from './labeledPoints.ts';

export const planeNames = ['blobs', 'xor', 'rings', 'moons', 'spiral'] as const;
export type PlaneName = (typeof planeNames)[number];

/** Standard deviation of the noise unless another is asked for. */
export const planeNoise: Readonly<Record<PlaneName, number>> = {
  blobs: 0.2,
  xor: 0.15,
  rings: 0.05,
  moons: 0.05,
  spiral: 0.02,
};

/**
 * `count` points of a data set, [count × 2]. Where `count` is odd, class 0 has one more.
 *
 * @throws unless `count` is a whole number from 0 on and `noise` a finite one from 0 on.
 */
export function planePoints(
  name: PlaneName,
  random: Random,
  count: number,
  noise: number = planeNoise[name],
): LabeledPoints {
  if (!(Number.isInteger(count) && count >= 0))
    throw new RangeError(`planePoints: expected a count 0, 1, 2 …, got ${count}`);
  if (!(noise >= 0 && noise < Infinity))
    throw new RangeError(`planePoints: expected noise of at least 0, got ${noise}`);
  const x = new Float64Array(2 * count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const label = i % 2 === 0 ? 0 : 1;
    const [u, v] = places[name](label, Math.floor(i / 2), Math.ceil((count - label) / 2));
    x[2 * i] = u + noise * random.normal();
    x[2 * i + 1] = v + noise * random.normal();
    y[i] = label;
  }
  return { x, y, B: count };
}

type Place = (label: 0 | 1, k: number, n: number) => readonly [number, number];

/** Turns of a spiral's arm from the middle to its end. */
const TURNS = 1.75;

const places: Readonly<Record<PlaneName, Place>> = {
  blobs: (label) => (label === 0 ? [-0.5, -0.5] : [0.5, 0.5]),

  xor: (label, k) => {
    const side = k % 2 === 0 ? 0.5 : -0.5;
    return [side, label === 0 ? side : -side];
  },

  rings: (label, k, n) => {
    const [radius, t] = [label === 0 ? 1 : 0.5, (2 * Math.PI * k) / n];
    return [radius * cos(t), radius * sin(t)];
  },

  moons: (label, k, n) => {
    const t = (Math.PI * k) / Math.max(1, n - 1);
    const [u, v] = label === 0 ? [cos(t), sin(t)] : [1 - cos(t), 0.5 - sin(t)];
    return [((u - 0.5) * 2) / 3, ((v - 0.25) * 2) / 3];
  },

  spiral: (label, k, n) => {
    const r = (k + 1) / n;
    const t = 2 * Math.PI * TURNS * r;
    const side = label === 0 ? r : -r;
    return [side * sin(t), side * cos(t)];
  },
};
