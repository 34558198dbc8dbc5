/** C10 and C18: the 64-64-64-10 network on the digits, as it is born and after ten epochs at a given rate. */
import { digits, loadDigits } from '../../src/lib/datasets/digits.ts';
import { protocolNetwork, zerosOnDigits } from '../../src/lib/experiments/rectification.ts';
import { neverActiveUnits, shareOf } from '../../src/lib/nn/deadUnits.ts';
import { softmaxCrossEntropy } from '../../src/lib/nn/losses.ts';
import { forward, parametersOf } from '../../src/lib/nn/mlp.ts';
import { sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { createTrainer, train } from '../../src/lib/nn/training.ts';
import { type Check, type Measurement, meanOver, named, numberOf } from './checks.ts';

await loadDigits();

export const digitsDeadByRate: Measurement = (check) =>
  named(
    { 'share of zeros at the start': zerosAtStart, 'never-active share, layer 1': neverActive },
    check,
    check.quantity,
  )(check);

const zerosAtStart = (check: Check): number =>
  meanOver(check.seeds, (seed) => zerosOnDigits(seed)[numberOf(check, 'layer') - 1]!);

/** After 10 epochs of SGD in batches of 32, over all training digits. */
const neverActive = (check: Check): number =>
  meanOver(check.seeds, (seed) => {
    const random = createRandom(seed);
    const mlp = protocolNetwork(random);
    const { x, y, B } = digits().train;
    const optimizer = sgd(parametersOf(mlp), { learningRate: numberOf(check, 'lr') });
    const trainer = createTrainer({ mlp, B: 32, loss: softmaxCrossEntropy, optimizer });
    const steps = 10 * Math.floor(B / 32);
    train({ trainer, x, target: y, steps, random: random.split(1) });
    return shareOf(neverActiveUnits(forward(mlp, x, B).z[0]!, B));
  });
