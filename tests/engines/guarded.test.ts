import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { startGuarded } from './guarded.ts';

/** A process that has ended but that nobody has taken note of yet, as in a container without init, does not run. */
const isRunning = (pid: number): boolean => {
  try {
    if (process.platform === 'linux') return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** A program that starts another one, prints the process ids of both, and waits. */
const FAMILY = ['sh', '-c', 'sleep 60 & echo $$ $!; wait'];

describe.skipIf(!existsSync('/bin/sh'))('a guarded program', () => {
  test('ends, with what it started, when it is told to', async () => {
    const program = startGuarded(FAMILY);
    const pids = (await program.firstLine()).split(' ').map(Number);
    expect(pids.map(isRunning)).toEqual([true, true]);
    await program.end();
    await vi.waitFor(() => expect(pids.map(isRunning)).toEqual([false, false]), 5000);
  });

  test('ends, with what it started, when its starter is killed', async () => {
    const module = new URL('guarded.ts', import.meta.url).href;
    const script = `import { startGuarded } from '${module}';
      console.log(await startGuarded(${JSON.stringify(FAMILY)}).firstLine());`;
    const starter = spawn('node', ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(starter.stdout, 'data')) as [Buffer];
    const pids = line.toString().split(' ').map(Number);
    expect(pids.map(isRunning)).toEqual([true, true]);
    starter.kill('SIGKILL');
    await vi.waitFor(() => expect(pids.map(isRunning)).toEqual([false, false]), 5000);
  });

  test('that ends by itself is an error with its words', async () => {
    const program = startGuarded(['sh', '-c', 'echo no display >&2; exit 3']);
    await expect(program.firstLine()).rejects.toThrow('sh ended with code 3: no display');
    await expect(program.ended).rejects.toThrow('no display');
    await program.end();
  });

  test('that does not exist is an error that names it', async () => {
    const program = startGuarded(['/nowhere/Xvfb']);
    await expect(program.firstLine()).rejects.toThrow(/\/nowhere\/Xvfb ended with code 127/);
    await program.end();
  });

  test('gets what is added to the environment', async () => {
    const program = startGuarded(['sh', '-c', 'echo $DISPLAY'], { DISPLAY: ':7' });
    expect(await program.firstLine()).toBe(':7');
    await program.end();
  });
});
