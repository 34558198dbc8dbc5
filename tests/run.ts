/**
 * `npm test`: every check in order, going on after a failure, with one table and one closing line at the end.
 * The exit code is non-zero when anything failed. What counts as a failure is decided in setup/reports.ts.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { oneCheck, readCounts, readPlaywright, readVitest, reportedCounts, sum } from './setup/reports.ts';
import type { Counts, Reader } from './setup/reports.ts';
import { ROOT } from './setup/site.ts';
import { table } from './setup/table.ts';

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  /** For a stage of many tests: the JSON it writes, and how to read that. */
  readonly report?: { readonly file: string; readonly read: Reader };
  /** The stage without which this one says nothing. */
  readonly needs?: string;
}

const UNIT_REPORT = 'test-results/unit.json';

const STAGES: readonly Stage[] = [
  { name: 'types', command: ['npm', 'run', 'check:types'] },
  { name: 'lint', command: ['npm', 'run', 'check:lint'] },
  {
    name: 'unit',
    command: [
      ...['npm', 'run', 'check:unit', '--'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
    ],
    report: { file: UNIT_REPORT, read: readVitest },
  },
  {
    name: 'engines',
    command: ['npm', 'run', 'check:engines'],
    report: { file: 'test-results/engines.json', read: readCounts },
  },
  { name: 'build', command: ['node', 'tests/setup/build.ts', '--force'] },
  {
    name: 'browser',
    command: ['npm', 'run', 'check:browser'],
    report: { file: 'test-results/e2e.json', read: readPlaywright },
    needs: 'build',
  },
];

interface Outcome extends Counts {
  readonly name: string;
  readonly seconds: number;
}

const outcomes: Outcome[] = [];
for (const stage of STAGES) {
  console.log(`\n— ${stage.name} —`);
  const began = performance.now();
  const counts = await runStage(stage);
  outcomes.push({ name: stage.name, ...counts, seconds: (performance.now() - began) / 1000 });
}

const total = sum(outcomes);
const rows = outcomes.map((o) => [o.name, o.passed, o.failed, o.seconds.toFixed(1)]);
console.log(`\n${table(['stage', 'passed', 'failed', 'seconds'], rows)}\n`);
// The last line, for machines: CI reads it.
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runStage({ name, command, report, needs }: Stage): Promise<Counts> {
  if (outcomes.some((o) => o.name === needs && o.failed > 0)) {
    console.log(`Not run: ${needs} failed. Counted as a failure.`);
    return oneCheck(false);
  }
  if (!report) return oneCheck(await succeeds(command));
  const path = new URL(report.file, ROOT);
  // A report of an earlier run must never stand in for a missing one.
  rmSync(path, { force: true });
  const ok = await succeeds(command);
  try {
    return reportedCounts(ok, existsSync(path) ? readFileSync(path, 'utf8') : null, report.read);
  } catch (error) {
    console.error(`The report ${report.file} of stage ${name} cannot be read:`, error);
    return oneCheck(false);
  }
}

function succeeds([program = '', ...args]: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    child.once('error', (error) => {
      console.error(error);
      done(false);
    });
    child.once('close', (code) => done(code === 0));
  });
}
