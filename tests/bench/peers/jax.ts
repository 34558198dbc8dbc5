/**
 * jax-js on its WebAssembly device. Forward pass, gradients and update are one function under `jit`, as its
 * documentation advises; weights, moments and data stay its own arrays. Work is done when a result is asked for, so
 * each step reads the loss, one number; that carries out the whole step.
 */
import type * as jaxJs from '@jax-js/jax';
import type { Array as JaxArray } from '@jax-js/jax';
import type { Contender, Create, LayerArrays, Spec } from '../contract.ts';
import { kept, transposed } from './rows.ts';

export const jax: Contender = { name: 'jax-js wasm', package: '@jax-js/jax', lacks: () => null, load };

type Library = typeof jaxJs;

// Types, not interfaces: the library asks for plain trees of arrays.
type Layer = { W: JaxArray; b: JaxArray };
type Moments = { m: Layer[]; v: Layer[]; power1: JaxArray; power2: JaxArray };

async function load(): Promise<Create> {
  const library = await import('@jax-js/jax');
  await library.init('wasm');
  library.defaultDevice('wasm');
  return (spec) => networkOf(library, spec);
}

function networkOf(library: Library, spec: Spec): ReturnType<Create> {
  const { jit, valueAndGrad, numpy: np } = library;
  let parameters = start(library, spec);
  let moments: Moments = {
    m: zerosLike(library, spec),
    v: zerosLike(library, spec),
    power1: np.array(Float32Array.of(1)),
    power2: np.array(Float32Array.of(1)),
  };

  const loss = lossOf(library, spec);
  const grad = jit(valueAndGrad(loss));
  const forward = jit((p: Layer[], x: JaxArray) => forwardOf(library, spec, p, x));
  const sgdStep = jit((p: Layer[], x: JaxArray, y: JaxArray) => {
    const [value, g] = valueAndGrad(loss)(refs(p), x, y);
    return { value, p: both(p, g, (w, slope) => w.sub(slope.mul(spec.lr))) };
  });
  const adamStep = jit((p: Layer[], s: Moments, x: JaxArray, y: JaxArray) => {
    const [value, g] = valueAndGrad(loss)(refs(p), x, y);
    return { value, ...adam(library, spec.lr, p, g, s) };
  });

  const inputs = kept((x, n) => np.array(x).reshape([n, x.length / n]));
  const targets = kept((y, n) => np.array(y).reshape([n, y.length / n]));
  return {
    trainBatch(x, y, n) {
      const [given, wanted] = [inputs(x, n).ref, targets(y, n).ref];
      const next =
        spec.optimizer === 'sgd'
          ? { ...sgdStep(parameters, given, wanted), moments }
          : adamStep(parameters, moments, given, wanted);
      parameters = next.p;
      moments = next.moments;
      next.value.dataSync();
    },
    predict: (x, n) => forward(refs(parameters), inputs(x, n).ref).dataSync(),
    backward(x, y, n) {
      const [value, gradients] = grad(refs(parameters), inputs(x, n).ref, targets(y, n).ref);
      value.dataSync();
      discard(gradients);
    },
    gradients(x, y, n) {
      const [value, gradients] = grad(refs(parameters), inputs(x, n).ref, targets(y, n).ref);
      value.dispose();
      return arraysOf(spec, gradients);
    },
    weights: () => arraysOf(spec, refs(parameters)),
    dispose() {
      discard(parameters);
      discard([...moments.m, ...moments.v]);
      for (const compiled of [grad, forward, sgdStep, adamStep]) compiled.dispose();
    },
  };
}

/** W is kept [in × out], so the product needs no transpose. */
const start = ({ numpy: np }: Library, { weights, layers }: Spec): Layer[] =>
  weights.map(({ W, b }, l) => ({
    W: np.array(transposed(W, b.length)).reshape([layers[l]!, b.length]),
    b: np.array(b),
  }));

const zerosLike = (library: Library, spec: Spec): Layer[] =>
  start(library, {
    ...spec,
    weights: spec.weights.map(({ W, b }) => ({
      W: new Float32Array(W.length),
      b: new Float32Array(b.length),
    })),
  });

function forwardOf(
  { numpy: np, nn }: Library,
  { activations }: Spec,
  p: readonly Layer[],
  x: JaxArray,
): JaxArray {
  const functions = { identity: (z: JaxArray) => z, tanh: np.tanh, sigmoid: nn.sigmoid, relu: nn.relu };
  return p.reduce((a, { W, b }, l) => functions[activations[l]!](np.matmul(a, W).add(b)), x);
}

const lossOf =
  (library: Library, spec: Spec) =>
  (p: Layer[], x: JaxArray, y: JaxArray): JaxArray => {
    const n = x.shape[0]!;
    const output = forwardOf(library, spec, p, x);
    return spec.loss === 'mse'
      ? library.numpy
          .square(output.sub(y))
          .sum()
          .mul(0.5 / n)
      : library.nn
          .logSoftmax(output)
          .mul(y)
          .sum()
          .mul(-1 / n);
  };

function adam(
  library: Library,
  lr: number,
  p: Layer[],
  g: Layer[],
  s: Moments,
): { p: Layer[]; moments: Moments } {
  const { numpy: np } = library;
  const [power1, power2] = [s.power1.mul(0.9), s.power2.mul(0.999)];
  const m = both(s.m, refs(g), (mean, slope) => mean.mul(0.9).add(slope.mul(0.1)));
  const v = both(s.v, g, (square, slope) => square.mul(0.999).add(np.square(slope).mul(0.001)));
  const rest = (power: JaxArray): JaxArray => power.ref.mul(-1).add(1);
  const [rest1, rest2] = [rest(power1), rest(power2)];
  const change = both(refs(m), refs(v), (mean, square) =>
    mean.div(rest1.ref).div(np.sqrt(square.div(rest2.ref)).add(1e-8)),
  );
  rest1.dispose();
  rest2.dispose();
  return { p: both(p, change, (w, d) => w.sub(d.mul(lr))), moments: { m, v, power1, power2 } };
}

/** One array of each pair, layer by layer. */
const both = (a: readonly Layer[], b: readonly Layer[], f: (a: JaxArray, b: JaxArray) => JaxArray): Layer[] =>
  a.map((layer, l) => ({ W: f(layer.W, b[l]!.W), b: f(layer.b, b[l]!.b) }));

const refs = (layers: readonly Layer[]): Layer[] => layers.map(({ W, b }) => ({ W: W.ref, b: b.ref }));

function discard(layers: readonly Layer[]): void {
  for (const { W, b } of layers) {
    W.dispose();
    b.dispose();
  }
}

const arraysOf = (spec: Spec, layers: readonly Layer[]): LayerArrays[] =>
  layers.map(({ W, b }, l) => ({ W: transposed(W.dataSync(), spec.layers[l]!), b: b.dataSync() }));
