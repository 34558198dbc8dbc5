/** A learner on the kernel: turns what a caller has into the rows that the kernel takes, and results into arrays. */
import type { KernelNetwork } from '../kernel/network.ts';
import type { Mlp } from '../mlp.ts';
import { type Learner, type LearnerLoss, arraysOf, joined } from './learner.ts';
import { checkBatch, roomFor } from './rows.ts';

/** The learner over a network that holds the weights of `mlp`; disposing of the one disposes of the other. */
export function kernelLearner(network: KernelNetwork, mlp: Mlp, loss: LearnerLoss): Learner {
  const arrays = arraysOf(mlp);
  const outputs = mlp.sizes.at(-1)!;
  const targets = loss === 'softmaxCrossEntropy' ? oneHot(network.B, mlp) : asGiven;
  return {
    path: 'kernel',
    step: (x, y, n) => network.step(x, targets(x, y, n), n),
    predict: (x, n, into = roomFor(n, outputs)) => network.predict(x, n, into),
    gradients(x, y, n) {
      network.backward(x, targets(x, y, n), n);
      network.read('gradients', arrays);
      return arrays;
    },
    parameters() {
      network.read('parameters', arrays);
      return joined(arrays, Float32Array);
    },
    store: (into) => network.read('parameters', into.layers),
    dispose: () => network.dispose(),
  };
}

/** Turns targets as the caller gives them into rows [n × outputs]. */
type Targets = (x: Float32Array, y: Float32Array, n: number) => Float32Array;

const asGiven: Targets = (_, y) => y;

/** Class indices as rows with a single 1, in an array that is used again. */
function oneHot(B: number, { sizes }: Mlp): Targets {
  const [inputs, classes] = [sizes[0]!, sizes.at(-1)!];
  const shape = { B, inputs, targets: 1 };
  const rows = new Float32Array(B * classes);
  return (x, y, n) => {
    checkBatch(shape, x, y, n);
    rows.fill(0);
    for (let row = 0; row < n; row++) rows[row * classes + classAt(y, row, classes)] = 1;
    return rows;
  };
}

function classAt(y: Float32Array, row: number, classes: number): number {
  const k = y[row]!;
  if (Number.isInteger(k) && k >= 0 && k < classes) return k;
  throw new RangeError(`softmaxCrossEntropy: expected a class 0 … ${classes - 1}, got target[${row}] = ${k}`);
}
