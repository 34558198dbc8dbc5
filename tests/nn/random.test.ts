import { describe, expect, it } from 'vitest';
import { mean } from '../../src/lib/nn/diagnostics.ts';
import { createRandom, xoshiro128starstar } from '../../src/lib/nn/random.ts';

const draw = (n: number, next: () => number): number[] => Array.from({ length: n }, next);

describe('xoshiro128starstar', () => {
  // Oracle: the test of the Rust crate rand_xoshiro, whose numbers come from the authors' C program, version 1.1, with
  // the state 1, 2, 3, 4.
  it('gives the published sequence', () => {
    expect(draw(10, xoshiro128starstar(1, 2, 3, 4))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('createRandom', () => {
  it('gives the same draws for the same seed, and others for another', () => {
    expect(draw(20, createRandom(7).normal)).toEqual(draw(20, createRandom(7).normal));
    expect(draw(20, createRandom(7).uniform)).not.toEqual(draw(20, createRandom(8).uniform));
  });

  // Recorded from this generator: links that readers have shared depend on these bits.
  it('keeps its bits', () => {
    expect(draw(3, createRandom(1).uniform)).toEqual(BITS.uniform);
    expect(draw(3, createRandom(1).normal)).toEqual(BITS.normal);
    const { integer } = createRandom(1);
    expect(draw(8, () => integer(10))).toEqual(BITS.integer);
    expect(createRandom(1).split(2).uniform()).toBe(BITS.split);
  });

  it.each([0, 4294967295])('accepts the seed %d', (seed) =>
    expect(createRandom(seed).uniform()).toBeLessThan(1),
  );

  it.each([-1, 0.5, 4294967296, NaN, Infinity])('refuses the seed %d', (seed) => {
    expect(() => createRandom(seed)).toThrow(`createRandom: expected an integer 0 … 4294967295, got ${seed}`);
  });
});

describe('uniform', () => {
  it('lies in [0, 1), uses 53 bits, and has the moments 1/2 and 1/12', () => {
    const values = draw(100_000, createRandom(3).uniform);
    expect(values.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53))).toBe(true);
    expect(values.some((u) => !Number.isInteger(u * 2 ** 52))).toBe(true);
    // Five standard errors: sd of u is 0.2887, of (u − 1/2)² 0.0745.
    expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan((5 * 0.2887) / Math.sqrt(100_000));
    expect(Math.abs(mean(values.map((u) => (u - 0.5) ** 2)) - 1 / 12)).toBeLessThan(
      (5 * 0.0745) / Math.sqrt(100_000),
    );
  });
});

describe('normal', () => {
  it('has the first four moments of N(0, 1)', () => {
    const n = 200_000;
    const values = draw(n, createRandom(4).normal);
    // Five standard errors: the variances of z, z², z³, z⁴ are 1, 2, 15, 96.
    const moments: [number, number, number][] = [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ];
    for (const [power, expected, variance] of moments) {
      const got = mean(values.map((z) => z ** power));
      expect(Math.abs(got - expected), `moment ${power}: ${got}`).toBeLessThan(5 * Math.sqrt(variance / n));
    }
  });

  it('exceeds 1.96 in size in 5 of 100 draws, and neighbors do not correlate', () => {
    const n = 200_000;
    const values = draw(n, createRandom(5).normal);
    expect(values.filter((z) => Math.abs(z) > 1.959964).length / n).toBeCloseTo(0.05, 2);
    expect(Math.abs(mean(values.slice(1).map((z, i) => z * values[i]!)))).toBeLessThan(5 / Math.sqrt(n));
  });
});

describe('integer', () => {
  it('hits every number from 0 to n − 1 equally often', () => {
    const { integer } = createRandom(6);
    const counts = new Array<number>(7).fill(0);
    for (let k = 0; k < 70_000; k++) counts[integer(7)]!++;
    const chiSquared = counts.reduce((sum, c) => sum + (c - 10_000) ** 2 / 10_000, 0);
    // 99.99 % of a χ² with 6 degrees of freedom lie below 27.9.
    expect(chiSquared).toBeLessThan(27.9);
  });

  it('knows the ends: one number, and 2³² of them', () => {
    const { integer } = createRandom(6);
    expect(integer(1)).toBe(0);
    expect(draw(100, () => integer(4294967296)).some((k) => k > 2147483648)).toBe(true);
  });

  it.each([0, -3, 2.5, NaN, 4294967297])('refuses n = %d', (n) => {
    expect(() => createRandom(1).integer(n)).toThrow(
      `Random.integer: expected an integer 1 … 4294967296, got ${n}`,
    );
  });
});

describe('split', () => {
  it('depends on the label, not on what was drawn before', () => {
    const random = createRandom(9);
    const before = draw(5, random.split(1).uniform);
    random.uniform();
    expect(draw(5, random.split(1).uniform)).toEqual(before);
    expect(draw(5, random.split(2).uniform)).not.toEqual(before);
    expect(draw(5, createRandom(10).split(1).uniform)).not.toEqual(before);
  });

  it('gives ten thousand labels ten thousand sequences', () => {
    const random = createRandom(9);
    const firsts = new Set(Array.from({ length: 10_000 }, (_, label) => random.split(label).uniform()));
    expect(firsts.size).toBe(10_000);
  });

  it('refuses a label that is no integer', () => {
    expect(() => createRandom(1).split(-1)).toThrow(
      'Random.split: expected an integer 0 … 4294967295, got -1',
    );
  });
});

const BITS = {
  uniform: [0.5686059948349658, 0.8893939367683266, 0.4705824180198359],
  normal: [0.1681321120958473, 0.9542843185011038, -0.43060011100390955],
  integer: [8, 1, 1, 9, 6, 8, 0, 9],
  split: 0.21951392971814798,
};
