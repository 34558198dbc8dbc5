/** Graphs for figures: pieces that end at kinks, open jumps, and what cannot be drawn. */
import { expect, test } from 'vitest';
import { activations, relu, relu6, step } from '../../src/lib/nn/activations.ts';
import { graphOf, heightsOf } from '../../src/lib/nn/graph.ts';

const span = { low: -3, high: 3 };

test('a smooth function is one piece from end to end, and its points lie on it', () => {
  const [only, ...rest] = graphOf((x) => x * x, span);
  expect(rest).toEqual([]);
  expect([only![0], only!.at(-2)]).toEqual([-3, 3]);
  for (let i = 0; i < only!.length; i += 2) expect(only![i + 1]).toBe(only![i]! * only![i]!);
});

test('a corner ends one piece and begins the next; a jump leaves a gap', () => {
  const [left, right] = graphOf(relu.f, span, relu.kinks);
  expect(heightsOf([left!])).toEqual({ low: 0, high: 0 });
  expect(left!.at(-2)).toBeCloseTo(0, 5);
  expect(right![1]).toBeCloseTo(0, 5);
  const [low, high] = graphOf(step.f, span, step.kinks);
  expect([low!.at(-1), high![1]]).toEqual([0, 1]);
});

test('a jump at an end of the span is not drawn: the derivative of ReLU6 stays 1 up to its corner', () => {
  const [, rising] = graphOf(relu6.df, { low: -6, high: 6 }, relu6.kinks);
  expect(heightsOf([rising!])).toEqual({ low: 1, high: 1 });
});

test('kinks outside, twice named or closer than a piece is long do no harm', () => {
  const graphs = graphOf(Math.abs, span, [5, 0, 0, 1e-7, -3]);
  expect(graphs.length).toBe(3);
  for (const graph of graphs)
    for (let i = 2; i < graph.length; i += 2) expect(graph[i]).toBeGreaterThanOrEqual(graph[i - 2]!);
});

test('an empty span is refused', () => {
  expect(() => graphOf(relu.f, { low: 1, high: 1 })).toThrow(/graphOf: expected low < high, got 1 and 1/);
});

test('every activation and its derivative can be drawn without a number being lost', () => {
  for (const { f, df, kinks } of Object.values(activations))
    for (const graph of [...graphOf(f, span, kinks), ...graphOf(df, span, kinks)])
      expect(graph.every(Number.isFinite)).toBe(true);
});
