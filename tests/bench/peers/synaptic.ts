/**
 * Synaptic. Neurons are objects; before the first run the library turns them into one long generated function, which
 * is what its documentation recommends and what is timed. Weights change after every row, and while the error is on
 * its way down: a lower layer receives it through weights that are new already.
 */
import type synapticLibrary from 'synaptic';
import type { Contender, Create, Spec } from '../contract.ts';
import { eachRow, kept, layerFrom, rowsOf, trainingInstead, weightsInto } from './rows.ts';

/** The generated source has about 150 characters a weight and direction. */
const MOST_WEIGHTS = 20_000;

export const synaptic: Contender = {
  name: 'synaptic',
  package: 'synaptic',
  variant: { update: 'each row', descent: 'through new weights' },
  lacks({ spec }) {
    if (spec.loss !== 'mse') return 'has no softmax';
    const weights = spec.weights.reduce((sum, { W }) => sum + W.length, 0);
    return weights <= MOST_WEIGHTS ? null : `generates a function of ${weights} weights, too long to compile`;
  },
  load,
};

const SQUASH = { identity: 'IDENTITY', tanh: 'TANH', sigmoid: 'LOGISTIC', relu: 'RELU' } as const;

async function load(): Promise<Create> {
  const { default: library } = await import('synaptic');
  return (spec) => {
    const neurons = neuronsOf(library, spec);
    const layers = neurons.map((units) => {
      const layer = new library.Layer();
      for (const unit of units) layer.add(unit);
      return layer;
    });
    const net = new library.Network({
      input: layers[0]!,
      hidden: layers.slice(1, -1),
      output: layers.at(-1),
    });

    const inputs = kept(rowsOf);
    const targets = kept(rowsOf);
    const rate = spec.lr / spec.batch;
    const trainBatch = (x: Float32Array, y: Float32Array, n: number): void => {
      const [rows, outputs] = [inputs(x, n), targets(y, n)];
      for (let row = 0; row < n; row++) {
        net.activate(rows[row]!);
        net.propagate(rate, outputs[row]!);
      }
    };
    return {
      trainBatch,
      ...trainingInstead({ trainBatch }),
      predict: (x, n) => eachRow(inputs(x, n), spec.layers.at(-1)!, (row) => net.activate(row)),
      weights() {
        net.restore();
        return neurons.slice(1).map((units) =>
          layerFrom(
            units.map((unit) => Object.values(unit.connections.inputs).map(({ weight }) => weight)),
            units.map(({ bias }) => bias),
          ),
        );
      },
      dispose: () => undefined,
    };
  };
}

type Library = typeof synapticLibrary;

function neuronsOf({ Neuron }: Library, spec: Spec): InstanceType<Library['Neuron']>[][] {
  const neurons = spec.layers.map((width) => Array.from({ length: width }, () => new Neuron()));
  spec.weights.forEach(({ b }, l) =>
    neurons[l + 1]!.forEach((unit, i) => {
      unit.bias = b[i]!;
      unit.squash = Neuron.squash[SQUASH[spec.activations[l]!]];
      weightsInto(spec, l, i).forEach((weight, j) => neurons[l]![j]!.project(unit, weight));
    }),
  );
  return neurons;
}
