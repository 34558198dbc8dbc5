/**
 * Where one sigmoid unit passes a small change on at full size: the inputs x with |w σ′(wx + b)| ≥ 1. Since σ′ is at
 * most 1/4 there are none for |w| < 4; a larger w makes the slope steeper and squeezes it together, so the strip is widest for
 * one w in between.
 */
import { ln } from './portable.ts';

export interface Strip {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/**
 * The strip of a weight w ≠ 0 and a bias b, or null where |w| < 4. With y = σ(z) the slope is |w| y (1 − y), and it is 1
 * where |z| = ln((1 + r) / (1 − r)), r = √(1 − 4/|w|). Source: nielsen-2015, chapter 5.
 */
export function passingStrip(w: number, b: number): Strip | null {
  const size = Math.abs(w);
  if (size < 4) return null;
  const half = logOdds(Math.sqrt(1 - 4 / size)) / size;
  const center = -b / w;
  return { from: center - half, to: center + half, width: 2 * half };
}

/**
 * The widest strip of all. In r the width is (1 − r²)/2 · ln((1 + r) / (1 − r)); its derivative is 0 where
 * r ln((1 + r) / (1 − r)) = 1, which is solved by halving, and there it is (1 − r²) / (2r), at |w| = 4 / (1 − r²).
 */
export function widestStrip(): { readonly width: number; readonly w: number } {
  let [low, high] = [0.1, 0.9];
  for (let k = 0; k < 60; k++) {
    const r = (low + high) / 2;
    if (r * logOdds(r) < 1) low = r;
    else high = r;
  }
  const rest = 1 - high * high;
  return { width: rest / (2 * high), w: 4 / rest };
}

/** ln((1 + r) / (1 − r)), which is 2 artanh r. */
const logOdds = (r: number): number => ln((1 + r) / (1 - r));
