/**
 * What an experiment owes: the claim as a measurement. `measure(seed)` returns one number a quantity, a quantity
 * says how the numbers of many seeds become one and between which limits that one must lie, and where the limits
 * come from. The build, the tests and the reader's own run all call `settle`; there is no second way to measure.
 */

/** How a value is written: as a plain number, a share of 1, the base-10 logarithm of a ratio, a count, or nats. */
export type Unit = 'number' | 'share' | 'decades' | 'count' | 'nats';

/** How the values of several seeds become the one number that is printed. */
export type Summary = 'mean' | 'median' | 'largest';

export interface Quantity {
  readonly unit: Unit;
  /** Significant digits that are printed, 3 unless more are the point. */
  readonly digits?: number;
  readonly summary: Summary;
  /** The value that theory gives or a paper published; null where there is none to compare with. */
  readonly theory: number | null;
  /** The claim holds when `low <= measured <= high`. */
  readonly low: number;
  readonly high: number;
  /** Where the limits come from, in one English sentence for engineers. */
  readonly basis: string;
}

export type Measurement<Q extends string = string> = Readonly<Record<Q, number>>;

export interface Claim<Q extends string = string> {
  /** How many seeds the claim takes: 1 where nothing is random. */
  readonly seeds: number;
  readonly quantities: Readonly<Record<Q, Quantity>>;
  /** The quantity that the card prints large. */
  readonly headline: NoInfer<Q>;
  measure(seed: number): Measurement<Q>;
}

export interface Settled<Q extends string = string> {
  readonly measured: Measurement<Q>;
  /** The quantities outside their limits, empty when the claim holds. */
  readonly outside: readonly Q[];
}

/**
 * Measures a claim seed by seed, starting at `firstSeed`, and says after each seed how many are done. The last
 * value returned is the result. A quantity that is not a number counts as outside its limits.
 */
export function* settle<Q extends string>(claim: Claim<Q>, firstSeed = 1): Generator<number, Settled<Q>> {
  const samples: Measurement<Q>[] = [];
  for (let k = 0; k < claim.seeds; k++) {
    samples.push(claim.measure(firstSeed + k));
    yield k + 1;
  }
  const names = Object.keys(claim.quantities) as Q[];
  const measured = Object.fromEntries(
    names.map((name) => [
      name,
      summarize(
        samples.map((s) => s[name]),
        claim.quantities[name].summary,
      ),
    ]),
  ) as Record<Q, number>;
  const outside = names.filter((name) => !isWithin(measured[name], claim.quantities[name]));
  return { measured, outside };
}

/** What lies outside its limits, in words; empty when the claim holds. */
export function outsideText<Q extends string>(claim: Claim<Q>, { measured, outside }: Settled<Q>): string {
  return outside
    .map((name) => {
      const { low, high, basis } = claim.quantities[name];
      return `${name} = ${measured[name]} is outside its limits ${low} … ${high} (${basis})`;
    })
    .join('; ');
}

/** Runs a generator to its end and returns what it returns. */
export function finish<R>(run: Generator<unknown, R>): R {
  let next = run.next();
  while (!next.done) next = run.next();
  return next.value;
}

/** Limits for a share measured on `seeds` seeds: `expected` ± 4 standard errors of this and the published sample. */
export function shareLimits(
  expected: number,
  seeds: number,
  publishedSeeds: number,
): { low: number; high: number } {
  const variance = Math.max(expected * (1 - expected), 1e-4);
  const error = 4 * Math.sqrt(variance * (1 / seeds + 1 / publishedSeeds));
  return { low: Math.max(0, expected - error), high: Math.min(1, expected + error) };
}

/**
 * The middle one of the values by size, or the mean of the two in the middle. What never happened may be counted as
 * Infinity. NaN if one of the values is, or there are none.
 */
export function median(values: readonly number[]): number {
  if (values.length === 0 || values.some(Number.isNaN)) return NaN;
  // Not the difference of two values: Infinity − Infinity is no number.
  const sorted = [...values].sort((a, b) => (a === b ? 0 : a < b ? -1 : 1));
  const [low, high] = [sorted[(values.length - 1) >> 1]!, sorted[values.length >> 1]!];
  return (low + high) / 2;
}

function summarize(values: readonly number[], summary: Summary): number {
  if (summary === 'median') return median(values);
  if (summary === 'largest') return values.reduce((a, b) => (b > a || Number.isNaN(b) ? b : a), -Infinity);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const isWithin = (value: number, { low, high }: Quantity): boolean => low <= value && value <= high;
