/**
 * The race that the reader watches. A worker runs it as fast as it can and the page shows an epoch at a time, in a
 * rhythm that the eye can follow. The first state is a finished race, as the build drew it; whatever it has not shown is
 * computed when it is asked for. For readers who want no motion the end is shown once it is there.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  EPOCHS,
  type Frame,
  type RaceFrame,
  type SearchFrame,
} from '../../lib/experiments/activation-race.ts';
import { useWatch } from '../ui/use-watch.ts';

export interface Race {
  /** What is shown: the epoch `at`, or, while that is not known yet, what was shown before. */
  readonly shown: RaceFrame;
  /** The epoch that the reader wants to see. */
  readonly at: number;
  /** The epochs known of the race under way, and, while rates are tried, how far that has come. */
  readonly known: number;
  readonly search: SearchFrame | null;
  readonly state: 'shown' | 'waiting' | 'stopped' | 'failed';
  /** Why it failed, where it did. */
  readonly reason: string;
  readonly isRunning: boolean;
  readonly isPlaying: boolean;
  readonly isAtEnd: boolean;
  play(): void;
  pause(): void;
  stepOnce(): void;
  stop(): void;
  /** Shows this epoch, once it is known. */
  show(epoch: number): void;
}

type RaceSettings = Readonly<Record<string, string | number>>;

/** A slider under way sets many values; the networks wait until the hand rests. */
const REST_MS = 150;
const FRAME_MS = 80;

/** @param touched whether a reader or a link has set the values, so that they are no longer those of `built` */
export function useRace(values: RaceSettings, built: RaceFrame, touched: boolean): Race {
  const settings = JSON.stringify(values);
  const watch = useWatch<Frame>('activation-race', values, settings);
  const [at, setAt] = useState(EPOCHS);
  const [isPlaying, setPlaying] = useState(false);
  const [isDue, setDue] = useState(false);
  const last = useRef(built);

  const races = watch.frames.filter((frame) => frame.phase === 'race');
  const wanted = races[at] ?? (watch.state === 'idle' && !isDue && at === EPOCHS && !touched ? built : null);
  if (wanted) last.current = wanted;

  useEffect(() => {
    if (!touched) return;
    setAt(prefersStill() ? EPOCHS : 0);
    setPlaying(!prefersStill());
    setDue(true);
    const timer = setTimeout(() => {
      setDue(false);
      watch.start();
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [settings, touched]);

  // One epoch after the other, each as soon as it is known but none too soon.
  const isNextKnown = at + 1 < races.length;
  useEffect(() => {
    if (!isPlaying || !isNextKnown) return;
    const timer = setTimeout(() => {
      setAt(at + 1);
      setPlaying(at + 1 < EPOCHS);
    }, FRAME_MS);
    return () => clearTimeout(timer);
  }, [at, isPlaying, isNextKnown]);

  const isRunning = isDue || watch.state === 'running';
  const begin = (): void => {
    if (races.length <= EPOCHS && !isRunning) watch.start();
  };
  const show = (epoch: number): void => {
    setPlaying(false);
    setAt(epoch);
    if (!races[epoch]) begin();
  };
  return {
    shown: last.current,
    at,
    known: races.length,
    search: races.length === 0 ? searchIn(watch.frames) : null,
    state: wanted ? 'shown' : watch.state === 'stopped' || watch.state === 'failed' ? watch.state : 'waiting',
    reason: watch.reason,
    isRunning,
    isPlaying,
    isAtEnd: at === EPOCHS,
    play() {
      if (prefersStill()) return show(EPOCHS);
      if (at === EPOCHS) setAt(0);
      setPlaying(true);
      begin();
    },
    pause: () => setPlaying(false),
    stepOnce: () => show(Math.min(at + 1, EPOCHS)),
    stop() {
      watch.stop();
      setPlaying(false);
      if (races.length > 0) setAt(races.length - 1);
    },
    show,
  };
}

const searchIn = (frames: readonly Frame[]): SearchFrame | null => {
  const last = frames.at(-1);
  return last?.phase === 'search' ? last : null;
};

const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
