/**
 * Normalization between the pre-activation z and the activation function: numbers of one group are shifted and scaled
 * to mean 0 and variance 1, and then every feature gets a learned scale γ and shift β:
 *
 *     x̂ = (x − mean) / √(variance + ε),  y = γ x̂ + β.
 *
 * Batch and layer normalization differ only in what a group is. Batch normalization takes one feature over all rows
 * of the batch; in eval mode it takes the running statistics instead, so that a row does not depend on its neighbors.
 * Layer normalization takes one row over all its features, in both modes alike.
 *
 * Arrays are row-major [B × features]. Variances divide by the size of the group.
 *
 * Left out: the way back, which is `normalizationBackward.ts`; groups of features, images with channels, and running statistics of a layer normalization (it needs none).
 */

/** Whether statistics come from the batch at hand, or from what training has gathered. */
export type Mode = 'train' | 'eval';

export interface NormalizationOptions {
  readonly kind: 'batch' | 'layer';
  /** ε > 0, added to the variance; 10⁻⁵ unless given. */
  readonly epsilon?: number;
  /** Whether γ and β are trained; with 'fixed' they stay 1 and 0. */
  readonly affine?: 'learned' | 'fixed';
  /**
   * Share of the newest batch in the running statistics, 0 to 1; 'average' weighs all batches alike. 0.1 unless given.
   * Layer normalization does not read it.
   */
  readonly momentum?: number | 'average';
}

export interface Normalization extends Required<NormalizationOptions> {
  readonly features: number;
  /** γ and β, [features] each. */
  readonly scale: Float64Array;
  readonly shift: Float64Array;
  readonly running: RunningStatistics;
}

/** What batch normalization knows in eval mode: mean 0, variance 1 and no batches before training. */
export interface RunningStatistics {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Number of batches seen, in an array of one. */
  readonly batches: Float64Array;
}

/**
 * A normalization that does nothing yet but normalize: γ = 1, β = 0.
 *
 * @throws if ε is not above 0 (a constant group would be 0/0) or the momentum does not lie in 0 … 1.
 * Source: ioffe-2015, algorithm 1; ba-2016, eq. 4.
 */
export function createNormalization(features: number, options: NormalizationOptions): Normalization {
  const { kind, epsilon = 1e-5, affine = 'learned', momentum = 0.1 } = options;
  if (!(epsilon > 0))
    throw new RangeError(`createNormalization: expected an epsilon above 0, got ${epsilon}`);
  if (momentum !== 'average' && !(momentum >= 0 && momentum <= 1)) {
    throw new RangeError(`createNormalization: expected a momentum from 0 to 1, got ${momentum}`);
  }
  const filled = (value: number): Float64Array => new Float64Array(features).fill(value);
  const running = { mean: filled(0), variance: filled(1), batches: new Float64Array(1) };
  return { kind, epsilon, affine, momentum, features, scale: filled(1), shift: filled(0), running };
}

/** γ and β, if they are trained. */
export const learnedOf = ({ affine, scale, shift }: Normalization): Float64Array[] =>
  affine === 'learned' ? [scale, shift] : [];

/** What training gathers without a gradient; a layer normalization gathers nothing. */
export const runningOf = ({ kind, running }: Normalization): Float64Array[] =>
  kind === 'batch' ? [running.mean, running.variance, running.batches] : [];

/** What the forward pass leaves behind for the backward one and for the running statistics. */
export interface NormalizationTrace {
  readonly mode: Mode;
  readonly groups: Groups;
  /** x̂ [B × features]. */
  readonly normalized: Float64Array;
  /** Mean, variance and 1 / √(variance + ε) of every group. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly inverse: Float64Array;
}

/** Which numbers of [B × features] belong together: group g begins at g · start, its members are `step` apart. */
interface Groups {
  readonly count: number;
  readonly size: number;
  readonly start: number;
  readonly step: number;
}

/**
 * Room for the trace of batches of B rows, which are passed in this mode.
 *
 * @throws if a batch normalization in train mode is to have fewer than two rows: a single one is its own mean, and
 *   whatever came in, β would come out.
 */
export function createNormalizationTrace(norm: Normalization, B: number, mode: Mode): NormalizationTrace {
  if (norm.kind === 'batch' && mode === 'train' && B < 2) {
    throw new RangeError(
      `createNormalizationTrace: expected at least 2 rows to take statistics of, got ${B}`,
    );
  }
  const { features } = norm;
  const columns: Groups = { count: features, size: B, start: 1, step: features };
  const rows: Groups = { count: B, size: features, start: features, step: 1 };
  const groups = norm.kind === 'batch' ? columns : rows;
  const [mean, variance, inverse] = [0, 0, 0].map(() => new Float64Array(groups.count));
  const normalized = new Float64Array(B * features);
  return { mode, groups, normalized, mean: mean!, variance: variance!, inverse: inverse! };
}

/** Whether the statistics are those of the numbers that pass, and not the running ones. */
export const takesStatistics = (norm: Normalization, mode: Mode): boolean =>
  norm.kind === 'layer' || mode === 'train';

/**
 * y = γ x̂ + β for a batch x [B × features]. A constant group has variance 0, hence x̂ = 0 and y = β. The running
 * statistics are only read here, so that a pass can be repeated; `recordStatistics` moves them.
 *
 * @throws if x or y is not as large as the trace.
 */
export function normalize(
  norm: Normalization,
  x: Float64Array,
  y: Float64Array,
  trace: NormalizationTrace,
): void {
  checkLength('normalize', x, trace.normalized.length);
  checkLength('normalize', y, trace.normalized.length);
  if (takesStatistics(norm, trace.mode)) measure(x, trace);
  else copyRunning(norm, trace);
  standardize(x, norm.epsilon, trace);
  for (let row = 0; row < y.length; row += norm.features) {
    for (let j = 0; j < norm.features; j++) {
      y[row + j] = norm.scale[j]! * trace.normalized[row + j]! + norm.shift[j]!;
    }
  }
}

/** Mean and variance of every group, in two passes: a mean of squares minus the square of the mean would cancel. */
function measure(x: Float64Array, { groups, mean, variance }: NormalizationTrace): void {
  const { count, size, start, step } = groups;
  for (let g = 0; g < count; g++) {
    let sum = 0;
    for (let k = 0, i = g * start; k < size; k++, i += step) sum += x[i]!;
    const center = sum / size;
    let squares = 0;
    for (let k = 0, i = g * start; k < size; k++, i += step) squares += (x[i]! - center) * (x[i]! - center);
    mean[g] = center;
    variance[g] = squares / size;
  }
}

function copyRunning({ running }: Normalization, trace: NormalizationTrace): void {
  trace.mean.set(running.mean);
  trace.variance.set(running.variance);
}

/** x̂ = (x − mean) / √(variance + ε) in every group. */
function standardize(x: Float64Array, epsilon: number, trace: NormalizationTrace): void {
  const { groups, normalized, mean, variance, inverse } = trace;
  const { count, size, start, step } = groups;
  for (let g = 0; g < count; g++) {
    const factor = 1 / Math.sqrt(variance[g]! + epsilon);
    for (let k = 0, i = g * start; k < size; k++, i += step) normalized[i] = (x[i]! - mean[g]!) * factor;
    inverse[g] = factor;
  }
}

/**
 * Moves the running statistics towards those in `trace`: running ← (1 − momentum) running + momentum batch, where the
 * batch's variance is divided by B − 1 as an estimate should be. A layer normalization has none to move.
 */
export function recordStatistics(norm: Normalization, trace: NormalizationTrace): void {
  if (norm.kind === 'layer') return;
  const { mean, variance, batches } = norm.running;
  const unbiased = trace.groups.size / (trace.groups.size - 1);
  batches[0]! += 1;
  const share = norm.momentum === 'average' ? 1 / batches[0]! : norm.momentum;
  for (let j = 0; j < norm.features; j++) {
    mean[j] = (1 - share) * mean[j]! + share * trace.mean[j]!;
    variance[j] = (1 - share) * variance[j]! + share * unbiased * trace.variance[j]!;
  }
}

function checkLength(name: string, values: Float64Array, expected: number): void {
  if (values.length === expected) return;
  throw new RangeError(`${name}: expected ${expected} numbers as in the trace, got ${values.length}`);
}
