/**
 * What ConvNetJS and Toygrad have in common: layers of filters, one for each unit, whose gradients gather row by row
 * until the trainer takes their mean.
 */
import type { Network, Spec } from '../contract.ts';
import { eachRow, kept, labelsOf, layerFrom, rowsOf, weightsInto } from './rows.ts';

interface Values {
  readonly w: Float64Array | Float32Array;
  readonly dw: Float64Array | Float32Array;
}

export interface VolumeLayer {
  readonly filters: readonly Values[];
  readonly biases: Values;
}

export interface VolumeNet<Row> {
  readonly layers: readonly VolumeLayer[];
  toRow(values: readonly number[]): Row;
  forward(x: Row): Values;
  /** Adds one row's gradients to those of the rows before. */
  gather(x: Row, y: number[] | number): unknown;
  /** One row of training; the library updates with the last row of a batch. */
  train(x: Row, y: number[] | number): unknown;
}

export function networkOf<Row>(spec: Spec, net: VolumeNet<Row>): Network {
  const { layers } = net;
  layers.forEach(({ filters, biases }, l) => {
    filters.forEach(({ w }, i) => w.set(weightsInto(spec, l, i)));
    biases.w.set(spec.weights[l]!.b);
  });
  const inputs = kept((x, n) => rowsOf(x, n).map((row) => net.toRow(row)));
  const targets = kept<readonly (number[] | number)[]>(spec.loss === 'mse' ? rowsOf : labelsOf);

  const forget = (): void => {
    for (const { filters, biases } of layers) {
      biases.dw.fill(0);
      for (const { dw } of filters) dw.fill(0);
    }
  };
  const backward = (x: Float32Array, y: Float32Array, n: number): void => {
    const [rows, outputs] = [inputs(x, n), targets(y, n)];
    forget();
    for (let row = 0; row < n; row++) net.gather(rows[row]!, outputs[row]!);
  };
  return {
    trainBatch(x, y, n) {
      const [rows, outputs] = [inputs(x, n), targets(y, n)];
      for (let row = 0; row < n; row++) net.train(rows[row]!, outputs[row]!);
    },
    predict: (x, n) => eachRow(inputs(x, n), spec.layers.at(-1)!, (row) => net.forward(row).w),
    backward,
    gradients(x, y, n) {
      backward(x, y, n);
      const means = ({ dw }: Values): number[] => Array.from(dw, (sum) => sum / n);
      const got = layers.map(({ filters, biases }) => layerFrom(filters.map(means), means(biases)));
      forget();
      return got;
    },
    weights: () =>
      layers.map(({ filters, biases }) =>
        layerFrom(
          filters.map(({ w }) => w),
          biases.w,
        ),
      ),
    dispose: () => undefined,
  };
}
