/**
 * The graph of a function of one number, for figures: polylines that end at the function's kinks, so that corners stay
 * sharp and jumps stay open.
 *
 * Left out: where to sample. Points lie at even distances; whatever bends between two of them must be named as a kink.
 */

/** Corner points x₁, y₁, x₂, y₂, … of one piece. */
export type Graph = Float64Array;

export interface Span {
  readonly low: number;
  readonly high: number;
}

/**
 * g from `low` to `high` in pieces that end at the kinks between them. Beside a kink a piece is read 2⁻²⁰ inside it: at
 * a jump each piece ends at its own height.
 *
 * @throws unless low < high.
 */
export function graphOf(
  g: (x: number) => number,
  { low, high }: Span,
  kinks: readonly number[] = [],
  steps = 120,
): Graph[] {
  if (!(low < high)) throw new RangeError(`graphOf: expected low < high, got ${low} and ${high}`);
  const inside = [...new Set(kinks)].filter((k) => low < k && k < high).sort((a, b) => a - b);
  const ends = [low, ...inside, high];
  const even = Array.from({ length: steps - 1 }, (_, i) => low + ((i + 1) * (high - low)) / steps);
  return ends.slice(1).map((end, k) => {
    const start = ends[k]!;
    const beside = Math.min(BESIDE, (end - start) / 4);
    const from = kinks.includes(start) ? start + beside : start;
    const to = kinks.includes(end) ? end - beside : end;
    const between = even.filter((x) => from < x && x < to);
    return Float64Array.from([from, ...between, to].flatMap((x) => [x, g(x)]));
  });
}

/** 2⁻²⁰: far below a pixel. */
const BESIDE = 9.5367431640625e-7;

/** Smallest and largest height of some graphs. */
export function heightsOf(graphs: readonly Graph[]): Span {
  let [low, high] = [Infinity, -Infinity];
  for (const graph of graphs)
    for (let i = 1; i < graph.length; i += 2)
      [low, high] = [Math.min(low, graph[i]!), Math.max(high, graph[i]!)];
  return { low, high };
}
