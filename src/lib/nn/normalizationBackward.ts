/**
 * The chain rule through a normalization: from y = γ x̂ + β back to x, over the statistics that x itself has moved.
 *
 * Left out: a path without learned γ and β. Where these are fixed, their gradients are collected and nobody asks.
 */
import { takesStatistics, type Normalization, type NormalizationTrace } from './normalization.ts';

/** Gradients of the loss in respect of γ and β, [features] each. */
export interface NormalizationGradients {
  readonly dScale: Float64Array;
  readonly dShift: Float64Array;
  /** The two, in the order of `learnedOf`; empty where γ and β are fixed. */
  readonly learned: readonly Float64Array[];
}

export function createNormalizationGradients(norm: Normalization): NormalizationGradients {
  const [dScale, dShift] = [new Float64Array(norm.features), new Float64Array(norm.features)];
  return { dScale, dShift, learned: norm.affine === 'learned' ? [dScale, dShift] : [] };
}

/**
 * Turns the gradient d [B × features] at y into the one at x, in place, and writes dγ = Σ dy x̂ and dβ = Σ dy, summed
 * over rows. With dx̂ = γ dy, and means over the group of x,
 *
 *     dx = (dx̂ − mean(dx̂) − x̂ mean(dx̂ x̂)) / √(variance + ε).
 *
 * The two means are there because x moves the statistics as well. Running statistics do not move with x, and then
 * dx = dx̂ / √(variance + ε). In a constant group dx is dx̂ without its mean, over √ε: 316 times as large at ε = 10⁻⁵.
 *
 * @throws if d is not as large as the trace. Source: ioffe-2015, section 3.
 */
export function normalizeBackward(
  norm: Normalization,
  d: Float64Array,
  trace: NormalizationTrace,
  gradients: NormalizationGradients,
): void {
  if (d.length !== trace.normalized.length) {
    const expected = trace.normalized.length;
    throw new RangeError(`normalizeBackward: expected ${expected} numbers as in the trace, got ${d.length}`);
  }
  throughAffine(norm, d, trace.normalized, gradients);
  if (takesStatistics(norm, trace.mode)) withoutMeans(d, trace);
  timesInverse(d, trace);
}

/** From dy to dx̂ = γ dy, collecting dγ and dβ on the way. */
function throughAffine(
  { features, scale }: Normalization,
  d: Float64Array,
  normalized: Float64Array,
  { dScale, dShift }: NormalizationGradients,
): void {
  dScale.fill(0);
  dShift.fill(0);
  for (let row = 0; row < d.length; row += features) {
    for (let j = 0; j < features; j++) {
      dScale[j]! += d[row + j]! * normalized[row + j]!;
      dShift[j]! += d[row + j]!;
      d[row + j]! *= scale[j]!;
    }
  }
}

/** dx̂ − mean(dx̂) − x̂ mean(dx̂ x̂): what is left of dx̂ after its parts along 1 and along x̂ are taken off. */
function withoutMeans(d: Float64Array, { groups, normalized }: NormalizationTrace): void {
  const { count, size, start, step } = groups;
  for (let g = 0; g < count; g++) {
    let sum = 0;
    let along = 0;
    for (let k = 0, i = g * start; k < size; k++, i += step) {
      sum += d[i]!;
      along += d[i]! * normalized[i]!;
    }
    const [mean, slope] = [sum / size, along / size];
    for (let k = 0, i = g * start; k < size; k++, i += step) d[i] = d[i]! - mean - normalized[i]! * slope;
  }
}

function timesInverse(d: Float64Array, { groups, inverse }: NormalizationTrace): void {
  const { count, size, start, step } = groups;
  for (let g = 0; g < count; g++) {
    for (let k = 0, i = g * start; k < size; k++, i += step) d[i]! *= inverse[g]!;
  }
}
