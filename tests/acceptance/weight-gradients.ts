/**
 * C13, C16: the gradients of the weights in networks of width 64 with one output, no bias, on 64 random inputs with
 * random labels. Where do they shrink together, and what does the sigmoid of the output add?
 */
import { activations, identity, sigmoid } from '../../src/lib/nn/activations.ts';
import { rms } from '../../src/lib/nn/diagnostics.ts';
import { scaledNormal } from '../../src/lib/nn/initializers.ts';
import { bceWithLogits, type Loss, mse } from '../../src/lib/nn/losses.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import { createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import type { Activation } from '../../src/lib/nn/activations.ts';
import { type Check, type Measurement, meanOver, named, numberOf } from './checks.ts';

const WIDTH = 64;
const INPUTS = 64;
const hiddenActivations = { relu: activations.relu, sigmoid: activations.sigmoid };

export const balance: Measurement = (check) => {
  const quantities = {
    'relative spread of <W_l, dC/dW_l> over layers': ({ W, dW }: Weights) =>
      relativeSpread(W.map((w, l) => innerProduct(w, dW[l]!))),
    'log10 first/last hidden weight gradient': ({ dW }: Weights) => Math.log10(rms(dW[0]!) / rms(dW.at(-2)!)),
  };
  const quantity = named(quantities, check, check.quantity);
  const setting = { hidden: named(hiddenActivations, check, check.setting.activation), ...shapeOf(check) };
  const sigmaW2 = numberOf(check, 'sigmaW2');
  return meanOver(check.seeds, (seed) =>
    quantity(weightsOf({ ...setting, sigmaW2, output: identity, loss: bceWithLogits, seed })),
  );
};

/** Sigmoid layers start by Xavier, ReLU layers by He. The cross-entropy is that of the probability, through its logit. */
export const outputSigmoid: Measurement = (check) => {
  const hidden = named(hiddenActivations, check, check.setting.hidden);
  const outputs = {
    'sigmoid+bce': { output: identity, loss: bceWithLogits },
    'sigmoid+mse': { output: sigmoid, loss: mse },
  };
  const output = named(outputs, check, check.setting.output);
  const sigmaW2 = hidden === activations.relu ? 2 : 1;
  return meanOver(check.seeds, (seed) =>
    Math.log10(rms(weightsOf({ hidden, ...shapeOf(check), sigmaW2, ...output, seed }).dW[0]!)),
  );
};

const shapeOf = (check: Check): { hiddenLayers: number } => ({
  hiddenLayers: numberOf(check, 'hiddenLayers'),
});

interface Setting {
  readonly hidden: Activation;
  readonly hiddenLayers: number;
  readonly sigmaW2: number;
  readonly output: Activation;
  readonly loss: Loss;
  readonly seed: number;
}

interface Weights {
  readonly W: readonly Float64Array[];
  readonly dW: readonly Float64Array[];
}

function weightsOf({ hidden, hiddenLayers, sigmaW2, output, loss, seed }: Setting): Weights {
  const random = createRandom(seed);
  const mlp = createMlp({
    sizes: [...new Array<number>(hiddenLayers + 1).fill(WIDTH), 1],
    activations: [...new Array<Activation>(hiddenLayers).fill(hidden), output],
    initializer: scaledNormal(sigmaW2),
    random: random.split(0),
  });
  const [inputs, labels] = [random.split(1), random.split(2)];
  const x = Float64Array.from({ length: INPUTS * WIDTH }, () => inputs.normal());
  const y = Array.from({ length: INPUTS }, () => labels.integer(2));
  const trace = forward(mlp, x, INPUTS);
  const dOutput = new Float64Array(INPUTS);
  loss.gradient(trace.a.at(-1)!, y, dOutput);
  return { W: mlp.layers.map(({ W }) => W), dW: backward(mlp, x, trace, dOutput, INPUTS).dW };
}

const innerProduct = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, v, i) => sum + v * b[i]!, 0);

const relativeSpread = (values: readonly number[]): number =>
  (Math.max(...values) - Math.min(...values)) / Math.max(...values.map(Math.abs));
