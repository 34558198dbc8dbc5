/** Points that live on two lines: what becomes of a drag, a key, a press and a button. */
import { expect, test } from 'vitest';
import { MIDDLE, ontoLines } from '../../src/components/demos/cross-entropy-points.ts';
import type { LabeledPoint } from '../../src/lib/pointSet.ts';

const zero: LabeledPoint = { x: -1, y: 0, label: 0 };
const one: LabeledPoint = { x: 1, y: 1, label: 1 };

test('a point that is carried keeps its line until it is past the middle', () => {
  expect(ontoLines([zero, one], [{ ...zero, x: 0.5, y: 0.4 }, one])).toEqual([
    { x: 0.5, y: 0, label: 0 },
    one,
  ]);
  expect(ontoLines([zero, one], [{ ...zero, y: 0.6 }, one])).toEqual([{ x: -1, y: 1, label: 1 }, one]);
});

test('a point whose class is turned goes to the other line', () => {
  expect(ontoLines([zero, one], [zero, { ...one, label: 0 }])).toEqual([zero, { x: 1, y: 0, label: 0 }]);
});

test('a press on the upper half adds a point of class 1, whatever the class of the last one', () => {
  expect(ontoLines([zero], [zero, { x: 2, y: 0.8, label: 0 }])).toEqual([zero, { x: 2, y: 1, label: 1 }]);
});

test('a button adds a point of its class, beside those that stand there', () => {
  const added: LabeledPoint = { x: 0, y: MIDDLE, label: 1 };
  const first = ontoLines([], [added]);
  expect(first).toEqual([{ x: 0, y: 1, label: 1 }]);
  const second = ontoLines(first, [...first, added]);
  expect(second[1]).toEqual({ x: 0.2, y: 1, label: 1 });
});

test('removing a point leaves the others as they are', () => {
  expect(ontoLines([zero, one], [one])).toEqual([one]);
  expect(ontoLines([zero, one], [])).toEqual([]);
});
