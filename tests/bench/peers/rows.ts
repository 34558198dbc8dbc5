/**
 * Rows for the libraries that take one at a time. They are cut once a batch and kept: a library is not charged for
 * bringing the data into its own form, since a careful user would do that once as well.
 */
import type { LayerArrays, Network, Spec } from '../contract.ts';

/** Remembers `make(values)` for each array of values; arrays are never changed after they were made. */
export function kept<T>(
  make: (values: Float32Array, n: number) => T,
): (values: Float32Array, n: number) => T {
  const known = new WeakMap<Float32Array, { readonly made: T }>();
  return (values, n) => {
    const found = known.get(values);
    if (found) return found.made;
    const made = make(values, n);
    known.set(values, { made });
    return made;
  };
}

/** n rows, each a plain array. */
export function rowsOf(values: Float32Array, n: number): number[][] {
  const width = values.length / n;
  return Array.from({ length: n }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);
}

/** The n × `width` outputs of a function of one row. */
export function eachRow<Row>(
  rows: readonly Row[],
  width: number,
  output: (row: Row) => ArrayLike<number>,
): Float32Array {
  const all = new Float32Array(rows.length * width);
  for (let row = 0; row < rows.length; row++) {
    const values = output(rows[row]!);
    for (let k = 0; k < width; k++) all[row * width + k] = values[k]!;
  }
  return all;
}

/** Place of the 1 in each one-hot row. */
export const labelsOf = (values: Float32Array, n: number): number[] =>
  rowsOf(values, n).map((row) => row.indexOf(1));

/** Row i of W, the weights into unit i of layer l. */
export function weightsInto({ layers, weights }: Spec, l: number, i: number): number[] {
  const fanIn = layers[l]!;
  return [...weights[l]!.W.subarray(i * fanIn, (i + 1) * fanIn)];
}

/** Layers as float32 arrays, from the rows of weights and the biases that a library holds. */
export const layerFrom = (rows: Iterable<Iterable<number>>, b: Iterable<number>): LayerArrays => ({
  W: Float32Array.from([...rows].flatMap((row) => [...row])),
  b: Float32Array.from(b),
});

/** For a library without a backward pass of its own: a training step stands in, update included. */
export const trainingInstead = ({ trainBatch }: Pick<Network, 'trainBatch'>): Pick<Network, 'backward'> => ({
  backward: trainBatch,
});

/** A matrix of `rows` rows, turned over. */
export function transposed(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  return matrix.map((_, k) => matrix[(k % rows) * columns + Math.floor(k / rows)]!);
}
