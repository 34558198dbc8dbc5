import { describe, expect, test } from 'vitest';
import { fingerprint, fnv1a } from './bits.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('fnv1a', () => {
  // Oracle: the test vectors of draft-eastlake-fnv, appendix C (FNV-1a, 64 bits).
  test.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of "%s"', (text, expected) => {
    expect(fnv1a([bytes(text)])).toBe(expected);
  });

  test('agrees with its definition in integers of 64 bits, over bytes of every value', () => {
    const all = Uint8Array.from({ length: 2048 }, (_, i) => (i * 37) & 255);
    const defined = all.reduce(
      (hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n),
      0xcbf29ce484222325n,
    );
    expect(fnv1a([all])).toBe(defined.toString(16).padStart(16, '0'));
  });

  test('goes on from one chunk to the next', () => {
    expect(fnv1a([bytes('foo'), bytes('bar')])).toBe(fnv1a([bytes('foobar')]));
  });
});

describe('fingerprint', () => {
  test('tells apart what prints alike or is equal', () => {
    const values = [1, 1 + Number.EPSILON, 0, -0, 5e-324, NaN, Infinity].map((v) => Float64Array.of(v));
    const seen = [...values, Float32Array.of(1)].map((each) => fingerprint(each));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('takes every NaN for the same, since engines may store another', () => {
    const negative = new Float64Array(new BigUint64Array([0xfff8000000000000n]).buffer);
    expect(fingerprint(negative)).toBe(fingerprint(Float64Array.of(NaN)));
  });

  test('reads the lowest byte first', () => {
    // Oracle: IEEE 754, where 1 is 3f f0 00 … 00 in float64 and 3f 80 00 00 in float32.
    expect(fingerprint(Float64Array.of(1))).toBe(fnv1a([Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf0, 0x3f)]));
    expect(fingerprint(Float32Array.of(1))).toBe(fnv1a([Uint8Array.of(0, 0, 0x80, 0x3f)]));
  });
});
