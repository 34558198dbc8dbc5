import { describe, expect, it } from 'vitest';
import { createBatches } from '../../src/lib/nn/batches.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

/** Row i is (i, 10 i), its target 100 i. */
const data = (rows: number) => ({
  x: Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? i / 2 : 10 * ((i - 1) / 2))),
  features: 2,
  target: Array.from({ length: rows }, (_, i) => 100 * i),
});

/** The numbers of the rows in the next epoch, batch by batch, with a check that the three numbers go together. */
function epochOf(batches: ReturnType<typeof createBatches>): number[][] {
  return Array.from({ length: batches.perEpoch }, () => {
    batches.next();
    return Array.from(batches.target, (target, k) => {
      const row = target / 100;
      expect([batches.x[2 * k], batches.x[2 * k + 1]]).toEqual([row, 10 * row]);
      return row;
    });
  });
}

describe('createBatches', () => {
  it('hands out all rows as they are where a batch is all of them, without a copy', () => {
    const { x, target, ...rest } = data(3);
    const batches = createBatches({ x, target, ...rest, B: 3 });
    batches.next();
    expect(batches.x).toBe(x);
    expect(batches.target).toBe(target);
    expect(batches.perEpoch).toBe(1);
  });

  it('shows every row once an epoch, in another order each time, and in the same for the same seed', () => {
    const ordersOf = (seed: number) => {
      const batches = createBatches({ ...data(12), B: 3, random: createRandom(seed) });
      return [epochOf(batches), epochOf(batches)];
    };
    const [first, second] = ordersOf(1);
    for (const epoch of [first, second])
      expect(epoch!.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(first).not.toEqual(second);
    expect(ordersOf(1)).toEqual([first, second]);
    expect(ordersOf(2)).not.toEqual([first, second]);
  });

  it('takes every order equally often', () => {
    const batches = createBatches({ ...data(3), B: 1, random: createRandom(1) });
    const seen = new Map<string, number>();
    for (let epoch = 0; epoch < 6000; epoch++) {
      const order = epochOf(batches).join();
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    // 3! orders; five standard deviations of a binomial count are 5 √(6000 · 1/6 · 5/6) = 144.
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(144);
  });

  it('lets the rows that fill no batch sit out, each as often as any other', () => {
    const batches = createBatches({ ...data(5), B: 2, random: createRandom(1) });
    const seen = new Array<number>(5).fill(0);
    for (let epoch = 0; epoch < 5000; epoch++) for (const row of epochOf(batches).flat()) seen[row]! += 1;
    // 4 of 5 rows an epoch; five standard deviations of a binomial count are 5 √(5000 · 0.8 · 0.2) = 141.
    for (const count of seen) expect(Math.abs(count - 4000)).toBeLessThan(141);
  });

  it('takes targets of several numbers a row', () => {
    const batches = createBatches({
      x: Float64Array.of(0, 1, 2, 3),
      features: 1,
      target: [0, 0, 1, 10, 2, 20, 3, 30],
      B: 2,
      random: createRandom(3),
    });
    batches.next();
    expect(Array.from(batches.target)).toEqual([...batches.x].flatMap((v) => [v, 10 * v]));
  });

  it.each([
    [{ B: 4 }, 'createBatches: expected at least 4 rows of 2 numbers, got 6'],
    [{ B: 0 }, 'createBatches: expected at least 0 rows of 2 numbers, got 6'],
    [{ B: 3, features: 4 }, 'createBatches: expected at least 3 rows of 4 numbers, got 6'],
    [{ B: 3, target: [1, 2] }, 'createBatches: expected as many targets for each of 3 rows, got 2'],
    [{ B: 2 }, 'createBatches: expected a random for batches of 2 of 3 rows, got none'],
  ])('refuses %j', (change, message) => {
    expect(() => createBatches({ ...data(3), ...change })).toThrow(message);
  });
});
