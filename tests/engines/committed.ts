/** The committed fingerprints: tests/fixtures/engines.json, which says by whom they were made and how to renew them. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Fingerprints } from './train.ts';

const FILE = new URL('../fixtures/engines.json', import.meta.url);

export function committedFingerprints(): Fingerprints {
  return (JSON.parse(readFileSync(FILE, 'utf8')) as { fingerprints: Fingerprints }).fingerprints;
}

/** `engines` are those that agree on the new fingerprints, each with its version. */
export function commitFingerprints(fingerprints: Fingerprints, engines: readonly string[]): void {
  const content = {
    origin: `Computed by this project's own core; ${engines.join(', ')} agreed. Not an oracle of right values, only of the same ones.`,
    renew: 'npm run check:engines -- --renew',
    fingerprints,
  };
  writeFileSync(FILE, `${JSON.stringify(content, null, 2)}\n`);
}
