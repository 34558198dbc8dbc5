/**
 * The training that the reader watches: a run advanced frame by frame, and the snapshots that it has left behind. The
 * first state is a finished run, as the build drew it; a change of a parameter trains afresh in front of the eye, or, for
 * readers who want no motion, to its end without pictures on the way. What is off screen rests.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { begin, SNAPSHOT_STEPS, STEPS, type Snapshot, type XorValues } from '../../lib/experiments/xor.ts';
import { useOnScreen } from '../ui/use-on-screen.ts';

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
  /** Shows the snapshot at this step, once it is trained up to there. */
  show(step: number): void;
}

interface Session {
  readonly snapshots: readonly Snapshot[];
  /** Trains towards the snapshot `index` for about `milliseconds` on a quick machine. */
  work(index: number, milliseconds: number): void;
  dispose(): void;
}

/** What is shown of a session, and the snapshot that it is on its way to: picture by picture, or at once. */
interface Seen {
  readonly session: Session;
  readonly at: number;
  readonly goal: number;
  readonly pace: 'watched' | 'at once';
}

const LAST = STEPS / SNAPSHOT_STEPS;
/** A frame has 16 ms, of which drawing takes its share; what answers a hand may take a little longer. */
const FRAME_MS = 4;
const ANSWER_MS = 8;

export function useTraining(values: XorValues, inside: RefObject<Element>): Training {
  const isFirst = useRef(true);
  const session = useMemo(() => sessionOf(values, isFirst.current ? Infinity : 0), [values]);
  useEffect(() => {
    isFirst.current = false;
    return () => session.dispose();
  }, [session]);
  const [state, setSeen] = useState<Seen>(() => resting(session, LAST));
  // Computed while rendering, not in an effect: the answer to a hand is drawn once, in the next frame.
  const seen = state.session === session ? state : begun(session);

  const isOnScreen = useOnScreen(inside);
  const isOnTheWay = seen.at < seen.goal;
  useEffect(() => {
    if (!isOnTheWay || !isOnScreen) return;
    // A pause may have come between this request and its frame.
    const frame = requestAnimationFrame(() => setSeen((now) => (now === state ? advanced(seen) : now)));
    return () => cancelAnimationFrame(frame);
  }, [state, seen, isOnTheWay, isOnScreen]);

  const isAtEnd = seen.at === LAST;
  const go = (at: number, goal: number, pace: Seen['pace']): void =>
    setSeen(arrived({ session, at, goal, pace }, ANSWER_MS));
  return {
    snapshots: session.snapshots,
    shown: session.snapshots[seen.at]!,
    isPlaying: isOnTheWay && seen.pace === 'watched',
    isAtEnd,
    every: SNAPSHOT_STEPS,
    play: () =>
      prefersStill()
        ? go(seen.at, LAST, 'at once')
        : setSeen({ session, at: isAtEnd ? 0 : seen.at, goal: LAST, pace: 'watched' }),
    pause: () => setSeen(resting(session, seen.at)),
    stepOnce: () => go(seen.at, Math.min(LAST, seen.at + 1), 'at once'),
    show: (step) => go(seen.at, step / SNAPSHOT_STEPS, 'at once'),
  };
}

const resting = (session: Session, at: number): Seen => ({ session, at, goal: at, pace: 'at once' });

function begun(session: Session): Seen {
  if (!prefersStill()) return { session, at: 0, goal: LAST, pace: 'watched' };
  return arrived({ session, at: 0, goal: LAST, pace: 'at once' }, ANSWER_MS);
}

/** One frame later: the next snapshot if it is watched and ready, else some work towards the goal. */
function advanced(seen: Seen): Seen {
  const { session, at, goal, pace } = seen;
  if (pace === 'at once') return arrived(seen, FRAME_MS);
  session.work(at + 1, FRAME_MS);
  return at + 1 < session.snapshots.length ? { session, at: at + 1, goal, pace } : { ...seen };
}

/** At the goal, if it is trained so far or little work is missing; else where it was. Always a state of its own. */
function arrived(seen: Seen, milliseconds: number): Seen {
  const { session, goal } = seen;
  session.work(goal, milliseconds);
  return goal < session.snapshots.length ? resting(session, goal) : { ...seen };
}

/**
 * A run with as much work done as `milliseconds` allow. What is drawn depends on the values alone, so work is counted in
 * steps and what they cost on a quick machine, not by a clock.
 */
function sessionOf(values: XorValues, milliseconds: number): Session {
  const run = begin(values);
  const work = (index: number, budget: number): void => {
    const missing = index * SNAPSHOT_STEPS - run.stepsTaken();
    run.advance(Math.max(0, Math.min(missing, Math.ceil(budget / run.stepMilliseconds))));
  };
  work(LAST, milliseconds);
  return { snapshots: run.snapshots, work, dispose: run.dispose };
}

const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
