/**
 * The core's plain path (float64, the code that the articles quote) as a contender: it shows what the kernel wins, and
 * the smoke test compares it with the reference.
 */
import { activations } from '../../src/lib/nn/activations.ts';
import { softmax } from '../../src/lib/nn/losses.ts';
import {
  type Gradients,
  backward as chainRule,
  createGradients,
  parameterGradients,
} from '../../src/lib/nn/backward.ts';
import { type Mlp, createTrace, forward, parametersOf, predict } from '../../src/lib/nn/mlp.ts';
import { adam, sgd } from '../../src/lib/nn/optimizers.ts';
import type { LayerArrays, Network, Spec } from './contract.ts';
import { kept } from './peers/rows.ts';

export function create(spec: Spec): Required<Pick<Network, 'gradients' | 'weights'>> & Network {
  const mlp = mlpOf(spec);
  const parameters = parametersOf(mlp);
  const optimizer = (spec.optimizer === 'sgd' ? sgd : adam)(parameters, { learningRate: spec.lr });
  const [trace, gradients] = [createTrace(mlp, spec.batch), createGradients(mlp, spec.batch)];
  const flat = parameterGradients(gradients);
  const dOutput = new Float64Array(spec.batch * spec.layers.at(-1)!);
  const inputs = kept((x) => Float64Array.from(x));

  const backward = (x: Float32Array, y: Float32Array, n: number): void => {
    if (n !== spec.batch) throw new RangeError(`plain: expected batches of ${spec.batch} rows, got ${n}`);
    const given = inputs(x, n);
    forward(mlp, given, n, trace);
    writeLossGradient(spec, trace.a.at(-1)!, y, n, dOutput);
    chainRule(mlp, given, trace, dOutput, n, gradients);
  };
  return {
    trainBatch(x, y, n) {
      backward(x, y, n);
      optimizer.step(flat);
    },
    predict: (x, n) => Float32Array.from(predict(mlp, inputs(x, n), n)),
    backward,
    gradients(x, y, n) {
      backward(x, y, n);
      return layersOf(gradients);
    },
    weights: () => mlp.layers.map(({ W, b }) => ({ W: Float32Array.from(W), b: Float32Array.from(b) })),
    dispose: () => undefined,
  };
}

const mlpOf = (spec: Spec): Mlp => ({
  sizes: spec.layers,
  layers: spec.weights.map(({ W, b }, l) => ({
    fanIn: spec.layers[l]!,
    fanOut: spec.layers[l + 1]!,
    W: Float64Array.from(W),
    b: Float64Array.from(b),
    activation: activations[spec.activations[l]!],
  })),
});

/** 'mse': (o − y) / n. 'softmax-ce': (softmax − y) / n. */
function writeLossGradient(
  { loss, layers }: Spec,
  o: Float64Array,
  y: Float32Array,
  n: number,
  into: Float64Array,
): void {
  into.set(o);
  const classes = layers.at(-1)!;
  if (loss === 'softmax-ce') for (let row = 0; row < n; row++) softmax(o, into, row * classes, classes);
  for (let i = 0; i < into.length; i++) into[i] = (into[i]! - y[i]!) / n;
}

const layersOf = ({ dW, db }: Gradients): LayerArrays[] =>
  dW.map((W, l) => ({ W: Float32Array.from(W), b: Float32Array.from(db[l]!) }));
