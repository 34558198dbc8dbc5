/** C09: one sigmoid unit with input 1 must learn 0, from cross-entropy or from the squared error (a − y)²/2. */
import { type Activation, identity, sigmoid } from '../../src/lib/nn/activations.ts';
import { bceWithLogits, halfMse, type Loss } from '../../src/lib/nn/losses.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import { createMlp, forward, type Mlp, parametersOf, predict } from '../../src/lib/nn/mlp.ts';
import { createTrainer, trainStep } from '../../src/lib/nn/training.ts';
import { sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { type Check, type Measurement, named, numberOf } from './checks.ts';

export const bceVersusMse: Measurement = (check) =>
  named(
    {
      'output after 300 steps': outputAfter300,
      'steps to output < 0.1': stepsToTenth,
      'gradient ratio MSE/BCE = p(1-p)': gradientRatio,
    },
    check,
    check.quantity,
  )(check);

interface Unit {
  readonly mlp: Mlp;
  readonly loss: Loss;
  probability(output: number): number;
}

/** Cross-entropy is taken of the logit, where it belongs; the squared error of the probability. */
const units = {
  bce: { activation: identity, loss: bceWithLogits, probability: sigmoid.f },
  mse: { activation: sigmoid, loss: halfMse({ outputs: 1 }), probability: (a: number) => a },
};

function outputAfter300(check: Check): number {
  const { unit, step } = startOf(check);
  for (let k = 0; k < 300; k++) step();
  return outputOf(unit);
}

function stepsToTenth(check: Check): number {
  const { unit, step } = startOf(check);
  let steps = 0;
  for (; steps < 200_000 && outputOf(unit) >= 0.1; steps++) step();
  return steps;
}

function gradientRatio(check: Check): number {
  const z = numberOf(check, 'z');
  return slopeAt(unitOf(units.mse, z, 0)) / slopeAt(unitOf(units.bce, z, 0));
}

const ONE = Float64Array.of(1);
const TARGET = [0];

const outputOf = ({ mlp, probability }: Unit): number => probability(predict(mlp, ONE, 1)[0]!);

function startOf(check: Check): { unit: Unit; step: () => void } {
  const unit = unitOf(named(units, check, check.setting.loss), numberOf(check, 'w'), numberOf(check, 'b'));
  const { mlp, loss } = unit;
  const optimizer = sgd(parametersOf(mlp), { learningRate: numberOf(check, 'lr') });
  const trainer = createTrainer({ mlp, B: 1, loss, optimizer });
  return { unit, step: () => void trainStep(trainer, ONE, TARGET) };
}

function unitOf(
  { activation, ...rest }: Omit<Unit, 'mlp'> & { activation: Activation },
  w: number,
  b: number,
): Unit {
  const mlp = createMlp({
    sizes: [1, 1],
    activations: activation,
    initializer: 'zeros',
    random: createRandom(0),
  });
  mlp.layers[0]!.W[0] = w;
  mlp.layers[0]!.b[0] = b;
  return { mlp, ...rest };
}

/** The derivative of the loss in respect of the pre-activation. */
function slopeAt({ mlp, loss }: Unit): number {
  const trace = forward(mlp, ONE, 1);
  const dOutput = new Float64Array(1);
  loss.gradient(trace.a[0]!, TARGET, dOutput);
  return backward(mlp, ONE, trace, dOutput, 1).dz[0]![0]!;
}
