import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cyclesOf, importsOf, targetsOf } from './setup/imports.ts';
import { faultsOf, roomOf } from './setup/rooms.ts';
import type { Source } from './setup/rooms.ts';

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).split(sep).join(posix.sep));
const sources: Source[] = files
  .filter((file) => /\.(ts|tsx|mjs|astro)$/.test(file))
  .map((file) => ({ file, imports: importsOf(file, readFileSync(file, 'utf8')) }));

describe('src/', () => {
  test('has no file outside the rooms', () => {
    expect(sources.map(({ file }) => file).filter((file) => roomOf(file) === null)).toEqual([]);
  });

  test('imports only what the table of rooms allows', () => {
    const faults = faultsOf(sources, files);
    expect(faults, `The table is tests/setup/rooms.ts.\n  ${faults.join('\n  ')}`).toEqual([]);
  });

  test('has no import cycle', () => {
    const cycles = cyclesOf(graphOf(sources, files)).map((cycle) => cycle.join(' → '));
    expect(cycles, cycles.join('\n')).toEqual([]);
  });

  test('has articles that import and export nothing', () => {
    const articles = files.filter((file) => file.endsWith('.mdx'));
    expect(articles.filter((file) => hasModuleStatement(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const judge = (tree: Readonly<Record<string, string>>) => {
    const all = Object.keys(tree);
    return faultsOf(
      all.map((file) => ({ file, imports: importsOf(file, tree[file] ?? '') })),
      all,
    );
  };
  const A = 'src/lib/experiments/a.ts';
  const B = 'src/lib/experiments/b.ts';
  const NN = 'src/lib/nn/mlp.ts';
  const DEMO = 'src/components/demos/a.tsx';

  test.each([
    ['an experiment importing another', { [A]: "import { b } from './b.ts'", [B]: '' }],
    ['the core importing an experiment', { [NN]: "import type { A } from '../experiments/a.ts'", [A]: '' }],
    ['a package in the core', { [NN]: "import * as v from 'valibot'" }],
    ['a value of the core in a view', { [DEMO]: "import { f } from '../../lib/nn/mlp.ts'", [NN]: '' }],
    ['a view that draws', { [DEMO]: "import * as Plot from '@observablehq/plot'" }],
    ['a page that draws', { 'src/pages/x.astro': "---\nimport * as P from '@observablehq/plot';\n---\n" }],
    [
      'a page that starts a worker',
      {
        'src/pages/x.astro': "<script>new URL('../workers/w.ts', import.meta.url)</script>",
        'src/workers/w.ts': '',
      },
    ],
    [
      'a worker that globs views',
      { 'src/workers/w.ts': "import.meta.glob('../components/demos/*.tsx')", [DEMO]: '' },
    ],
    ['a missing extension', { [A]: "import { f } from '../nn/mlp'", [NN]: '' }],
    [
      'a value of lib in words',
      { 'src/i18n/en.ts': "import { x } from '../lib/claim.ts'", 'src/lib/claim.ts': '' },
    ],
    ['a file in no room', { 'src/helpers/x.ts': '' }],
    ['a folder of lib that is no room', { 'src/lib/utils/x.ts': '' }],
  ])('forbid %s', (_, tree) => {
    expect(judge(tree)).toHaveLength(1);
  });

  test.each([
    ['types of the core in a view', { [DEMO]: "import type { F } from '../../lib/nn/mlp.ts'", [NN]: '' }],
    [
      'types of lib in words',
      { 'src/i18n/en.ts': "import { type X } from '../lib/claim.ts'", 'src/lib/claim.ts': '' },
    ],
    ['types of Plot in a view', { [DEMO]: "import type { Markish } from '@observablehq/plot'" }],
    [
      'the one place that draws',
      { 'src/components/ui/plot-figure.tsx': "import * as Plot from '@observablehq/plot'" },
    ],
    [
      'a worker that loads experiments',
      { 'src/workers/w.ts': 'import(`../lib/experiments/${slug}.ts`)', [A]: '' },
    ],
    ['a part of a package', { 'src/components/ui/a.tsx': "import { useState } from 'preact/hooks'" }],
  ])('allow %s', (_, tree) => {
    expect(judge(tree)).toEqual([]);
  });

  test('see every way to import', () => {
    const text = `
      import './side.ts'; import a, { type B } from './a.ts'; export * from './b.ts'; export type { C } from './c.ts';
      type D = import('./d.ts').D; const e = await import('./e.ts'); new Worker(new URL('./f.ts', import.meta.url));
      import.meta.glob(['./g/*.ts', './h.ts']); const no = "import './i.ts'"; // import './j.ts'
    `;
    const [typed, valued] = [true, false].map((typeOnly) =>
      importsOf('src/x.ts', text)
        .filter((each) => each.typeOnly === typeOnly)
        .map((each) => each.specifier),
    );
    expect(typed).toEqual(['./c.ts', './d.ts']);
    expect(valued).toEqual(['./side.ts', './a.ts', './b.ts', './e.ts', './f.ts', './g/*.ts', './h.ts']);
    const astro =
      "---\nimport './a.ts';\n---\n<p>import './no.ts'</p>\n<script src=\"./b.ts\"></script><script>import './c.ts'</script>";
    expect(importsOf('src/x.astro', astro).map((each) => each.specifier)).toEqual([
      './a.ts',
      './c.ts',
      './b.ts',
    ]);
  });

  test('find a cycle through several files, and through a pattern', () => {
    const tree: Record<string, string> = {
      'src/a.ts': "import './b.ts'",
      'src/b.ts': "import.meta.glob('./sub/*.ts')",
      'src/sub/c.ts': "import type { A } from '../a.ts'",
      'src/d.ts': "import './a.ts'",
    };
    const all = Object.keys(tree);
    const graph = graphOf(
      all.map((file) => ({ file, imports: importsOf(file, tree[file] ?? '') })),
      all,
    );
    expect(cyclesOf(graph)).toEqual([['src/a.ts', 'src/b.ts', 'src/sub/c.ts', 'src/a.ts']]);
    expect(
      cyclesOf(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
        ]),
      ),
    ).toEqual([]);
  });

  test('find a module statement in an article, but not in its code', () => {
    expect(hasModuleStatement('Text.\n\nimport X from "./x.ts"\n')).toBe(true);
    expect(hasModuleStatement('export const a = 1\n')).toBe(true);
    expect(hasModuleStatement('An important export of Java.\n\n```ts\nimport X from "x";\n```\n')).toBe(
      false,
    );
  });
});

function graphOf(all: readonly Source[], names: readonly string[]): Map<string, string[]> {
  return new Map(
    all.map(({ file, imports }) => [file, imports.flatMap((each) => targetsOf(file, each, names))]),
  );
}

/** MDX takes a line that begins with `import` or `export` as code, unless a fence makes it an example. */
function hasModuleStatement(article: string): boolean {
  return /^(import|export)\b/m.test(article.replace(/^(`{3,}|~{3,})[^]*?^\1/gm, ''));
}
