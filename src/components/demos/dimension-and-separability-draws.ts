/**
 * The draws that the reader watches arrive, one a frame: a draw takes a few milliseconds. The first state was counted
 * at build. For readers who want no motion the dots appear when all draws are there.
 */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import {
  count,
  DRAWS,
  readingOf,
  type DimensionValues,
  type Reading,
} from '../../lib/experiments/dimension-and-separability.ts';

/** Settings and what was counted under them are one state: no frame shows the dots of one beside the curve of another. */
interface State {
  readonly settings: string;
  readonly generator: Generator<Reading, void> | null;
  readonly counted: Reading;
}

export interface Draws {
  /** What the figure shows. */
  readonly reading: Reading;
  /** How many draws are told of: none, for readers who want no motion, until all are there. */
  readonly done: number;
}

/** @param atBuild the reading at the defaults, whose settings are `builtSettings` */
export function useDraws(values: DimensionValues, atBuild: Reading, builtSettings: string): Draws {
  const settings = settingsOf(values);
  const begin = (): State =>
    settings === builtSettings
      ? { settings, generator: null, counted: atBuild }
      : next({ settings, generator: count(values, DRAWS), counted: NONE });
  const [state, setState] = useState(begin);

  // Before the browser paints: the answer to a slider is in the next frame, not in the one after.
  useLayoutEffect(() => {
    setState((now) => (now.settings === settings ? now : begin()));
  }, [settings]);

  useEffect(() => {
    if (!state.generator) return;
    const frame = requestAnimationFrame(() => setState((now) => (now === state ? next(now) : now)));
    return () => cancelAnimationFrame(frame);
  }, [state]);

  const isWaiting = state.generator !== null && prefersStill();
  return { reading: isWaiting ? NONE : state.counted, done: isWaiting ? 0 : state.counted.draws };
}

/** The values that the draws depend on. The dimension is not one of them: a draw serves every dimension. */
export const settingsOf = ({ points, seed }: DimensionValues): string => `${points},${seed}`;

const NONE = readingOf([]);

/** One draw more; without a generator when that was the last. */
function next({ settings, generator, counted }: State): State {
  const drawn = generator?.next();
  const now = drawn?.done === false ? drawn.value : counted;
  return { settings, generator: now.draws < DRAWS ? generator : null, counted: now };
}

const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
