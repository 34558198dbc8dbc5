/** The limits that independent measurements set for the claims; tests/fixtures/acceptance/README.md says whose. */
import { readFileSync } from 'node:fs';

export interface Check {
  readonly claim: string;
  readonly record: string;
  readonly quantity: string;
  readonly setting: Readonly<Record<string, string | number>>;
  readonly expected: number;
  readonly lo: number;
  readonly hi: number;
  readonly seeds: number;
  readonly basis: string;
}

const file = new URL('../fixtures/acceptance/acceptance.json', import.meta.url);
const { checks } = JSON.parse(readFileSync(file, 'utf8')) as { checks: Check[] };

/** The checks of one record of a claim. @throws if there are none: a loop over nothing proves nothing. */
export function acceptance(claim: string, record: string): Check[] {
  const found = checks.filter((check) => check.claim === claim && check.record === record);
  if (found.length === 0) throw new Error(`acceptance: expected checks of ${claim} ${record}, found none`);
  return found;
}
