import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, polygonOf, split } from '../../src/lib/nn/polygons.ts';

const square = polygonOf({ left: 0, right: 2, bottom: 0, top: 2 });
/** a x + b y + c at every corner. */
const along = (polygon: readonly number[], a: number, b: number, c: number): number[] =>
  Array.from({ length: polygon.length / 2 }, (_, i) => a * polygon[2 * i]! + b * polygon[2 * i + 1]! + c);

describe('split, by hand', () => {
  it('across the middle', () => {
    expect(split(square, along(square, 1, 0, -1))).toEqual({
      below: [0, 0, 1, 0, 1, 2, 0, 2],
      above: [1, 0, 2, 0, 2, 2, 1, 2],
    });
  });

  it('through two corners makes two triangles and no new corner', () => {
    expect(split(square, along(square, 1, -1, 0))).toEqual({
      below: [0, 0, 2, 2, 0, 2],
      above: [0, 0, 2, 0, 2, 2],
    });
  });

  it('beside it, along a side or through one corner cuts nothing', () => {
    expect(split(square, along(square, 1, 0, 1))).toBeNull();
    expect(split(square, along(square, 1, 0, 0))).toBeNull();
    expect(split(square, along(square, 1, 1, 0))).toBeNull();
    expect(split(square, [0, 0, 0, 0])).toBeNull();
  });

  it('does not mistake a product that underflows for a touch', () => {
    const tiny = along(square, 1e-200, 0, -1e-200);
    expect(split(square, tiny)?.below).toEqual([0, 0, 1, 0, 1, 2, 0, 2]);
  });
});

it('the parts of any cut are convex, counterclockwise, and add up', () => {
  const coefficient = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(coefficient, coefficient, coefficient), { maxLength: 8 }), (lines) => {
      let parts = [square];
      for (const [a, b, c] of lines)
        parts = parts.flatMap((part) => {
          const cut = split(part, along(part, a, b, c));
          return cut ? [cut.below, cut.above] : [part];
        });
      expect(parts.reduce((sum, part) => sum + areaOf(part), 0)).toBeCloseTo(4, 12);
      for (const part of parts) expect(turnsOf(part).every((turn) => turn >= -1e-12)).toBe(true);
    }),
    { numRuns: 200, seed: 20100 },
  );
});

/** Cross products of neighboring sides: none is negative in a convex polygon that runs counterclockwise. */
function turnsOf(polygon: readonly number[]): number[] {
  const n = polygon.length / 2;
  const side = (i: number): [number, number] => [
    polygon[2 * ((i + 1) % n)]! - polygon[2 * (i % n)]!,
    polygon[2 * ((i + 1) % n) + 1]! - polygon[2 * (i % n) + 1]!,
  ];
  return Array.from({ length: n }, (_, i) => {
    const [[ax, ay], [bx, by]] = [side(i), side(i + 1)];
    return ax * by - ay * bx;
  });
}

it('a small polygon far from 0 keeps the digits of its area', () => {
  expect(areaOf([1e8, 1e8, 1e8 + 0.5, 1e8, 1e8 + 0.5, 1e8 + 0.5, 1e8, 1e8 + 0.5])).toBe(0.25);
});

it('refuses an empty and an endless rectangle', () => {
  expect(() => polygonOf({ left: 1, right: 1, bottom: 0, top: 1 })).toThrow(
    'polygonOf: expected a finite rectangle, got 1 to 1 by 0 to 1',
  );
  expect(() => polygonOf({ left: -Infinity, right: 1, bottom: 0, top: 1 })).toThrow('got -Infinity to 1');
});
