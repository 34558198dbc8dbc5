/** Runs one order of one experiment beside the page, and reports after every seed or frame. Stopping it is `terminate()`. */
import { settle } from '../lib/claim.ts';
import type { Experiment } from '../lib/experiment.ts';
import type { Order, Report } from './protocol.ts';

// Each experiment is a chunk of its own: a worker loads only the one that it runs.
const experiments = import.meta.glob<{ experiment: Experiment }>('../lib/experiments/*.ts');

const report = (message: Report): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<Order>) => {
  run(event.data).catch((error: unknown) =>
    report({ type: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  );
});

async function run(order: Order): Promise<void> {
  const load = experiments[`../lib/experiments/${order.slug}.ts`];
  if (!load) throw new Error(`experiment.worker: expected the slug of an experiment, got ${order.slug}`);
  const { experiment } = await load();
  await experiment.prepare?.();
  if (order.task === 'settle') settleClaim(experiment);
  else if (order.task === 'watch') watch(experiment, order.values);
  else repeat(experiment, order.values, order.seeds);
}

function settleClaim({ claim }: Experiment): void {
  const run = settle(claim);
  let next = run.next();
  for (; !next.done; next = run.next()) report({ type: 'seed', done: next.value, total: claim.seeds });
  report({ type: 'done', settled: next.value });
}

function repeat(
  experiment: Experiment,
  values: Readonly<Record<string, string | number>>,
  seeds: number,
): void {
  if (!experiment.trial) throw new Error(`experiment.worker: ${experiment.slug} has no trial`);
  for (let seed = 1; seed <= seeds; seed++)
    report({ type: 'seed', done: seed, total: seeds, trial: experiment.trial(values, seed) });
  report({ type: 'done' });
}

function watch(experiment: Experiment, values: Readonly<Record<string, string | number>>): void {
  if (!experiment.watch) throw new Error(`experiment.worker: ${experiment.slug} has no watch`);
  for (const frame of experiment.watch(values)) report({ type: 'frame', frame });
  report({ type: 'done' });
}
