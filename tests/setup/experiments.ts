/** Every experiment of the tree, found by its file: a new one is tested without being listed. */
import { readdirSync } from 'node:fs';
import type { Experiment } from '../../src/lib/experiment.ts';

const folder = new URL('../../src/lib/experiments/', import.meta.url);

export const experiments: Experiment[] = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map(
      async (name) => ((await import(new URL(name, folder).href)) as { experiment: Experiment }).experiment,
    ),
);

// Data that an experiment loads is there before any test runs it.
for (const experiment of experiments) await experiment.prepare?.();
