/**
 * Runs every reference file of a folder. Nothing is skipped in silence: a case that the core cannot express, a file
 * that cannot be read and a file without a case are failures, each with its name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, judge, type Missing } from './compare.ts';
import { kindOf, kinds } from './kinds.ts';

export interface Failure {
  readonly name: string;
  readonly faults: readonly string[];
}

export interface FileReport {
  readonly file: string;
  readonly cases: number;
  readonly failures: readonly Failure[];
  readonly worstRelative: number;
}

export interface FolderReport {
  readonly files: readonly FileReport[];
  /** JSON files that are of no kind that the core is compared with. */
  readonly others: readonly string[];
}

/** @throws if the folder cannot be read or holds no reference file; the message says what is there instead. */
export function checkFolder(folder: string): FolderReport {
  const names = namesIn(folder);
  const references = names.filter((name) => kindOf(name) !== null);
  if (references.length === 0) throw new Error(`${expected(folder)}, found ${listed(names)}`);
  return {
    files: references.map((file) => checkFile(folder, file)),
    others: names.filter((name) => name.endsWith('.json') && kindOf(name) === null),
  };
}

/** Runs one file to its end, or to where its shape is not the expected one. */
export function checkFile(folder: string, file: string): FileReport {
  const failures: Failure[] = [];
  let [cases, worstRelative] = [0, 0];
  const fail = (name: string, faults: readonly string[]): number => failures.push({ name, faults });
  try {
    const document: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const each of kinds[kindOf(file) ?? '']!(document)) {
      cases += 1;
      const verdict = verdictOf(each);
      worstRelative = Math.max(worstRelative, verdict.worstRelative);
      if (verdict.faults.length > 0) fail(each.name, verdict.faults);
    }
    if (cases === 0) fail(file, ['expected at least one case, found none']);
  } catch (error) {
    fail(file, [`cannot be read as a reference: ${String(error)}`]);
  }
  // A file that broke before its first case has still failed once.
  return { file, cases: Math.max(cases, failures.length), failures, worstRelative };
}

/** A case that is missing has no numbers, hence no error; it only fails. */
function verdictOf(each: Comparison | Missing): { worstRelative: number; faults: readonly string[] } {
  return 'missing' in each ? { worstRelative: 0, faults: [`not expressible: ${each.missing}`] } : judge(each);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new Error(`${expected(folder)}, cannot read it: ${(error as Error).message}`, { cause: error });
  }
}

const expected = (folder: string): string =>
  `expected a folder with reference files named <kind>.<dtype>.json, of the kinds ${Object.keys(kinds).join(', ')}, at ${folder}`;

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'nothing there';
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}
