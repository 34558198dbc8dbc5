/** An order to a worker: what has come back so far, and whether it still runs. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Order } from '../../workers/protocol.ts';
import { hasWorkers, runInWorker, type Run } from '../../workers/run.ts';

export interface Ordered<T> {
  readonly items: readonly T[];
  readonly state: 'idle' | 'running' | 'stopped' | 'done' | 'failed';
  /** Why it failed, where it did. */
  readonly reason: string;
  start(): void;
  stop(): void;
}

/** Runs `order` when started; a change of `settings` (a text that names what the result depends on) starts over. */
export function useOrder<T>(order: Order, settings: string): Ordered<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const [state, setState] = useState<Ordered<T>['state']>('idle');
  const [reason, setReason] = useState('');
  const run = useRef<Run | null>(null);

  useEffect(() => {
    setItems([]);
    setState('idle');
    return () => run.current?.stop();
  }, [settings]);

  const fail = (why: string): void => {
    setReason(why);
    setState('failed');
  };
  const start = (): void => {
    run.current?.stop();
    setItems([]);
    if (!hasWorkers()) return fail('Worker');
    setState('running');
    run.current = runInWorker(order, (report) => {
      if (report.type === 'seed') setItems((known) => [...known, report.trial as T]);
      else if (report.type === 'frame') setItems((known) => [...known, report.frame as T]);
      else if (report.type === 'done') setState('done');
      else fail(report.reason);
    });
  };
  const stop = (): void => {
    run.current?.stop();
    setState('stopped');
  };
  return { items, state, reason, start, stop };
}
