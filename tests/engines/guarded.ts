/**
 * Programs that end when their starter does, however that happens. A shell waits beside the program for the end of
 * its own standard input, which the system closes even for a starter that was killed, and then ends the whole group:
 * the program and whatever it started. For systems with a POSIX shell.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Asks the group to end, so that it can tidy up after itself, and does not take no for an answer. */
const END = 'trap "" TERM; kill -TERM 0; sleep 2; kill -KILL 0';
const GUARD = `exec 9<&0; (cat <&9; ${END}) >/dev/null 2>&1 & exec "$@" 9<&- </dev/null`;

export interface Program {
  /** The first line that the program prints. @throws with the program's words if it ends before. */
  firstLine(): Promise<string>;
  /** Rejects, with the program's words, when it ends by itself. */
  readonly ended: Promise<never>;
  end(): Promise<void>;
}

export function startGuarded(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Program {
  const child = spawn('sh', ['-c', GUARD, 'sh', ...command], {
    // A group of its own, for the guard to end.
    detached: true,
    stdio: 'pipe',
    env: { ...process.env, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const exited = once(child, 'exit');
  const ended = exited.then(([code]): never => {
    throw new Error(`${command[0]} ended with code ${code}: ${(err || out).trim() || 'it said nothing'}`);
  });
  // Programs are ended on purpose as well, and then nobody is listening.
  ended.catch(() => {});
  return {
    ended,
    firstLine: () => Promise.race([lineOf(child, () => out), ended]),
    async end() {
      child.stdin.destroy();
      await exited;
    },
  };
}

async function lineOf(child: ChildProcess, printed: () => string): Promise<string> {
  while (!printed().includes('\n')) await once(child.stdout!, 'data');
  return printed().split('\n', 1)[0]!;
}
