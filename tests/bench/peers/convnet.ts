/** ConvNetJS: one row at a time in Float64Array, gradients gathered over a batch. */
import type { Contender, Create, Spec } from '../contract.ts';
import { networkOf } from './volumes.ts';

export const convnet: Contender = {
  name: 'ConvNetJS',
  package: 'convnetjs',
  lacks: ({ spec }) => (spec.optimizer === 'sgd' ? null : 'has no Adam'),
  load,
};

async function load(): Promise<Create> {
  const { default: library } = await import('convnetjs');
  return (spec) => {
    const net = new library.Net();
    net.makeLayers(definitionsOf(spec));
    const trainer = new library.Trainer(net, {
      method: 'sgd',
      momentum: 0,
      learning_rate: spec.lr,
      batch_size: spec.batch,
    });
    return networkOf(spec, {
      layers: net.layers.filter(({ layer_type }) => layer_type === 'fc'),
      toRow: (values) => new library.Vol(values),
      forward: (x) => net.forward(x),
      gather(x, y) {
        net.forward(x, true);
        net.backward(y);
      },
      train: (x, y) => trainer.train(x, y),
    });
  };
}

/** The last layer brings its dense one with it. */
function definitionsOf({ layers, activations, loss }: Spec): Record<string, unknown>[] {
  const input = { type: 'input', out_sx: 1, out_sy: 1, out_depth: layers[0] };
  const hidden = layers.slice(1, -1).map((width, l) => ({
    type: 'fc',
    num_neurons: width,
    activation: activations[l],
  }));
  const outputs = layers.at(-1);
  const last =
    loss === 'mse' ? { type: 'regression', num_neurons: outputs } : { type: 'softmax', num_classes: outputs };
  return [input, ...hidden, last];
}
