/**
 * The training that the reader watches: a generator advanced frame by frame, and the snapshots it has left behind.
 * The first state is a finished run, as the build drew it; a change of a parameter trains afresh in front of the eye.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  experiment,
  SNAPSHOT_STEPS,
  STEPS,
  train,
  type Snapshot,
  type XorValues,
} from '../../lib/experiments/xor.ts';

export interface Training {
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

/** Snapshots a frame: the whole run then takes about two seconds. With reduced motion it is done at once. */
const PER_FRAME = 1;

export function useTraining(values: XorValues): Training {
  const [snapshots, setSnapshots] = useState<readonly Snapshot[]>(() => experiment.run(values));
  const [at, setAt] = useState(snapshots.length - 1);
  const [isPlaying, setPlaying] = useState(false);
  const run = useRef<{ values: XorValues; generator: Generator<Snapshot, void> | null }>({
    values,
    generator: null,
  });

  // New values: forget the old run and train from the start.
  useEffect(() => {
    if (run.current.values === values) return;
    const generator = train(values);
    run.current = { values, generator };
    const first = generator.next().value as Snapshot;
    setSnapshots([first]);
    setAt(0);
    setPlaying(true);
  }, [values]);

  const advance = useCallback((count: number) => {
    const { generator } = run.current;
    const fresh: Snapshot[] = [];
    for (let i = 0; i < count && generator; i++) {
      const next = generator.next();
      if (next.done) {
        run.current.generator = null;
        break;
      }
      fresh.push(next.value);
    }
    if (fresh.length > 0) setSnapshots((known) => [...known, ...fresh]);
  }, []);

  useEffect(() => {
    if (!isPlaying) return;
    const frame = requestAnimationFrame(() => {
      if (at >= snapshots.length - 1) advance(prefersStill() ? STEPS / SNAPSHOT_STEPS : PER_FRAME);
      setAt((index) => (prefersStill() ? STEPS / SNAPSHOT_STEPS : index + PER_FRAME));
      if (at >= STEPS / SNAPSHOT_STEPS) setPlaying(false);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, at, snapshots.length, advance]);

  const last = snapshots.length - 1;
  const shown = snapshots[Math.min(at, last)]!;
  const isAtEnd = shown.step === STEPS;
  return {
    snapshots,
    shown,
    isPlaying: isPlaying && !isAtEnd,
    isAtEnd,
    every: SNAPSHOT_STEPS,
    play: () => {
      if (isAtEnd) setAt(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    stepOnce: () => {
      setPlaying(false);
      if (at >= last) advance(1);
      setAt(Math.min(at, last) + 1);
    },
    show: (step) => {
      setPlaying(false);
      const index = step / SNAPSHOT_STEPS;
      if (index > last) advance(index - last);
      setAt(index);
    },
  };
}

const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
