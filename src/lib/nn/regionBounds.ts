/**
 * How many linear regions a ReLU network can have, by counting alone: the most that one hidden layer reaches, and
 * bounds from below and above for the most that a deep network reaches. On one input, regions are pieces of a line.
 *
 * Above 2⁵³ a number stands for the nearest double.
 *
 * Left out: what typical networks have, which is far less and is measured (linearPieces.ts, regions.ts).
 */

/**
 * Σ_{j ≤ d} C(n, j): the regions into which n hyperplanes in general position divide a space of d dimensions. One
 * hidden layer of n ReLU units reaches it and no such layer has more: n + 1 on a line, 1 + n + n(n − 1)/2 in a plane.
 *
 * @throws if units or dimension is not a whole number, 0 or more. Source: zaslavsky-1975.
 */
export function arrangementRegions(units: number, dimension: number): number {
  checkCounts('arrangementRegions', [units, dimension]);
  let [total, choices] = [1, 1];
  for (let j = 1; j <= Math.min(units, dimension); j++) {
    choices = (choices * (units - j + 1)) / j;
    total += choices;
  }
  return total;
}

/**
 * Π_{l < L} ⌊n_l / d⌋^d · Σ_{j ≤ d} C(n_L, j): some deep network with these hidden widths has at least so many regions
 * on d inputs, since each layer can fold its input onto itself and the last one divides what is folded.
 *
 * @throws if there is no layer, or one narrower than the input. Source: montufar-2014.
 */
export function deepRegionsLowerBound(widths: readonly number[], inputs: number): number {
  checkWidths('deepRegionsLowerBound', widths, inputs);
  let folds = 1;
  for (const width of widths.slice(0, -1))
    for (let k = 0; k < inputs; k++) folds *= Math.floor(width / inputs);
  return folds * arrangementRegions(widths.at(-1)!, inputs);
}

/**
 * Π_l Σ_{j ≤ d} C(n_l, j): no deep network with these hidden widths has more regions on d inputs, since a layer cuts
 * each region of the layers below by at most n_l hyperplanes. On one input: Π (n_l + 1).
 *
 * @throws if there is no layer, or one narrower than the input.
 */
export function deepRegionsUpperBound(widths: readonly number[], inputs: number): number {
  checkWidths('deepRegionsUpperBound', widths, inputs);
  return widths.reduce((product, width) => product * arrangementRegions(width, inputs), 1);
}

function checkCounts(name: string, counts: readonly number[]): void {
  if (counts.every((n) => Number.isInteger(n) && n >= 0)) return;
  throw new RangeError(`${name}: expected whole numbers from 0 up, got ${counts.join(' and ')}`);
}

function checkWidths(name: string, widths: readonly number[], inputs: number): void {
  checkCounts(name, [...widths, inputs]);
  if (inputs >= 1 && widths.length > 0 && widths.every((width) => width >= inputs)) return;
  throw new RangeError(
    `${name}: expected layers at least as wide as the ${inputs} inputs, got [${widths.join(', ')}]`,
  );
}
