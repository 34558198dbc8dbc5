/** Starts a worker for one order. */
import type { Order, Report } from './protocol.ts';

export interface Run {
  stop(): void;
}

export const hasWorkers = (): boolean => typeof Worker === 'function';

/**
 * Runs an order in a worker of its own and hands every report to `on`. A worker that cannot start or crashes is
 * reported as `failed`, once; nothing is reported after `stop()`.
 */
export function runInWorker(order: Order, on: (report: Report) => void): Run {
  const worker = new Worker(new URL('./experiment.worker.ts', import.meta.url), {
    type: 'module',
    name: order.slug,
  });
  const stop = (): void => worker.terminate();
  worker.addEventListener('message', (event: MessageEvent<Report>) => {
    if (event.data.type === 'done' || event.data.type === 'failed') stop();
    on(event.data);
  });
  worker.addEventListener('error', (event) => {
    stop();
    on({ type: 'failed', reason: event.message || 'worker' });
  });
  worker.postMessage(order);
  return { stop };
}
