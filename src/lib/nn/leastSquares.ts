/**
 * What is left of a function after its best approximation by given columns, by Gram–Schmidt, each column made
 * orthogonal twice since once loses digits. A column that the earlier ones span already to ten digits is left out.
 *
 * Left out: the coefficients, which nobody asks for.
 */

/** Root mean square of target − (its projection onto the span of the columns). */
export function residualRms(target: Float64Array, columns: readonly Float64Array[]): number {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const rest = withoutSpan(withoutSpan(column, basis), basis);
    const [size, before] = [length(rest), length(column)];
    if (size > 1e-10 * before) basis.push(rest.map((v) => v / size));
  }
  return length(withoutSpan(withoutSpan(target, basis), basis)) / Math.sqrt(target.length);
}

function withoutSpan(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const direction of basis) {
    const share = dot(rest, direction);
    for (let i = 0; i < rest.length; i++) rest[i]! -= share * direction[i]!;
  }
  return rest;
}

const length = (v: Float64Array): number => Math.sqrt(dot(v, v));

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
