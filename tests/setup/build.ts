/**
 * The build that the browser tests and `measure` look at: under a base path, as on GitHub Pages. Run as a command
 * it builds unless the last tested build is still fresh; `--force` builds in any case.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BASE, DIST, isCommand, ROOT, SITE } from './site.ts';

/** Written after a successful build: when it began, in milliseconds. */
const STAMP = fileURLToPath(new URL('.cache/tested-build', ROOT));
const SOURCES = ['src', 'public', 'astro.config.mjs', 'package-lock.json'];

export function ensureBuild(force = false): void {
  if (!force && isFresh()) return;
  const began = Date.now();
  rmSync(STAMP, { force: true });
  const { status, error } = spawnSync('npm', ['run', 'build'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, SITE, BASE, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (error) throw error;
  if (status !== 0) throw new Error('The build failed; its output is above.');
  mkdirSync(new URL('.cache/', ROOT), { recursive: true });
  writeFileSync(STAMP, String(began));
}

/** No source is younger than the build, and dist/ is still what that build left (another build would touch it). */
function isFresh(): boolean {
  if (!existsSync(STAMP) || !existsSync(DIST)) return false;
  const began = Number(readFileSync(STAMP, 'utf8'));
  if (statSync(DIST).mtimeMs > statSync(STAMP).mtimeMs) return false;
  return SOURCES.every((path) => newest(fileURLToPath(new URL(path, ROOT))) < began);
}

/** When anything in a file or folder last changed; a folder's own time tells of files that are gone. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(stat.mtimeMs, ...inside);
}

if (isCommand(import.meta.url)) ensureBuild(process.argv.includes('--force'));
