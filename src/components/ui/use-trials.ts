/** Many repetitions of an experiment in a worker: what has come back so far, and whether it still runs. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { hasWorkers, runInWorker, type Run } from '../../workers/run.ts';

export interface Trials<T> {
  readonly trials: readonly T[];
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  /** Why it failed, where it did. */
  readonly reason: string;
  start(): void;
  stop(): void;
}

/** The seeds 1 … `seeds` of the experiment `slug`; a change of `settings` (a text that names them) starts over. */
export function useTrials<T>(
  slug: string,
  values: Readonly<Record<string, string | number>>,
  seeds: number,
  settings: string,
): Trials<T> {
  const [trials, setTrials] = useState<readonly T[]>([]);
  const [state, setState] = useState<Trials<T>['state']>('idle');
  const [reason, setReason] = useState('');
  const run = useRef<Run | null>(null);

  useEffect(() => {
    setTrials([]);
    setState('idle');
    return () => run.current?.stop();
  }, [settings]);

  const fail = (why: string): void => {
    setReason(why);
    setState('failed');
  };
  const start = (): void => {
    setTrials([]);
    if (!hasWorkers()) return fail('Worker');
    setState('running');
    run.current = runInWorker({ task: 'trials', slug, values, seeds }, (report) => {
      if (report.type === 'seed') setTrials((known) => [...known, report.trial as T]);
      else if (report.type === 'done') setState('done');
      else fail(report.reason);
    });
  };
  const stop = (): void => {
    run.current?.stop();
    setState('stopped');
  };
  return { trials, state, reason, start, stop };
}
