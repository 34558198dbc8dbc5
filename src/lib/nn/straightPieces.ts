/**
 * Whether an activation consists of straight pieces, and which: what an exact map of a network's pieces stands on.
 *
 * Nobody keeps a list. An activation already says where its kinks are and what slope it has; between two kinks it is
 * smooth, so it is straight there if its derivative is one and the same double wherever it is asked, near the kinks
 * and far from them. SiLU has slope exactly 1 from z = 40 on, and 0.73 at 1: asked at both, it gives itself away.
 *
 * Left out: functions of more than one pre-activation, such as maxout. What else a layer does is in straightLayer.ts.
 */
import type { Activation } from './activations.ts';

/** a = slopes[p] · z + intercepts[p] on piece p; piece 0 ends at the first kink, piece p begins at kink p − 1. */
export interface StraightPieces {
  /** In ascending order, each once. */
  readonly kinks: readonly number[];
  readonly slopes: readonly number[];
  readonly intercepts: readonly number[];
}

/**
 * The pieces of an activation, or null where it has curved ones. Slopes and intercepts are exact for all functions
 * whose numbers are (ReLU, leaky ReLU, hard tanh, step …), and rounded once for the others (hard sigmoid). What
 * happens at a kink itself is not said: a piece of a step ends there with one value, and the next begins with another.
 */
export function straightPieces(activation: Activation): StraightPieces | null {
  const kinks = [...new Set(activation.kinks)].sort((a, b) => a - b);
  const pieces = Array.from({ length: kinks.length + 1 }, (_, p) =>
    straightThrough(activation, probesBetween(kinks[p - 1] ?? -Infinity, kinks[p] ?? Infinity)),
  );
  if (!pieces.every((piece) => piece !== null)) return null;
  return {
    kinks,
    slopes: pieces.map(({ slope }) => slope),
    intercepts: pieces.map(({ intercept }) => intercept),
  };
}

/** The line on which f lies between two kinks, or null where the slopes at the probes are not all the same double. */
function straightThrough(
  { f, df }: Activation,
  probes: readonly number[],
): { slope: number; intercept: number } | null {
  const first = probes[0]!;
  const slope = df(first);
  return probes.every((z) => df(z) === slope) ? { slope, intercept: f(first) - slope * first } : null;
}

/** Where to ask: shares of a piece between two kinks, distances from the kink of a piece that has only one. */
const SHARES = [1 / 2, 1 / 64, 0.3, 0.8, 63 / 64];
const DISTANCES = [1, 1 / 64, 0.3, 7, 50, 1000];

function probesBetween(low: number, high: number): number[] {
  if (low === -Infinity && high === Infinity) return [0, ...DISTANCES, ...DISTANCES.map((d) => -d)];
  if (low === -Infinity) return DISTANCES.map((d) => high - d);
  if (high === Infinity) return DISTANCES.map((d) => low + d);
  return SHARES.map((share) => low + share * (high - low));
}
