/** Toygrad: a later ConvNetJS, in Float32Array. One row at a time, gradients gathered over a batch. */
import type { Contender, Create, Spec } from '../contract.ts';
import { networkOf } from './volumes.ts';

export const toygrad: Contender = { name: 'toygrad', package: 'toygrad', lacks: () => null, load };

async function load(): Promise<Create> {
  const { NeuralNetwork, Tensor, Trainers } = await import('toygrad');
  return (spec) => {
    const net = new NeuralNetwork({ layers: definitionsOf(spec) });
    const options = { batchSize: spec.batch, learningRate: spec.lr };
    const trainer =
      spec.optimizer === 'sgd'
        ? new Trainers.SGD(net, { ...options, momentum: 0 })
        : new Trainers.Adam(net, options);
    return networkOf(spec, {
      layers: net.layers.flatMap(({ filters, biases }) => (filters && biases ? [{ filters, biases }] : [])),
      toRow: (values) => new Tensor(1, 1, values.length, Float32Array.from(values)),
      forward: (x) => net.forward(x, false),
      gather(x, y) {
        net.forward(x, true);
        net.backward(y);
      },
      train: (x, y) => trainer.train(x, y),
    });
  };
}

function definitionsOf({ layers, activations, loss }: Spec): Record<string, unknown>[] {
  const dense = layers.slice(1).flatMap((filters, l) => {
    const type = activations[l];
    return [{ type: 'dense', filters }, ...(type === 'identity' ? [] : [{ type }])];
  });
  const output = { type: loss === 'mse' ? 'regression' : 'softmax' };
  return [{ type: 'input', sx: 1, sy: 1, sz: layers[0] }, ...dense, output];
}
