/** What `npm run check:reference` prints: a table of the files, each failure in a few lines, and the closing line. */
import { table } from '../setup/table.ts';
import type { Failure, FileReport, FolderReport } from './folder.ts';

/** Entries shown of a failure, and failures shown of a file: enough to see the cause. */
const ENTRIES = 3;
const FAILURES = 20;

export function reportLines({ files, others }: FolderReport): string[] {
  const rows = files.map((f) => [f.file, f.cases, f.failures.length, f.worstRelative.toExponential(1)]);
  const note = others.length > 0 ? [`Not a reference of the core: ${others.join(', ')}.`] : [];
  const failures = files.flatMap(failureLines);
  return [
    table(['file', 'cases', 'failed', 'worst relative error'], rows),
    ...note,
    ...(failures.length > 0 ? ['', ...failures] : []),
    '',
    closingLine(files),
  ];
}

/** The last line, for machines: `N passed, N failed`. */
export function closingLine(files: readonly FileReport[]): string {
  const total = (count: (file: FileReport) => number): number =>
    files.reduce((sum, file) => sum + count(file), 0);
  const failed = total((file) => file.failures.length);
  return `${total((file) => file.cases) - failed} passed, ${failed} failed`;
}

function failureLines({ file, failures }: FileReport): string[] {
  const shown = failures.slice(0, FAILURES).flatMap((failure) => entryLines(file, failure));
  const rest = failures.length - FAILURES;
  return rest > 0 ? [...shown, `${file}: and ${rest} more failures`] : shown;
}

function entryLines(file: string, { name, faults }: Failure): string[] {
  const rest = faults.length - ENTRIES;
  const lines = [
    name === file ? file : `${file} ${name}`,
    ...faults.slice(0, ENTRIES).map((fault) => `    ${fault}`),
  ];
  return rest > 0 ? [...lines, `    and ${rest} more entries`] : lines;
}
