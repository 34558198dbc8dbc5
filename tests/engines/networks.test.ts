import { describe, expect, test } from 'vitest';
import { networks } from './networks.ts';
import { paths, train } from './paths.ts';
import { STEPS } from './train.ts';

// A network that has diverged or died would have the same bits everywhere, and would prove nothing.
describe.each(paths)('$name', (path) => {
  test.each(networks)('$name learns', (network) => {
    const before = train(path, network, 0);
    const after = train(path, network, STEPS);
    const tenth = STEPS / 10;
    expect(mean(after.losses.subarray(-tenth))).toBeLessThan(0.8 * mean(after.losses.subarray(0, tenth)));
    const moved = after.parameters.filter((value, i) => value !== before.parameters[i]);
    expect(moved.length).toBeGreaterThan(0.9 * before.parameters.length);
    expect(moved.every(Number.isFinite)).toBe(true);
  });
});

test('lessons are whole batches of float32 numbers', () => {
  for (const { lesson, B, sizes } of networks) {
    const { x, rows } = lesson({ uniform: () => 0.3, normal: () => 0.7, integer: () => 0, split: fail });
    expect(rows % B).toBe(0);
    expect(x.length).toBe(rows * sizes[0]!);
  }
});

function fail(): never {
  throw new Error('a lesson has one stream of random numbers');
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
