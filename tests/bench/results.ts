import { mkdirSync, writeFileSync } from 'node:fs';

/** Writes every number of a run to results/NAME.json, which git ignores. */
export function writeResults(name: string, results: unknown): void {
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(results, null, 2)}\n`);
}
