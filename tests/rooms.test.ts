/** Every slug has all its rooms, in both languages. Write an experiment, run this, and it lists what is missing. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tagOf } from '../src/authoring/known.ts';
import { verdicts } from '../src/authoring/schemas.ts';
import { languages } from '../src/i18n/languages.ts';
import { experiments } from './setup/experiments.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const stems = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));

const roomsOf = (slug: string): string[] => [
  `src/lib/experiments/${slug}.ts`,
  `src/components/demos/${slug}.tsx`,
  `src/components/demos/${slug}.astro`,
  `src/i18n/demos/${slug}.ts`,
  ...languages.map((language) => `src/content/claims/${language}/${slug}.md`),
  `tests/experiments/${slug}.test.ts`,
];

const slugs = [
  ...new Set([
    ...stems('src/lib/experiments', '.ts'),
    ...stems('src/components/demos', '.astro'),
    ...stems('src/i18n/demos', '.ts').filter((name) => name !== 'index' && name !== 'words'),
  ]),
];

describe.each(slugs)('%s', (slug) => {
  test('has every room', () => {
    expect(roomsOf(slug).filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test('calls itself by the name of its file', () => {
    expect(experiments.map((experiment) => experiment.slug)).toContain(slug);
  });

  test.each(languages)('is shown and settled in the %s article of its claim', (language) => {
    const path = `src/content/claims/${language}/${slug}.md`;
    const claim = read(path);
    expect(/^verdict: /m.test(claim), `${path}: add \`verdict:\` (${verdicts.join(', ')})`).toBe(true);
    const article = `src/content/articles/${language}/${/^article: (.*)$/m.exec(claim)?.[1]}.mdx`;
    // An article that is only announced shows nothing yet; when it is written, it must not forget this.
    if (/^status: planned$/m.test(read(article))) return;
    for (const tag of [`<${tagOf(slug)} />`, `<Claim slug="${slug}" />`])
      expect(read(article).includes(tag), `${article}: add ${tag}`).toBe(true);
  });
});
