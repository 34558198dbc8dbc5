/** C06: a stack of affine layers against its product, in float64 by the experiment, in float32 by rounding every step. */
import { experiment } from '../../src/lib/experiments/linear-collapse.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { type Measurement, meanOver, named } from './checks.ts';

const { measure } = experiment.claim;

export const linearCollapse: Measurement = (check) =>
  named(
    {
      'relative difference, float64': () => measure(1).difference,
      'relative difference, float32': () => differenceInFloat32(1),
    },
    check,
    check.quantity,
  )();

export const bottleneck: Measurement = (check) =>
  meanOver(
    check.seeds,
    named(
      {
        'rank of 10-10-2-10-10, linear': (seed: number) => measure(seed).linearRank,
        'rank of 10-10-2-10-10, ReLU, mean': (seed: number) => measure(seed).reluRank,
      },
      check,
      check.quantity,
    ),
  );

const WIDTH = 16;
const DEPTH = 10;
const INPUTS = 64;

/** max |deep − single| / max |deep| when each sum and product is rounded to float32. */
function differenceInFloat32(seed: number): number {
  const random = createRandom(seed);
  const normals = (count: number, sd: number): Float32Array =>
    Float32Array.from({ length: count }, () => sd * random.normal());
  const layers = Array.from({ length: DEPTH }, () => ({
    W: normals(WIDTH * WIDTH, 1 / Math.sqrt(WIDTH)),
    b: normals(WIDTH, 0.1),
  }));
  const single = layers.reduce(below, { W: identityMatrix(), b: new Float32Array(WIDTH) });
  let [difference, largest] = [0, 0];
  for (let k = 0; k < INPUTS; k++) {
    const x = normals(WIDTH, 1);
    const deep = layers.reduce(apply, x);
    const once = apply(x, single);
    for (let i = 0; i < WIDTH; i++) {
      difference = Math.max(difference, Math.abs(deep[i]! - once[i]!));
      largest = Math.max(largest, Math.abs(deep[i]!));
    }
  }
  return difference / largest;
}

interface Affine32 {
  readonly W: Float32Array;
  readonly b: Float32Array;
}

function apply(x: Float32Array, { W, b }: Affine32): Float32Array {
  return b.map((shift, i) => {
    let sum = 0;
    for (let j = 0; j < WIDTH; j++) sum = Math.fround(sum + Math.fround(W[i * WIDTH + j]! * x[j]!));
    return sum + shift;
  });
}

/** The affine map that has `layer` on top of `map`: its columns are those of W through the layer, without bias. */
function below(map: Affine32, layer: Affine32): Affine32 {
  const W = new Float32Array(WIDTH * WIDTH);
  const unshifted = { W: layer.W, b: new Float32Array(WIDTH) };
  for (let j = 0; j < WIDTH; j++) {
    const column = Float32Array.from({ length: WIDTH }, (_, i) => map.W[i * WIDTH + j]!);
    apply(column, unshifted).forEach((value, i) => (W[i * WIDTH + j] = value));
  }
  return { W, b: apply(map.b, layer) };
}

const identityMatrix = (): Float32Array =>
  Float32Array.from({ length: WIDTH * WIDTH }, (_, i) => (i % (WIDTH + 1) === 0 ? 1 : 0));
