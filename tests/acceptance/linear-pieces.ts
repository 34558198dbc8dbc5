/** C19, C20, C22: how many straight pieces a network of one input has: folded, random, and before and after training. */
import { identity, relu } from '../../src/lib/nn/activations.ts';
import { initializers } from '../../src/lib/nn/initializers.ts';
import { linearPieces } from '../../src/lib/nn/linearPieces.ts';
import { mse } from '../../src/lib/nn/losses.ts';
import { createMlp, parametersOf, type Layer, type Mlp } from '../../src/lib/nn/mlp.ts';
import { adam } from '../../src/lib/nn/optimizers.ts';
import { createRandom, type Random } from '../../src/lib/nn/random.ts';
import { deepRegionsLowerBound } from '../../src/lib/nn/regionBounds.ts';
import { createTrainer, trainStep } from '../../src/lib/nn/training.ts';
import { type Measurement, meanOver, named, numberOf } from './checks.ts';

/** tent(x) = 2 relu(x) − 4 relu(x − 1/2), composed on [0, 1]: two units a layer, pieces doubled by each. */
export const sawtooth: Measurement = (check) => {
  const bias = [0, -0.5];
  const above = Array.from({ length: numberOf(check, 'layers') - 1 }, () => dense([2, -4, 2, -4], bias));
  const layers = [dense([1, 1], bias), ...above, dense([2, -4], [0], identity)];
  return linearPieces(networkOf(layers), 0, 1).pieces.length;
};

/** The regions that some deep network with these widths has at least, on d inputs. */
export const bounds: Measurement = (check) => {
  const { widths } = check.setting;
  if (!Array.isArray(widths)) throw new Error(`${check.record}: expected widths, got ${String(widths)}`);
  return deepRegionsLowerBound(widths as readonly number[], numberOf(check, 'd'));
};

/** Over the whole line, with He's weights and biases from N(0, 1): what the activation patterns part. */
export const randomPieces: Measurement = (check) => {
  const [width, layers] = [numberOf(check, 'width'), numberOf(check, 'layers')];
  const divisors = { pieces: 1, 'mean pieces per unit': width * layers };
  const divisor = named(divisors, check, check.quantity);
  return meanOver(check.seeds, (seed) => {
    const mlp = randomNetwork([1, ...new Array<number>(layers).fill(width), 1], 1, createRandom(seed));
    return linearPieces(mlp).cells.length / divisor;
  });
};

/** 1-32-32-1 on [−1, 1], before and after 2000 steps of Adam towards sin 3πx. */
export const piecesTraining: Measurement = (check) => {
  const steps = named(
    { 'pieces in [-1,1] before training': 0, 'pieces in [-1,1] after training': 2000 },
    check,
    check.quantity,
  );
  return meanOver(check.seeds, (seed) => {
    const mlp = randomNetwork([1, 32, 32, 1], 0.5, createRandom(seed));
    learnWave(mlp, steps);
    return linearPieces(mlp, -1, 1).cells.length;
  });
};

function learnWave(mlp: Mlp, steps: number): void {
  const B = 128;
  const x = Float64Array.from({ length: B }, (_, i) => (2 * i) / (B - 1) - 1);
  const y = x.map((v) => Math.sin(3 * Math.PI * v));
  const optimizer = adam(parametersOf(mlp), { learningRate: 5e-3 });
  const trainer = createTrainer({ mlp, B, loss: mse, optimizer });
  for (let step = 0; step < steps; step++) trainStep(trainer, x, y);
}

/** ReLU layers and one linear output; biases from N(0, biasSd²). */
function randomNetwork(sizes: readonly number[], biasSd: number, random: Random): Mlp {
  const mlp = createMlp({
    sizes,
    activations: [...new Array<typeof relu>(sizes.length - 2).fill(relu), identity],
    initializer: initializers.heNormal,
    random,
  });
  for (const { b } of mlp.layers) for (let i = 0; i < b.length; i++) b[i] = biasSd * random.normal();
  return mlp;
}

const dense = (W: readonly number[], b: readonly number[], activation = relu): Layer => ({
  fanIn: W.length / b.length,
  fanOut: b.length,
  W: Float64Array.from(W),
  b: Float64Array.from(b),
  activation,
});

const networkOf = (layers: readonly Layer[]): Mlp => ({
  sizes: [layers[0]!.fanIn, ...layers.map(({ fanOut }) => fanOut)],
  layers,
});
