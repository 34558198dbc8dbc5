/**
 * The words with which training ends, and the criteria behind them. They are tried in this order:
 *
 * - **diverged**: a number is no longer finite. The step that met it has changed nothing (`trainStep`).
 * - **converged**: the loss is at most `tolerance`, or the caller's own test holds.
 * - **dead**: for a whole window there was a layer none of whose units had a slope on any row, so that no gradient
 *   came to it and to what lies below. A single such epoch is no end: momentum may carry the weights out of it.
 * - **stalled**: for a whole window the loss did not improve by `improvement` of itself, and no entry of the gradient
 *   is larger than `tinyGradient`. A loss that stands still under large gradients is a step too long, not an end.
 * - **out of steps**: none of these within the steps allowed; dead, if a layer is without slope when they run out.
 *
 * All but the first are judged after every epoch, by the mean of its batches' losses.
 *
 * Left out: a loss on data kept apart, for which the caller's test has room.
 */
import type { Deltas } from './backward.ts';
import type { Layer, Mlp, Trace } from './mlp.ts';

export type Ending = 'converged' | 'out of steps' | 'stalled' | 'dead' | 'diverged';

export interface Criteria {
  /** Loss at which training has done its work, or a test of one's own of the epoch's mean loss; never unless given. */
  readonly converged?: number | ((loss: number) => boolean);
  /** Epochs that have to pass without life or without improvement; 100 unless given. */
  readonly window?: number;
  /** Share of the best loss by which the next best must be lower to count; 10⁻⁴ unless given. */
  readonly improvement?: number;
  /** Largest entry, in size, of a gradient that counts as tiny; 10⁻⁴ unless given. */
  readonly tinyGradient?: number;
}

/** What the criteria remember from epoch to epoch. */
export interface Watch {
  readonly isConverged: (loss: number) => boolean;
  readonly window: number;
  readonly improvement: number;
  readonly tinyGradient: number;
  /** For every layer 1 once a unit has shown a slope in this epoch. */
  readonly alive: Uint8Array;
  best: number;
  epochsSinceBest: number;
  epochsDead: number;
}

export function createWatch(mlp: Mlp, criteria: Criteria): Watch {
  const { converged = () => false, window = 100, improvement = 1e-4, tinyGradient = 1e-4 } = criteria;
  return {
    isConverged: typeof converged === 'number' ? (loss) => loss <= converged : converged,
    window,
    improvement,
    tinyGradient,
    alive: new Uint8Array(mlp.layers.length),
    best: Infinity,
    epochsSinceBest: 0,
    epochsDead: 0,
  };
}

/** Notes which layers let a gradient through in the step that has left `trace` and `deltas`. */
export function watchStep({ alive }: Watch, mlp: Mlp, trace: Trace, deltas: Deltas): void {
  for (let l = 0; l < alive.length; l++) {
    if (alive[l] === 0 && isAlive(mlp.layers[l]!, l, trace, deltas)) alive[l] = 1;
  }
}

/** The word for an epoch with this mean loss, or null to go on. */
export function judgeEpoch(watch: Watch, loss: number, gradients: readonly Float64Array[]): Ending | null {
  watch.epochsDead = watch.alive.includes(0) ? watch.epochsDead + 1 : 0;
  watch.alive.fill(0);
  watchLoss(watch, loss);
  if (watch.isConverged(loss)) return 'converged';
  if (watch.epochsDead >= watch.window) return 'dead';
  const isStill = watch.epochsSinceBest >= watch.window && areWithin(gradients, watch.tinyGradient);
  return isStill ? 'stalled' : null;
}

/** The word for a run whose steps are used up. */
export const judgeEnd = (watch: Watch): Ending => (watch.epochsDead > 0 ? 'dead' : 'out of steps');

/** The best loss moves only by a step worth the name, so many small ones add up to one. */
function watchLoss(watch: Watch, loss: number): void {
  const isBetter = watch.best === Infinity || loss < watch.best - watch.improvement * Math.abs(watch.best);
  if (isBetter) watch.best = loss;
  watch.epochsSinceBest = isBetter ? 0 : watch.epochsSinceBest + 1;
}

/**
 * Whether layer l has a way through: a slope other than 0 in some unit on some row, a learned number that moves, or a
 * connection around. Gradients of 0 alone do not tell, since they may have been 0 when they arrived.
 */
function isAlive(layer: Layer, l: number, trace: Trace, deltas: Deltas): boolean {
  if (layer.connection === 'residual' || hasOther(deltas.dz[l]!) || (deltas.dLearned[l]?.[0] ?? 0) !== 0)
    return true;
  return hasSlope(layer, trace.argument[l]!);
}

/** Whether some unit of the layer has a slope other than 0 on some row of `argument`. */
export function hasSlope({ activation, learned }: Layer, argument: Float64Array): boolean {
  for (let i = 0; i < argument.length; i++) {
    const z = argument[i]!;
    const slope = learned ? activation.learned!.df(z, learned[0]!) : activation.df(z);
    if (slope !== 0) return true;
  }
  return false;
}

/** Whether any number is other than 0. */
function hasOther(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) return true;
  return false;
}

function areWithin(arrays: readonly Float64Array[], bound: number): boolean {
  for (const values of arrays) {
    for (let i = 0; i < values.length; i++) if (Math.abs(values[i]!) > bound) return false;
  }
  return true;
}
