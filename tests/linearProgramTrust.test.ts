/** The solver is not believed: here it answers nonsense, and none of it is handed on. */
import { afterEach, expect, test, vi } from 'vitest';
import { separate } from '../src/lib/linearProgram.ts';

const lie = vi.hoisted(() => ({ variables: [] as [number, number][] }));
vi.mock('yalps', () => ({ solve: () => ({ status: 'optimal', result: 1, variables: lie.variables }) }));
afterEach(() => (lie.variables = []));

/** XOR, and the same corners cut in two. */
const x = Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1);
const xor = { x, y: Int8Array.of(-1, 1, 1, -1), dimension: 2 };
const halves = { x, y: Int8Array.of(-1, -1, 1, 1), dimension: 2 };

test('a hyperplane that has a point on the wrong side', () => {
  // w = (1, 1), b = −0.5, as the solver would write it: each plus 1.
  lie.variables = [
    [0, 2],
    [1, 2],
    [2, 0.5],
  ];
  expect(separate(xor).kind).toBe('undecided');
  expect(separate(halves).kind).toBe('undecided');
});

test('a common point that is none', () => {
  lie.variables = [0, 1, 2, 3].map((i) => [i, i + 1]);
  expect(separate(halves).kind).toBe('undecided');
});

test('no answer at all, and no number', () => {
  expect(separate(xor).kind).toBe('undecided');
  lie.variables = [0, 1, 2, 3].map((i) => [i, NaN]);
  expect(separate(xor).kind).toBe('undecided');
});

test('an answer that is right', () => {
  // w = (1, 0), b = −0.5.
  lie.variables = [
    [0, 2],
    [1, 1],
    [2, 0.5],
  ];
  expect(separate(halves)).toMatchObject({ kind: 'separable', margin: 0.5 });
  lie.variables = [0, 1, 2, 3].map((i) => [i, 0.5]);
  expect(separate(xor)).toMatchObject({ kind: 'inseparable', slack: 0 });
});
