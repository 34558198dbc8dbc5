/**
 * Checks a file of normalizations: batch normalizations over steps that follow one another, in train and in eval mode,
 * with the running statistics after each, and layer normalizations in both modes; forward and backward.
 */
import {
  type Mode,
  type Normalization,
  type NormalizationTrace,
  createNormalization,
  createNormalizationTrace,
  normalize,
  recordStatistics,
} from '../../src/lib/nn/normalization.ts';
import { createNormalizationGradients, normalizeBackward } from '../../src/lib/nn/normalizationBackward.ts';
import { type Checker, type Comparison, type Tensor, type Tolerance, numbers, roundedTo } from './compare.ts';

interface Options {
  readonly id: string;
  readonly features: number;
  readonly eps: number;
  readonly affine: boolean;
  readonly weight?: Tensor | null;
  readonly bias?: Tensor | null;
}

/** One pass through a normalization, forward and backward. */
interface Pass {
  readonly x: Tensor;
  readonly gradY: Tensor;
  readonly y: Tensor;
  readonly gradX: Tensor;
  /** gradX is a small difference of large terms, so the file gives it an absolute tolerance. */
  readonly gradXAtol: number;
  readonly gradWeight?: Tensor | null;
  readonly gradBias?: Tensor | null;
}

interface Step extends Pass {
  readonly mode: Mode;
  readonly runningMeanAfter: Tensor;
  readonly runningVarAfter: Tensor;
}

interface BatchCase extends Options {
  /** Null means that all batches weigh alike. */
  readonly momentum: number | null;
  readonly steps: readonly Step[];
}

type LayerCase = Options & Pass;

export interface Document {
  readonly dtype: 'f64' | 'f32';
  readonly tolerance: Tolerance;
  readonly batchNorm: readonly BatchCase[];
  readonly layerNorm: readonly LayerCase[];
}

type Read = (tensor: Tensor) => Float64Array;

export const check: Checker<Document> = function* ({ dtype, tolerance, batchNorm, layerNorm }) {
  const read: Read = ({ data }) => roundedTo(dtype, numbers(data));
  for (const each of batchNorm) yield* checkBatchCase(each, read, tolerance);
  for (const each of layerNorm) {
    for (const mode of ['train', 'eval'] as const) {
      const norm = normalizationOf('layer', each, read);
      const trace = createNormalizationTrace(norm, each.x.shape[0]!, mode);
      yield* checkPass(`layer ${each.id} ${mode}`, each, norm, trace, read, tolerance);
    }
  }
};

function* checkBatchCase(each: BatchCase, read: Read, tolerance: Tolerance): Generator<Comparison> {
  const norm = normalizationOf('batch', each, read, each.momentum ?? 'average');
  for (const [k, step] of each.steps.entries()) {
    const name = `batch ${each.id} step ${k}`;
    const trace = createNormalizationTrace(norm, step.x.shape[0]!, step.mode);
    yield* checkPass(name, step, norm, trace, read, tolerance);
    if (step.mode === 'train') recordStatistics(norm, trace);
    // Later steps write over the running statistics: what is handed out must be a copy.
    const { mean, variance } = norm.running;
    yield { name: `${name} running mean`, got: mean.slice(), want: read(step.runningMeanAfter), tolerance };
    yield { name: `${name} running var`, got: variance.slice(), want: read(step.runningVarAfter), tolerance };
  }
}

function* checkPass(
  name: string,
  pass: Pass,
  norm: Normalization,
  trace: NormalizationTrace,
  read: Read,
  tolerance: Tolerance,
): Generator<Comparison> {
  const [x, d, gradients] = [read(pass.x), read(pass.gradY), createNormalizationGradients(norm)];
  const y = new Float64Array(x.length);
  normalize(norm, x, y, trace);
  normalizeBackward(norm, d, trace, gradients);
  yield { name: `${name} y`, got: y, want: read(pass.y), tolerance };
  yield { name: `${name} gradX`, got: d, want: read(pass.gradX), tolerance: { atol: pass.gradXAtol } };
  const { gradWeight, gradBias } = pass;
  if (gradWeight)
    yield { name: `${name} gradWeight`, got: gradients.dScale, want: read(gradWeight), tolerance };
  if (gradBias) yield { name: `${name} gradBias`, got: gradients.dShift, want: read(gradBias), tolerance };
}

function normalizationOf(
  kind: 'batch' | 'layer',
  { features, eps, affine, weight, bias }: Options,
  read: Read,
  momentum?: number | 'average',
): Normalization {
  const norm = createNormalization(features, {
    kind,
    epsilon: eps,
    affine: affine ? 'learned' : 'fixed',
    ...(momentum !== undefined && { momentum }),
  });
  if (weight) norm.scale.set(read(weight));
  if (bias) norm.shift.set(read(bias));
  return norm;
}
