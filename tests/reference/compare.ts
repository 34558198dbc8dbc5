/**
 * How a result of the core is compared with a reference file: what a file's checker hands out, and the rule of the
 * files, |got − want| ≤ rtol · |want| + atol, where atol is given or is atolRel times the largest wanted number.
 *
 * A checker is a function from the document of one kind (`activations`, `losses`, …) to comparisons. It reads shapes,
 * names and options from the document and assumes nothing of them, so that files with other seeds pass unseen.
 */

/** JSON has no NaN and no infinities: the files write them as strings. */
export type Written = number | 'NaN' | 'Infinity' | '-Infinity';

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly Written[];
}

export interface Tolerance {
  readonly rtol?: number;
  readonly atol?: number;
  readonly atolRel?: number;
}

export interface Comparison {
  /** Where in the file: case and quantity, as in "relu6 dy" or "adam_amsgrad params". */
  readonly name: string;
  readonly got: ArrayLike<number>;
  readonly want: ArrayLike<number>;
  readonly tolerance: Tolerance;
}

/** A case that the core cannot express, with the reason; it is reported and counts as failed. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

/** Runs every case of one document. A number type of 'f32' means: parse with Math.fround, compare at the file's tolerance. */
export type Checker<D> = (document: D) => Iterable<Comparison | Missing>;

export const numbers = (data: readonly Written[]): Float64Array => Float64Array.from(data, Number);

/** What a file of float32 numbers means by its decimals. */
export const roundedTo = (dtype: 'f64' | 'f32', values: Float64Array): Float64Array =>
  dtype === 'f32' ? values.map((v) => Math.fround(v)) : values;

export interface Verdict {
  /**
   * Largest |got − want| / |want|; 0 where all are equal. An entry below atol / rtol, where the rule is an absolute one,
   * is measured against that instead, and against the largest wanted number where rtol is 0.
   */
  readonly worstRelative: number;
  /** One line an entry that broke the rule. */
  readonly faults: readonly string[];
}

/** Applies the rule to every entry: NaN only where NaN is wanted, an infinity only where the same is wanted. */
export function judge({ got, want, tolerance }: Comparison): Verdict {
  if (got.length !== want.length) {
    return { worstRelative: Infinity, faults: [`got ${got.length} numbers, want ${want.length}`] };
  }
  const { rtol = 0 } = tolerance;
  const largest = largestOf(want);
  const atol = tolerance.atol ?? (tolerance.atolRel ?? 0) * largest;
  const floor = rtol > 0 ? atol / rtol : largest;
  let worstRelative = 0;
  const faults: string[] = [];
  for (let i = 0; i < want.length; i++) {
    const [g, w] = [got[i]!, want[i]!];
    if (Object.is(g, w) || g === w) continue;
    const error = Math.abs(g - w);
    worstRelative = Math.max(worstRelative, relativeError(error, Math.max(Math.abs(w), floor)));
    // An infinity is met or missed: a tolerance relative to it would let every number pass.
    if (!(Number.isFinite(w) && error <= rtol * Math.abs(w) + atol))
      faults.push(`[${i}] got ${g}, want ${w}`);
  }
  return { worstRelative, faults };
}

/** Infinite where a number stands beside NaN or an infinity, or where 0 is missed and nothing else gives a scale. */
function relativeError(error: number, scale: number): number {
  return Number.isFinite(error) && scale > 0 && scale < Infinity ? error / scale : Infinity;
}

function largestOf(want: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < want.length; i++) {
    if (Number.isFinite(want[i])) largest = Math.max(largest, Math.abs(want[i]!));
  }
  return largest;
}
