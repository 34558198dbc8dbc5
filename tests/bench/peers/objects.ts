/**
 * An object a neuron and an object a link, as the network of TensorFlow Playground has them, whose code is not on npm.
 * Written anew for this benchmark after that published design: what a learner would write first, and what most
 * explorables ship. One row at a time; derivatives gather in the objects until the weights are updated.
 */
import type { BenchActivation, Contender, LayerArrays, Spec } from '../contract.ts';
import { eachRow, kept, layerFrom, rowsOf } from './rows.ts';

export const objects: Contender = {
  name: 'an object per neuron',
  lacks: ({ spec }) => (spec.loss === 'mse' ? null : 'the Playground has no softmax'),
  load: () => (spec) => {
    const network = buildNetwork(spec);
    const inputs = kept(rowsOf);
    const targets = kept(rowsOf);
    const backward = (x: Float32Array, y: Float32Array, n: number): void => {
      const [rows, outputs] = [inputs(x, n), targets(y, n)];
      for (let row = 0; row < n; row++) {
        forwardProp(network, rows[row]!);
        backProp(network, outputs[row]!);
      }
    };
    return {
      trainBatch(x, y, n) {
        backward(x, y, n);
        updateWeights(network, spec.lr);
      },
      predict: (x, n) => eachRow(inputs(x, n), spec.layers.at(-1)!, (row) => forwardProp(network, row)),
      backward(x, y, n) {
        backward(x, y, n);
        takeMeans(network);
      },
      gradients(x, y, n) {
        backward(x, y, n);
        return takeMeans(network);
      },
      weights: () =>
        network.slice(1).map((layer) =>
          layerFrom(
            layer.map((node) => node.inputLinks.map(({ weight }) => weight)),
            layer.map(({ bias }) => bias),
          ),
        ),
      dispose: () => undefined,
    };
  },
};

interface ActivationFunction {
  output(z: number): number;
  der(z: number): number;
}

const ACTIVATIONS: Record<BenchActivation, ActivationFunction> = {
  tanh: {
    output: (z) => Math.tanh(z),
    der: (z) => {
      const output = ACTIVATIONS.tanh.output(z);
      return 1 - output * output;
    },
  },
  relu: { output: (z) => Math.max(0, z), der: (z) => (z <= 0 ? 0 : 1) },
  sigmoid: {
    output: (z) => 1 / (1 + Math.exp(-z)),
    der: (z) => {
      const output = ACTIVATIONS.sigmoid.output(z);
      return output * (1 - output);
    },
  },
  identity: { output: (z) => z, der: () => 1 },
};

class Node {
  inputLinks: Link[] = [];
  outputs: Link[] = [];
  totalInput = 0;
  output = 0;
  outputDer = 0;
  inputDer = 0;
  accInputDer = 0;
  numAccumulatedDers = 0;
  bias: number;
  activation: ActivationFunction;

  constructor(bias: number, activation: ActivationFunction) {
    this.bias = bias;
    this.activation = activation;
  }

  updateOutput(): number {
    this.totalInput = this.bias;
    for (const link of this.inputLinks) this.totalInput += link.weight * link.source.output;
    this.output = this.activation.output(this.totalInput);
    return this.output;
  }
}

class Link {
  errorDer = 0;
  accErrorDer = 0;
  numAccumulatedDers = 0;
  source: Node;
  dest: Node;
  weight: number;

  constructor(source: Node, dest: Node, weight: number) {
    this.source = source;
    this.dest = dest;
    this.weight = weight;
  }
}

function buildNetwork({ layers, activations, weights }: Spec): Node[][] {
  const network = layers.map((width, l) =>
    Array.from({ length: width }, (_, i) =>
      l === 0
        ? new Node(0, ACTIVATIONS.identity)
        : new Node(weights[l - 1]!.b[i]!, ACTIVATIONS[activations[l - 1]!]),
    ),
  );
  for (let l = 1; l < layers.length; l++) {
    network[l]!.forEach((node, i) =>
      network[l - 1]!.forEach((source, j) => {
        const link = new Link(source, node, weights[l - 1]!.W[i * layers[l - 1]! + j]!);
        source.outputs.push(link);
        node.inputLinks.push(link);
      }),
    );
  }
  return network;
}

function forwardProp(network: readonly Node[][], inputs: readonly number[]): number[] {
  network[0]!.forEach((node, i) => (node.output = inputs[i]!));
  for (let l = 1; l < network.length; l++) for (const node of network[l]!) node.updateOutput();
  return network.at(-1)!.map(({ output }) => output);
}

function backProp(network: readonly Node[][], target: readonly number[]): void {
  network.at(-1)!.forEach((node, i) => (node.outputDer = node.output - target[i]!));
  for (let l = network.length - 1; l >= 1; l--) {
    for (const node of network[l]!) {
      node.inputDer = node.outputDer * node.activation.der(node.totalInput);
      node.accInputDer += node.inputDer;
      node.numAccumulatedDers++;
    }
    for (const node of network[l]!) {
      for (const link of node.inputLinks) {
        link.errorDer = node.inputDer * link.source.output;
        link.accErrorDer += link.errorDer;
        link.numAccumulatedDers++;
      }
    }
    if (l === 1) continue;
    for (const node of network[l - 1]!) {
      node.outputDer = 0;
      for (const output of node.outputs) node.outputDer += output.weight * output.dest.inputDer;
    }
  }
}

function updateWeights(network: readonly Node[][], learningRate: number): void {
  for (let l = 1; l < network.length; l++) {
    for (const node of network[l]!) {
      node.bias -= (learningRate * node.accInputDer) / node.numAccumulatedDers;
      node.accInputDer = 0;
      node.numAccumulatedDers = 0;
      for (const link of node.inputLinks) {
        link.weight -= (learningRate / link.numAccumulatedDers) * link.accErrorDer;
        link.accErrorDer = 0;
        link.numAccumulatedDers = 0;
      }
    }
  }
}

/** Hands the gathered derivatives over and begins anew; not part of the Playground, which only trains. */
function takeMeans(network: readonly Node[][]): LayerArrays[] {
  return network.slice(1).map((layer) => {
    const gathered = layerFrom(
      layer.map((node) => node.inputLinks.map((link) => link.accErrorDer / link.numAccumulatedDers)),
      layer.map((node) => node.accInputDer / node.numAccumulatedDers),
    );
    for (const node of layer) {
      node.accInputDer = node.numAccumulatedDers = 0;
      for (const link of node.inputLinks) link.accErrorDer = link.numAccumulatedDers = 0;
    }
    return gathered;
  });
}
