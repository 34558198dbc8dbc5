/**
 * Fingerprints of everything that training is built from: the portable functions, every activation with its
 * derivative, and the draws of the generator. They say which function an engine computes differently, where a
 * fingerprint of a trained network only says that one does.
 *
 * All lists follow the modules and the record: a new function is compared without being named here.
 */
import { activations } from '../../src/lib/nn/activations.ts';
import { erfc } from '../../src/lib/nn/erfc.ts';
import * as portable from '../../src/lib/nn/portable.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { fingerprint } from './bits.ts';

/** Zero, the smallest and the largest numbers, and where a formula changes, overflows or saturates. */
const SIZES = [
  ...[
    0, 5e-324, 2.2250738585072014e-308, 1e-300, 1e-160, 1e-20, 1.1102230246251565e-16, 2.220446049250313e-16,
  ],
  ...[
    1e-9,
    1e-3,
    0.34657359027997264,
    0.5,
    0.84375,
    1,
    1.25,
    Math.SQRT2,
    Math.SQRT1_2,
    2.718281828459045,
    3,
    6,
  ],
  ...[
    8.3, 20, 22, 28, 36.7, 40, 88.72, 104, 354.9, 372.5, 700, 709.782712893384, 709.79, 745.1332191019411,
    746,
  ],
  ...[1000, 1e10, 1e100, 1e300, Number.MAX_VALUE, Infinity],
];
const EDGES = [...SIZES, ...SIZES.map((size) => -size), NaN];

/** The edges, steps of 1/16 from −16 to 16, and numbers with all their digits at four sizes down to 10⁻⁴. */
const GRID = [
  ...EDGES,
  ...Array.from({ length: 513 }, (_, i) => (i - 256) / 16),
  ...[6, 1, 0.05, 1e-4].flatMap((size) => draws(2500, (random) => size * random.normal())),
];

/** Tells the fingerprints of functions from those of networks. */
export const PREFIX = 'function ';

/** Name and fingerprint of every function. */
export function functionFingerprints(): Record<string, string> {
  const named = {
    ...Object.fromEntries(Object.entries({ ...portable, erfc }).map(([name, f]) => [name, values(name, f)])),
    ...Object.fromEntries(
      Object.entries(activations).flatMap(([name, { f, df }]) => [
        [`${name}.f`, GRID.map((z) => f(z))],
        [`${name}.df`, GRID.map((z) => df(z))],
      ]),
    ),
    'random.uniform': draws(500, (random) => random.uniform()),
    'random.normal': draws(500, (random) => random.normal()),
    'random.integer': draws(500, (random) => random.integer(1000)),
  };
  return Object.fromEntries(
    Object.entries(named).map(([name, list]) => [PREFIX + name, fingerprint(Float64Array.from(list))]),
  );
}

/** A function of one number over the grid, or of two numbers over all pairs of edges. */
function values(name: string, f: (x: number, y: number) => unknown): number[] {
  const found = f.length === 2 ? EDGES.flatMap((x) => EDGES.map((y) => f(x, y))) : GRID.map((x) => f(x, 0));
  if (found.every((value) => typeof value === 'number')) return found;
  throw new TypeError(`functionFingerprints: expected ${name} to return a number, got ${typeof found[0]}`);
}

function draws(count: number, draw: (random: ReturnType<typeof createRandom>) => number): number[] {
  const random = createRandom(2024);
  return Array.from({ length: count }, () => draw(random));
}
