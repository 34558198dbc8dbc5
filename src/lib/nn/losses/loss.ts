/**
 * What a loss is, and how the mean or the sum of its terms is taken. A loss is a list of terms: one an element of the
 * output, or one a row of it. Each kind says how many there are, what term i is worth and what its slope is; the rest
 * is the same for all.
 *
 * Left out: weights of classes or samples. A loss throws on numbers that are not finite: a mean over NaN says nothing
 * about where training broke.
 */

export interface Loss {
  /** The loss of the batch, a single number: the mean or the sum of the terms. */
  value(output: Float64Array, target: ArrayLike<number>): number;
  /** Writes ∂value/∂output into `into`, which has the output's length. */
  gradient(output: Float64Array, target: ArrayLike<number>, into: Float64Array): void;
  /** The terms that `value` reduces, in an array of their own. */
  terms(output: Float64Array, target: ArrayLike<number>): Float64Array;
}

export interface ReductionOptions {
  /** The mean over the terms unless told otherwise. */
  readonly reduction?: 'mean' | 'sum';
}

/** What a kind of loss says of itself. */
export interface Terms {
  /** Stands in front of every error. */
  readonly name: string;
  /** The number of terms. @throws if output and target do not fit each other. */
  count(output: Float64Array, target: ArrayLike<number>): number;
  /** Term i of `count`. */
  term(output: Float64Array, target: ArrayLike<number>, i: number, count: number): number;
  /** Writes the derivative of term i into the places of `into` that term i looks at in `output`. */
  slope(output: Float64Array, target: ArrayLike<number>, i: number, count: number, into: Float64Array): void;
}

/** The loss with these terms. Only `terms` allocates. */
export function reduced(kind: Terms, { reduction = 'mean' }: ReductionOptions): Loss {
  return {
    value(output, target) {
      const count = kind.count(output, target);
      let total = 0;
      for (let i = 0; i < count; i++) total += kind.term(output, target, i, count);
      return reduction === 'mean' ? total / count : total;
    },
    gradient(output, target, into) {
      const count = kind.count(output, target);
      checkLength(kind.name, 'gradient', into, output.length);
      for (let i = 0; i < count; i++) kind.slope(output, target, i, count, into);
      if (reduction === 'mean') for (let k = 0; k < into.length; k++) into[k]! /= count;
    },
    terms(output, target) {
      const terms = new Float64Array(kind.count(output, target));
      for (let i = 0; i < terms.length; i++) terms[i] = kind.term(output, target, i, terms.length);
      return terms;
    },
  };
}

/** @throws unless output and target are equally many finite numbers, at least one. */
export function checkAlike(name: string, output: Float64Array, target: ArrayLike<number>): void {
  if (output.length === 0) throw new RangeError(`${name}: expected at least one output, got none`);
  checkLength(name, 'target', target, output.length);
  checkFinite(name, 'output', output);
  checkFinite(name, 'target', target);
}

export function checkFinite(name: string, what: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    throw new RangeError(`${name}: expected a finite ${what}, got ${what}[${i}] = ${values[i]}`);
  }
}

/** @throws unless `width` is a positive integer that divides the length of the output. */
export function checkWidth(name: string, what: string, width: number, output: Float64Array): void {
  if (Number.isInteger(width) && width >= 1 && output.length % width === 0) return;
  throw new RangeError(`${name}: expected rows of ${width} ${what}, got ${output.length} outputs`);
}

/** @throws unless the option lies between `low` and `high`, both included. */
export function checkOption(name: string, what: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new RangeError(`${name}: expected ${what} from ${low} to ${high}, got ${value}`);
}

function checkLength(name: string, what: string, values: ArrayLike<number>, expected: number): void {
  if (values.length === expected) return;
  throw new RangeError(`${name}: expected a ${what} of length ${expected}, got ${values.length}`);
}
