/**
 * TensorFlow.js by its core operations: twice the same adapter, for its plain JavaScript and its WebAssembly (SIMD, one
 * thread: a page without cross-origin isolation has no more). Data and weights stay in its own tensors; a step
 * is one call of `minimize` within `tidy`; dense layers are its fused product with bias.
 *
 * Not `losses.softmaxCrossEntropy`, whose weights and reductions make a step of W4 10 % slower; not the layers API,
 * which adds its own cost on top of the same operations.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { Tensor2D, Variable } from '@tensorflow/tfjs';
import type { Contender, Create, LayerArrays, Spec } from '../contract.ts';
import { assets } from './assets.ts';
import { kept, transposed } from './rows.ts';

export const tfjsCpu: Contender = {
  name: 'TensorFlow.js cpu',
  package: '@tensorflow/tfjs',
  lacks: () => null,
  load: () => creator('cpu'),
};

export const tfjsWasm: Contender = {
  name: 'TensorFlow.js wasm',
  package: '@tensorflow/tfjs-backend-wasm',
  lacks: () => null,
  async load() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    if (assets) setWasmPaths(assets);
    return creator('wasm');
  },
};

type Library = typeof tfjs;

async function creator(backend: 'cpu' | 'wasm'): Promise<Create> {
  const tf = await import('@tensorflow/tfjs');
  // Checks of every result for NaN, and the like, are for debugging.
  tf.enableProdMode();
  await tf.setBackend(backend);
  await tf.ready();
  return (spec) => networkOf(tf, backend, spec);
}

function networkOf(tf: Library, backend: 'cpu' | 'wasm', spec: Spec): ReturnType<Create> {
  const variables = variablesOf(tf, spec);
  const flat = variables.flatMap(({ W, b }) => [W, b]);
  const optimizer =
    spec.optimizer === 'sgd' ? tf.train.sgd(spec.lr) : tf.train.adam(spec.lr, 0.9, 0.999, 1e-8);
  const inputs = kept((x, n) => tf.keep(tf.tensor2d(x, [n, x.length / n])));
  const targets = kept((y, n) => tf.keep(tf.tensor2d(y, [n, y.length / n])));

  const forward = (x: Tensor2D): Tensor2D =>
    variables.reduce((a, { W, b }, l) => activated(tf, spec, l, tf.fused.matMul({ a, b: W, bias: b })), x);
  const loss = (x: Tensor2D, y: Tensor2D, n: number) => () =>
    spec.loss === 'mse'
      ? tf.mul(tf.sum(tf.square(tf.sub(forward(x), y))), 0.5 / n)
      : tf.mul(tf.sum(tf.mul(tf.logSoftmax(forward(x)), y)), -1 / n);
  const backward = (x: Float32Array, y: Float32Array, n: number) =>
    tf.variableGrads(loss(inputs(x, n), targets(y, n), n), flat);

  return {
    enter: () => tf.setBackend(backend),
    trainBatch(x, y, n) {
      const [given, wanted] = [inputs(x, n), targets(y, n)];
      tf.tidy(() => optimizer.minimize(loss(given, wanted, n), false, flat));
    },
    predict: (x, n) => {
      const given = inputs(x, n);
      return tf.tidy(() => forward(given).dataSync());
    },
    backward: (x, y, n) => tf.tidy(() => void backward(x, y, n)),
    gradients: (x, y, n) =>
      tf.tidy(() => {
        const { grads } = backward(x, y, n);
        return arraysOf(
          spec,
          variables.map(({ W, b }) => ({ W: grads[W.name]!.dataSync(), b: grads[b.name]!.dataSync() })),
        );
      }),
    weights: () =>
      arraysOf(
        spec,
        variables.map(({ W, b }) => ({ W: W.dataSync(), b: b.dataSync() })),
      ),
    dispose() {
      for (const variable of flat) variable.dispose();
      optimizer.dispose();
    },
  };
}

interface Layer {
  readonly W: Variable;
  readonly b: Variable;
}

/** W is kept [in × out]: so the library multiplies without a transpose. */
const variablesOf = (tf: Library, { weights, layers }: Spec): Layer[] =>
  weights.map(({ W, b }, l) => ({
    W: tf.variable(tf.tensor2d(transposed(W, b.length), [layers[l]!, b.length])),
    b: tf.variable(tf.tensor1d(b)),
  }));

function activated(tf: Library, { activations }: Spec, l: number, z: Tensor2D): Tensor2D {
  const name = activations[l]!;
  return name === 'identity' ? z : tf[name](z);
}

const arraysOf = ({ layers }: Spec, values: readonly LayerArrays[]): LayerArrays[] =>
  values.map(({ W, b }, l) => ({ W: transposed(W, layers[l]!), b }));
