/**
 * The outputs of a network for very many inputs: a decision surface is tens of thousands of forward passes of which
 * only the last numbers are wanted. They run on the kernel where it knows the network's layers, in float32, which no
 * eye can tell from float64.
 *
 * Left out: everything between input and output; `forward` keeps that.
 */
import { createLearner } from './learner.ts';
import type { Mlp } from './mlp.ts';

/**
 * The outputs [n × outputs] for x [n × inputs], row-major.
 *
 * @throws if x holds fewer than n rows.
 */
export function outputsOf(mlp: Mlp, x: Float32Array, n: number): Float32Array {
  // Nothing is learned here: loss and optimizer only complete the description of a learner.
  const learner = createLearner({
    mlp,
    B: 1,
    loss: 'mse',
    optimizer: { name: 'sgd', learningRate: 1 },
    precision: 'single',
  });
  const outputs = learner.predict(x, n);
  learner.dispose();
  return outputs;
}

/** The points of a square grid, `side` × `side` of them, both coordinates from `low` to `high`, rows from below. */
export function gridOf(low: number, high: number, side: number): Float32Array {
  const at = (i: number): number => low + ((high - low) * i) / (side - 1);
  const points = new Float32Array(2 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const point = 2 * (row * side + column);
      points[point] = at(column);
      points[point + 1] = at(row);
    }
  }
  return points;
}
