/**
 * Affine maps y = W x + b, alone and one after another, in float64 or with every sum and product rounded to float32.
 *
 * Left out: maps between different widths in `compose`; a layer of a network may have any shape.
 */
import { affine } from './matrix.ts';

/** W [fanOut × fanIn] row-major and b [fanOut]. */
export interface Affine {
  readonly W: Float64Array;
  readonly b: Float64Array;
}

export type Precision = 'float64' | 'float32';

/** The images [rows × fanOut] of x [rows × fanIn]: products are added from left to right, the bias last. */
export function applyTo(
  x: Float64Array,
  { W, b }: Affine,
  rows: number,
  precision: Precision = 'float64',
): Float64Array {
  const z = new Float64Array(rows * b.length);
  if (precision === 'float64') affine(x, W, b, z, rows);
  else affineInFloat32(x, W, b, z);
  return z;
}

function affineInFloat32(x: Float64Array, W: Float64Array, b: Float64Array, z: Float64Array): void {
  const [fanIn, fanOut] = [W.length / b.length, b.length];
  for (let k = 0; k < z.length; k++) {
    const [row, i] = [Math.floor(k / fanOut) * fanIn, (k % fanOut) * fanIn];
    let sum = 0;
    for (let j = 0; j < fanIn; j++) sum = Math.fround(sum + Math.fround(x[row + j]! * W[i + j]!));
    z[k] = Math.fround(sum + b[k % fanOut]!);
  }
}

/** W = W_L … W_1 and b = Σ W_L … W_(l+1) b_l, built up layer by layer from the identity. All widths are the same. */
export function compose(layers: readonly Affine[], precision: Precision = 'float64'): Affine {
  const width = layers[0]!.b.length;
  const none = new Float64Array(width);
  let transposed: Float64Array = identityMatrix(width);
  let b: Float64Array = none;
  for (const layer of layers) {
    // The rows of the transposed product are its columns, and each goes through the layer without its bias.
    transposed = applyTo(transposed, { W: layer.W, b: none }, width, precision);
    b = applyTo(b, layer, 1, precision);
  }
  return { W: transpose(transposed, width), b };
}

/** The same map with its numbers as float32 holds them. */
export const inFloat32 = ({ W, b }: Affine): Affine => ({ W: W.map(Math.fround), b: b.map(Math.fround) });

const identityMatrix = (width: number): Float64Array =>
  Float64Array.from({ length: width * width }, (_, i) => (i % (width + 1) === 0 ? 1 : 0));

const transpose = (M: Float64Array, width: number): Float64Array =>
  M.map((_, k) => M[(k % width) * width + Math.floor(k / width)]!);
