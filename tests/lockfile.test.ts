import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addressed, missingOptional } from './setup/lockfile.ts';
import type { Lock } from './setup/lockfile.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

test('the lock file holds the optional packages of every platform', () => {
  const missing = missingOptional(lock);
  const remedy =
    'package-lock.json lacks optional packages that `npm ci` will ask for, here or on another system. ' +
    'The registry did not have them when the lock was written. Pin the package that needs them to a version ' +
    'whose builds are all published, delete node_modules and package-lock.json, and run npm install again.';
  expect(missing, `${remedy}\n  ${missing.join('\n  ')}`).toEqual([]);
});

test('the lock file names no download address, so that any registry can serve it', () => {
  const named = addressed(lock);
  const remedy =
    'Delete the "resolved" keys of package-lock.json, and see that .npmrc has omit-lockfile-registry-resolved=true.';
  expect(named, `${remedy}\n  ${named.slice(0, 5).join('\n  ')}`).toEqual([]);
});

test('a missing platform is found, wherever its owner lives', () => {
  const packages = {
    '': { optionalDependencies: { a: '1' } },
    'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-darwin': '1' } },
    'node_modules/a-linux': {},
    'node_modules/@s/b': { optionalDependencies: { c: '2', d: '2' } },
    'node_modules/@s/b/node_modules/c': {},
    'node_modules/x/node_modules/@s/b': { optionalDependencies: { e: '3', f: '3' } },
    'node_modules/x/node_modules/e': {},
    'node_modules/y/node_modules/f': {},
  };
  expect(missingOptional({ packages })).toEqual([
    'node_modules/a needs a-darwin@1',
    'node_modules/@s/b needs d@2',
    'node_modules/x/node_modules/@s/b needs f@3',
  ]);
});

test('a download address is found', () => {
  const packages = { 'node_modules/a': { resolved: 'https://example.org/a.tgz' }, 'node_modules/b': {} };
  expect(addressed({ packages })).toEqual(['node_modules/a: https://example.org/a.tgz']);
});
