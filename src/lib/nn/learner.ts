/**
 * A network that learns, on the path that its caller needs: 'single' for live training and surfaces, which the kernel
 * runs in float32, many times faster; 'double' for measuring, on the plain path that the articles show. Where the
 * kernel cannot do what is asked, or WebAssembly with SIMD is missing, the plain path takes over, and `path` says so.
 *
 * Rows are row-major float32 on both paths: x [n × inputs], y [n × outputs], or n class indices for
 * `softmaxCrossEntropy`. Training does not touch the network it began with; `store` writes the result there.
 *
 * Left out: diagnostics of layers, for which `forward` and `backward` of the plain path are made.
 */
import { kernelSpec } from './kernel/chosen.ts';
import { createKernelNetwork } from './kernel/network.ts';
import { sharedRuntime } from './kernel/runtime.ts';
import { kernelLearner } from './learners/kernel.ts';
import type { Learner, LearnerOptions } from './learners/learner.ts';
import { plainLearner } from './learners/plain.ts';

export type * from './learners/learner.ts';

/**
 * A learner that begins with the weights of `mlp`, on the kernel rounded to float32.
 *
 * @throws RangeError unless B is a positive integer and the optimizer's options are such that it takes.
 */
export function createLearner(options: LearnerOptions): Learner {
  const { mlp, B, loss, optimizer, precision } = options;
  if (!(Number.isInteger(B) && B >= 1)) {
    throw new RangeError(`createLearner: expected a positive integer of rows B, got ${B}`);
  }
  const runtime = options.runtime === undefined ? sharedRuntime() : options.runtime;
  const spec = precision === 'single' && runtime ? kernelSpec(mlp, B, loss, optimizer) : null;
  if (!runtime || !spec) return plainLearner(options);
  const network = createKernelNetwork(runtime, spec);
  network.write(mlp.layers);
  return kernelLearner(network, mlp, loss);
}
