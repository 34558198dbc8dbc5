/** The few statistics that the tables need. Left out: means, which one pause of the garbage collector would rule. */

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Median and quartiles, each linear between its two neighbors. @throws if there are no values. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('spread: expected at least one value, got none');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)]!;
    return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** The exponent p of the power law y = c·xᵖ nearest to the points: the slope of the logarithms' regression line. */
export function exponent(points: readonly { readonly x: number; readonly y: number }[]): number {
  const logs = points.map(({ x, y }) => ({ u: Math.log(x), v: Math.log(y) }));
  const mean = (pick: (log: { u: number; v: number }) => number): number =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [u, v] = [mean((log) => log.u), mean((log) => log.v)];
  return mean((log) => (log.u - u) * (log.v - v)) / mean((log) => (log.u - u) ** 2);
}
