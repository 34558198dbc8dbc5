/**
 * Neataptic: nodes and connections are objects. It can gather the changes of a batch and apply them with the last row;
 * while it does, that row's error goes down through weights that are new already.
 */
import type neatapticLibrary from 'neataptic';
import type { Contender, Create, Spec } from '../contract.ts';
import { eachRow, kept, layerFrom, rowsOf, trainingInstead, weightsInto } from './rows.ts';

export const neataptic: Contender = {
  name: 'neataptic',
  package: 'neataptic',
  variant: { descent: 'through new weights' },
  lacks: ({ spec }) => (spec.loss === 'mse' ? null : 'has no softmax'),
  load,
};

const SQUASH = { identity: 'IDENTITY', tanh: 'TANH', sigmoid: 'LOGISTIC', relu: 'RELU' } as const;

async function load(): Promise<Create> {
  const { default: library } = await import('neataptic');
  return (spec) => {
    const net = new library.architect.Perceptron(...spec.layers);
    const layers = layersOf(net.nodes, spec);
    layers.forEach((units, l) =>
      units.forEach(({ node, links }, i) => {
        node.bias = spec.weights[l]!.b[i]!;
        node.squash = library.methods.activation[SQUASH[spec.activations[l]!]];
        weightsInto(spec, l, i).forEach((weight, j) => (links[j]!.weight = weight));
      }),
    );

    const inputs = kept(rowsOf);
    const targets = kept(rowsOf);
    const rate = spec.lr / spec.batch;
    const trainBatch = (x: Float32Array, y: Float32Array, n: number): void => {
      const [rows, outputs] = [inputs(x, n), targets(y, n)];
      for (let row = 0; row < n; row++) {
        net.activate(rows[row]!, true);
        net.propagate(rate, 0, row === n - 1, outputs[row]!);
      }
    };
    return {
      trainBatch,
      ...trainingInstead({ trainBatch }),
      predict: (x, n) => eachRow(inputs(x, n), spec.layers.at(-1)!, (row) => net.noTraceActivate(row)),
      weights: () =>
        layers.map((units) =>
          layerFrom(
            units.map(({ links }) => links.map(({ weight }) => weight)),
            units.map(({ node }) => node.bias),
          ),
        ),
      dispose: () => undefined,
    };
  };
}

type Node = InstanceType<(typeof neatapticLibrary)['architect']['Perceptron']>['nodes'][number];

interface Unit {
  readonly node: Node;
  /** In the order of the layer below, which is not the order in which the library connected them. */
  readonly links: readonly Node['connections']['in'][number][];
}

/** The library lists its nodes layer by layer. */
function layersOf(nodes: readonly Node[], { layers }: Spec): Unit[][] {
  let from = 0;
  const listed = layers.map((width) => nodes.slice(from, (from += width)));
  return listed.slice(1).map((units, l) => {
    const place = new Map(listed[l]!.map((node, j) => [node, j]));
    return units.map((node) => {
      const links = [...node.connections.in].sort((a, b) => place.get(a.from)! - place.get(b.from)!);
      return { node, links };
    });
  });
}
