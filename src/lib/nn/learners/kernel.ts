/** A learner on the kernel. */
import type { KernelNetwork } from '../kernel/network.ts';
import type { Mlp } from '../mlp.ts';
import { type Learner, type LearnerLoss, arraysOf, joined } from './learner.ts';

export function kernelLearner(network: KernelNetwork, mlp: Mlp, loss: LearnerLoss): Learner {
  const arrays = arraysOf(mlp);
  const outputs = mlp.sizes.at(-1)!;
  const targets = loss === 'softmaxCrossEntropy' ? oneHot(network.rows, outputs) : asGiven;
  return {
    path: 'kernel',
    step: (x, y, n) => network.step(x, targets(y, n), n),
    predict: (x, n, into = new Float32Array(n * outputs)) => network.predict(x, n, into),
    gradients(x, y, n) {
      network.backward(x, targets(y, n), n);
      network.read('gradients', arrays);
      return arrays;
    },
    parameters() {
      network.read('parameters', arrays);
      return joined(arrays, Float32Array);
    },
    store: (mlp) => network.read('parameters', mlp.layers),
    dispose: () => network.dispose(),
  };
}

/** Turns targets as the caller gives them into rows [n × outputs]. */
type Targets = (y: Float32Array, n: number) => Float32Array;

const asGiven: Targets = (y) => y;

/** Class indices as rows with a single 1, in an array that is used again. */
function oneHot(B: number, classes: number): Targets {
  const rows = new Float32Array(B * classes);
  return (y, n) => {
    rows.fill(0);
    for (let row = 0; row < n; row++) {
      const k = y[row]!;
      if (!(Number.isInteger(k) && k >= 0 && k < classes)) {
        throw new RangeError(
          `softmaxCrossEntropy: expected a class 0 … ${classes - 1}, got target[${row}] = ${k}`,
        );
      }
      rows[row * classes + k] = 1;
    }
    return rows;
  };
}
