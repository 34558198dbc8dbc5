/**
 * The training that the reader watches: a generator advanced frame by frame, and the snapshots it has left behind.
 * The first state is a finished run, as the build drew it; a change of a parameter trains afresh in front of the eye,
 * or, for readers who want no motion, to its end at once.
 */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import {
  experiment,
  SNAPSHOT_STEPS,
  STEPS,
  train,
  type Snapshot,
  type XorValues,
} from '../../lib/experiments/xor.ts';

export interface Training {
  /** The values that the snapshots were trained with; a frame behind those of the controls when these have just moved. */
  readonly values: XorValues;
  readonly snapshots: readonly Snapshot[];
  readonly shown: Snapshot;
  readonly isPlaying: boolean;
  readonly isAtEnd: boolean;
  /** Steps of training between two snapshots. */
  readonly every: number;
  play(): void;
  pause(): void;
  stepOnce(): void;
  /** Shows the snapshot at this step, training up to it if need be. */
  show(step: number): void;
}

/** Values and what they led to are one state: a frame must never show the weights of one run in the shape of another. */
interface State {
  readonly values: XorValues;
  readonly generator: Generator<Snapshot, void> | null;
  readonly snapshots: readonly Snapshot[];
  readonly at: number;
  readonly isPlaying: boolean;
}

const LAST = STEPS / SNAPSHOT_STEPS;

export function useTraining(values: XorValues): Training {
  const [state, setState] = useState<State>(() => finished(values));

  // Before the browser paints: the answer to a slider is in the next frame, not in the one after.
  useLayoutEffect(() => {
    setState((now) => {
      if (now.values === values) return now;
      return prefersStill() ? finished(values) : begun(values);
    });
  }, [values]);

  // One snapshot a frame: the whole run takes about two seconds. Every new state asks for the next frame.
  useEffect(() => {
    if (!state.isPlaying) return;
    const frame = requestAnimationFrame(() =>
      // A pause may have come between this request and its frame.
      setState((now) => (now.isPlaying ? moved(now, now.at + 1, now.at + 1 < LAST) : now)),
    );
    return () => cancelAnimationFrame(frame);
  }, [state]);

  const isAtEnd = state.at === LAST;
  return {
    values: state.values,
    snapshots: state.snapshots,
    shown: state.snapshots[state.at]!,
    isPlaying: state.isPlaying,
    isAtEnd,
    every: SNAPSHOT_STEPS,
    play: () =>
      setState((now) => (prefersStill() ? moved(now, LAST, false) : moved(now, isAtEnd ? 0 : now.at, true))),
    pause: () => setState((now) => ({ ...now, isPlaying: false })),
    stepOnce: () => setState((now) => moved(now, now.at + 1, false)),
    show: (step) => setState((now) => moved(now, step / SNAPSHOT_STEPS, false)),
  };
}

function finished(values: XorValues): State {
  const snapshots = experiment.run(values);
  return { values, generator: null, snapshots, at: snapshots.length - 1, isPlaying: false };
}

function begun(values: XorValues): State {
  const empty: State = { values, generator: train(values), snapshots: [], at: 0, isPlaying: true };
  return moved(empty, 0, true);
}

/** The state at snapshot `index`, for which the generator is run on as far as need be. */
function moved(state: State, index: number, isPlaying: boolean): State {
  const fresh: Snapshot[] = [];
  while (state.generator && state.snapshots.length + fresh.length <= index) {
    const next = state.generator.next();
    if (next.done) break;
    fresh.push(next.value);
  }
  const snapshots = fresh.length > 0 ? [...state.snapshots, ...fresh] : state.snapshots;
  return { ...state, snapshots, at: Math.min(index, snapshots.length - 1), isPlaying };
}

const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
