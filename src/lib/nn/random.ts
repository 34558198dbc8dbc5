/**
 * Random numbers from a seed: the generator xoshiro128**, and uniform, normal and integer draws from it.
 *
 * Nothing is global: whoever needs randomness is handed a `Random`. The bits of a generator and of every draw are the
 * same in all engines, since only integer operations, √ and the portable logarithm are used.
 *
 * Left out: the generator's jump functions (`split` serves that purpose) and draws from other distributions.
 */
import { ln } from './portable.ts';

export interface Random {
  /** Uniform in [0, 1) with 53 random bits. */
  uniform(): number;
  /** Normal with mean 0 and variance 1. Polar method. Source: marsaglia-1964. */
  normal(): number;
  /** A whole number from 0 to n − 1, each equally likely. @throws unless n is an integer from 1 to 2³². */
  integer(n: number): number;
  /**
   * A generator of its own for one purpose (weights, data, order of the batches). It depends on the seed and the
   * label alone, not on what was drawn before: another draw here changes nothing there.
   */
  split(label: number): Random;
}

/**
 * A generator whose every draw follows from `seed`. The four words of state are four steps of a 32-bit SplitMix;
 * they differ from one another, so the one forbidden state, all zeros, cannot occur.
 *
 * @throws if the seed is not an integer from 0 to 2³² − 1.
 * Source: blackman-2021.
 */
export function createRandom(seed: number): Random {
  if (!isUint32(seed)) throw new RangeError(`createRandom: expected an integer 0 … 4294967295, got ${seed}`);
  const word = (k: number): number => mix(seed + k * GOLDEN);
  const next = xoshiro128starstar(word(1), word(2), word(3), word(4));
  let spare: number | null = null;

  const uniform = (): number => {
    const high = next() >>> 5;
    const low = next() >>> 6;
    return (high * TWO_26 + low) / TWO_53;
  };

  const normal = (): number => {
    if (spare !== null) {
      const second = spare;
      spare = null;
      return second;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * ln(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };

  const integer = (n: number): number => {
    if (!(Number.isInteger(n) && n >= 1 && n <= TWO_32)) {
      throw new RangeError(`Random.integer: expected an integer 1 … 4294967296, got ${n}`);
    }
    // Draws beyond the last whole multiple of n are thrown away: the remainder alone would favor small numbers.
    const limit = TWO_32 - (TWO_32 % n);
    let draw = next();
    while (draw >= limit) draw = next();
    return draw % n;
  };

  const split = (label: number): Random => {
    if (!isUint32(label))
      throw new RangeError(`Random.split: expected an integer 0 … 4294967295, got ${label}`);
    return createRandom(mix(mix(seed) + mix(label + GOLDEN)));
  };

  return { uniform, normal, integer, split };
}

/** xoshiro128** 1.1: 32 bits a call from four words of state, not all 0. Source: blackman-2021. */
export function xoshiro128starstar(s0: number, s1: number, s2: number, s3: number): () => number {
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotateLeft(s3, 11);
    return result;
  };
}

/** 2³² divided by the golden ratio: the distance between two steps of SplitMix. */
const GOLDEN = 0x9e3779b9;

// Literals, since the operator ** is as engine-dependent as Math.pow.
const TWO_26 = 67108864;
const TWO_32 = 4294967296;
const TWO_53 = 4294967296 * 2097152;

const isUint32 = (n: number): boolean => Number.isInteger(n) && n >= 0 && n < TWO_32;

const rotateLeft = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** The finalizer of MurmurHash3: maps 32 bits one to one onto 32 bits that look unrelated. */
function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
