/**
 * brain.js, its network for processors. One activation serves all layers, the output too; weights change after every
 * row. `trainPattern` is what its own `train` calls a row; calling it directly spares the library its error report.
 */
import type { Contender, Create, Spec } from '../contract.ts';
import { eachRow, kept, layerFrom, rowsOf, trainingInstead, weightsInto } from './rows.ts';

export const brain: Contender = {
  name: 'brain.js',
  package: 'brain.js',
  variant: { output: 'activated', update: 'each row' },
  lacks: ({ spec }) => (spec.loss === 'mse' ? null : 'has no softmax'),
  load,
};

async function load(): Promise<Create> {
  const { default: exported } = await import('brain.js/dist/neural-network.js');
  const Brain = 'default' in exported ? exported.default : exported;
  return (spec) => {
    const net = new Brain({
      activation: spec.activations[0]!,
      // 0 would be taken for "not given".
      momentum: Number.MIN_VALUE,
      learningRate: spec.lr / spec.batch,
    });
    net.sizes = [...spec.layers];
    net.initialize();
    net.setActivation();
    start(net, spec);

    const patterns = kept((x, n) => rowsOf(x, n).map((input) => ({ input, output: [] as number[] })));
    const targets = kept(rowsOf);
    const training = (x: Float32Array, y: Float32Array, n: number) => {
      const rows = patterns(x, n);
      const outputs = targets(y, n);
      for (let row = 0; row < n; row++) {
        rows[row]!.output = outputs[row]!;
        net.trainPattern(rows[row]!);
      }
    };
    return {
      trainBatch: training,
      ...trainingInstead({ trainBatch: training }),
      predict: (x, n) => eachRow(patterns(x, n), spec.layers.at(-1)!, ({ input }) => net.runInput(input)),
      weights: () =>
        spec.weights.map((_, l) =>
          layerFrom(
            net.weights[l + 1]!.map((row) => Array.from(row)),
            Array.from(net.biases[l + 1]!),
          ),
        ),
      dispose: () => undefined,
    };
  };
}

/** Layer 0 of the library is the input. Its arrays are replaced in kind: Float32Array where it has chosen that. */
function start(net: { weights: ArrayLike<number>[][]; biases: ArrayLike<number>[] }, spec: Spec): void {
  const like = (old: ArrayLike<number>, values: readonly number[]): ArrayLike<number> =>
    old instanceof Float32Array ? Float32Array.from(values) : [...values];
  for (let l = 0; l < spec.weights.length; l++) {
    const rows = net.weights[l + 1]!;
    for (let i = 0; i < rows.length; i++) rows[i] = like(rows[i]!, weightsInto(spec, l, i));
    net.biases[l + 1] = like(net.biases[l + 1]!, [...spec.weights[l]!.b]);
  }
}
