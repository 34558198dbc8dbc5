/**
 * Clipping of gradients, as functions and as wrappers around any optimizer: a bound on the length of the gradient, or
 * on each of its entries. All arrays together are one gradient.
 *
 * Clipping changes the gradients in place, as PyTorch does: a copy would cost an allocation, and the next backward
 * pass writes them anew.
 */
import type { Optimizer } from './optimizer.ts';

/**
 * Multiplies the gradient by min(1, maxNorm / (norm + 10⁻⁶)) and returns its norm from before. PyTorch's 10⁻⁶ keeps a
 * gradient of 0 from being divided by 0. The direction stays.
 *
 * @throws unless maxNorm is above 0. Source: pascanu-2013, algorithm 1.
 */
export function clipNorm(gradients: readonly Float64Array[], maxNorm: number): number {
  checkBound('clipNorm', 'maxNorm', maxNorm);
  const norm = normOf(gradients);
  const factor = maxNorm / (norm + 1e-6);
  // Written so that a norm of NaN reaches the gradient: who has diverged should see it.
  if (factor >= 1) return norm;
  for (const g of gradients) for (let i = 0; i < g.length; i++) g[i]! *= factor;
  return norm;
}

/**
 * Moves each entry into [−limit, limit]. The direction may change.
 *
 * @throws unless limit is above 0.
 */
export function clipValue(gradients: readonly Float64Array[], limit: number): void {
  checkBound('clipValue', 'limit', limit);
  for (const g of gradients) {
    for (let i = 0; i < g.length; i++) g[i] = Math.min(Math.max(g[i]!, -limit), limit);
  }
}

export interface ClippingOptions {
  readonly maxNorm?: number | undefined;
  readonly maxValue?: number | undefined;
}

/**
 * The optimizer behind a clip: first by norm, then by value, each only if given.
 *
 * @throws unless a given bound is above 0.
 */
export function clipped(optimizer: Optimizer, { maxNorm, maxValue }: ClippingOptions): Optimizer {
  if (maxNorm !== undefined) checkBound('clipped', 'maxNorm', maxNorm);
  if (maxValue !== undefined) checkBound('clipped', 'maxValue', maxValue);
  return {
    step(gradients) {
      if (maxNorm !== undefined) clipNorm(gradients, maxNorm);
      if (maxValue !== undefined) clipValue(gradients, maxValue);
      optimizer.step(gradients);
    },
  };
}

/** The length of all arrays together, √Σ g². */
function normOf(gradients: readonly Float64Array[]): number {
  let total = 0;
  for (const g of gradients) for (let i = 0; i < g.length; i++) total += g[i]! * g[i]!;
  return Math.sqrt(total);
}

function checkBound(name: string, what: string, bound: number): void {
  if (bound > 0) return;
  throw new RangeError(`${name}: expected ${what} above 0, got ${bound}`);
}
