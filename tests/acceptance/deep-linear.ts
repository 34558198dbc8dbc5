/** C03: two layers without activation functions learn along a curve that is not that of one layer. */
import { halfMse } from '../../src/lib/nn/losses.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import { createMlp, forward, type Mlp } from '../../src/lib/nn/mlp.ts';
import { sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { type Measurement, numberOf } from './checks.ts';

/** u(t) = ab: a 1-1-1 network, started at a = b = √u0, follows the gradient flow of (s − ab)²/2 in small steps. */
export const deepLinearDynamics: Measurement = (check) => {
  const [s, u0, t, step] = ['s', 'u0', 't', 'eulerStep'].map((name) => numberOf(check, name)) as Flow;
  const mlp = scalarNetwork(Math.sqrt(u0));
  const weights = mlp.layers.map(({ W }) => W);
  // Biases stay out, as in the theory.
  const optimizer = sgd(weights, { learningRate: step });
  const [x, dOutput] = [Float64Array.of(1), new Float64Array(1)];
  for (let k = 0; k < Math.round(t / step); k++) {
    const trace = forward(mlp, x, 1);
    loss.gradient(trace.a.at(-1)!, [s], dOutput);
    optimizer.step(backward(mlp, x, trace, dOutput, 1).dW);
  }
  return weights[0]![0]! * weights[1]![0]!;
};

const loss = halfMse({ outputs: 1 });

type Flow = [s: number, u0: number, t: number, step: number];

function scalarNetwork(weight: number): Mlp {
  const mlp = createMlp({
    sizes: [1, 1, 1],
    activations: 'identity',
    initializer: 'zeros',
    random: createRandom(0),
  });
  for (const { W } of mlp.layers) W[0] = weight;
  return mlp;
}
