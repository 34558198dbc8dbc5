/** C18: networks that are dead at birth, a unit that one step kills, and one that no optimizer can wake. */
import { activations, identity, relu } from '../../src/lib/nn/activations.ts';
import { deadUnits, shareOf } from '../../src/lib/nn/deadUnits.ts';
import { bceWithLogits, mse } from '../../src/lib/nn/losses.ts';
import { createMlp, forward, parametersOf, predict, type Mlp } from '../../src/lib/nn/mlp.ts';
import { createTrainer, trainStep } from '../../src/lib/nn/training.ts';
import { adam, type Optimizer, sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { type Measurement, meanOver, named, numberOf } from './checks.ts';

/** The share of networks whose last of `layers` ReLU layers is silent for one random input in the plane. */
export const bornDead: Measurement = (check) => {
  const [width, layers] = [numberOf(check, 'width'), numberOf(check, 'layers')];
  return meanOver(check.seeds, (seed) => {
    const random = createRandom(seed);
    const mlp = createMlp({
      sizes: [2, ...new Array<number>(layers).fill(width)],
      activations: 'relu',
      initializer: 'heNormal',
      random,
    });
    const x = Float64Array.of(random.normal(), random.normal());
    const last = forward(mlp, x, 1).z.at(-1)!;
    return shareOf(deadUnits(last, relu, 1)) === 1 ? 1 : 0;
  });
};

/** One unit from w = b = 1 learns the value 1/2 on five inputs; from a rate of 8/13 on, its first step kills it. */
export const deathByStep: Measurement = (check) => {
  const activation = named({ relu, linear: identity }, check, check.setting.unit);
  const mlp = createMlp({
    sizes: [1, 1],
    activations: activation,
    initializer: 'zeros',
    random: createRandom(0),
  });
  for (const parameter of parametersOf(mlp)) parameter.fill(1);
  const optimizer = sgd(parametersOf(mlp), { learningRate: numberOf(check, 'lr') });
  const trainer = createTrainer({ mlp, B: 5, loss: mse, optimizer });
  const [x, y] = [Float64Array.of(0, 0.25, 0.5, 0.75, 1), new Array<number>(5).fill(0.5)];
  for (let step = 0; step < 400; step++) trainStep(trainer, x, y);
  return mse.value(predict(mlp, x, 5), y);
};

const optimizers: Readonly<Record<string, (mlp: Mlp) => Optimizer>> = {
  sgd: (mlp) => sgd(parametersOf(mlp), { learningRate: 0.5 }),
  momentum: (mlp) => sgd(parametersOf(mlp), { learningRate: 0.1, momentum: 0.9 }),
  adam: (mlp) => adam(parametersOf(mlp), { learningRate: 0.02 }),
};

/** A 2-4-1 network whose unit 0 starts with bias −4, off on all of 64 inputs: how far 2000 steps move that unit. */
export const deadUnit: Measurement = (check) => {
  const random = createRandom(1);
  const mlp = createMlp({
    sizes: [2, 4, 1],
    activations: [activations.relu, identity],
    initializer: 'normal',
    random,
  });
  const { W, b } = mlp.layers[0]!;
  b[0] = -4;
  const start = [W[0]!, W[1]!, b[0]];
  const x = Float64Array.from({ length: 128 }, () => 2 * random.uniform() - 1);
  const y = Array.from({ length: 64 }, (_, i) => (x[2 * i]! * x[2 * i + 1]! > 0 ? 1 : 0));
  const optimizer = named(optimizers, check, check.setting.optimizer)(mlp);
  const trainer = createTrainer({ mlp, B: 64, loss: bceWithLogits, optimizer });
  for (let step = 0; step < 2000; step++) trainStep(trainer, x, y);
  return Math.max(...[W[0]!, W[1]!, b[0]].map((value, i) => Math.abs(value - start[i]!)));
};
