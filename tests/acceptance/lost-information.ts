/** C17: a ReLU layer can be undone near an input when at least as many units react to it as it has entries. */
import { activations } from '../../src/lib/nn/activations.ts';
import { scaledNormal } from '../../src/lib/nn/initializers.ts';
import { createMlp, predict } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { type Measurement, meanOver, numberOf } from './checks.ts';

export const reluInformation: Measurement = (check) => {
  const [n, m] = [numberOf(check, 'n'), numberOf(check, 'm')];
  return meanOver(check.seeds, (seed) => {
    const random = createRandom(seed);
    const layer = createMlp({
      sizes: [n, m],
      activations: activations.relu,
      initializer: scaledNormal(n),
      random,
    });
    const x = Float64Array.from({ length: n }, () => random.normal());
    return predict(layer, x, 1).filter((a) => a > 0).length >= n ? 1 : 0;
  });
};
