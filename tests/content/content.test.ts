/** Articles and claims: free of faults, and the same in both languages. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkContent, faultText } from '../../src/authoring/check-content.ts';
import { languages } from '../../src/i18n/languages.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const folder = (kind: string, language: string): string => `${source}/content/${kind}/${language}`;

interface Text {
  readonly frontmatter: Record<string, unknown>;
  readonly body: string;
}

function read(kind: string, language: string, name: string): Text {
  const text = readFileSync(`${folder(kind, language)}/${name}`, 'utf8');
  const [, frontmatter = '', body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? [];
  return { frontmatter: parse(frontmatter) as Record<string, unknown>, body };
}

test('no article or claim has a fault', async () => {
  expect((await checkContent(source)).map(faultText)).toEqual([]);
});

describe.each(['articles', 'claims'])('%s', (kind) => {
  const names = readdirSync(folder(kind, 'en')).sort();

  test('exist in every language', () => {
    for (const language of languages) expect(readdirSync(folder(kind, language)).sort()).toEqual(names);
  });

  test.each(names)('%s has the same build in both languages', (name) => {
    const [en, ko] = [read(kind, 'en', name), read(kind, 'ko', name)];
    expect(Object.keys(ko.frontmatter)).toEqual(Object.keys(en.frontmatter));
    for (const field of ['id', 'article', 'chapter', 'verdict', 'references', 'status'])
      expect(ko.frontmatter[field], field).toEqual(en.frontmatter[field]);
    expect(skeletonOf(ko.body)).toEqual(skeletonOf(en.body));
  });

  test.each(names)('%s is in the language of its folder', (name) => {
    expect(read(kind, 'en', name).body.match(/[가-힣]/g)).toBeNull();
    for (const field of ['title', 'claim', 'summary']) {
      const text = read(kind, 'ko', name).frontmatter[field];
      if (text !== undefined) expect(text, field).toMatch(/[가-힣]/);
    }
  });
});

test('there are the 22 claims of the discussion, in order, each once', () => {
  const ids = readdirSync(folder('claims', 'en')).map((name) => read('claims', 'en', name).frontmatter.id);
  expect(ids.sort()).toEqual(Array.from({ length: 22 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`));
});

test('the glossary has its terms in every language', () => {
  const glossary = parse(readFileSync(`${source}/content/glossary.yaml`, 'utf8')) as Record<
    string,
    unknown
  >[];
  for (const term of glossary)
    expect(Object.keys(term).sort(), String(term.key)).toEqual(['definition', 'en', 'key', 'ko']);
});

/** Levels of headings, tags with what they name, displayed formulas, and lists: what must not differ between languages. */
function skeletonOf(body: string): string[] {
  return [...body.matchAll(/^#{2,4} |^- |^\$\$$|<[A-Z]\w*(?: [^>]*)?\/?>/gm)].map(([piece]) => piece);
}

test('the skeleton sees a missing heading, tag, or point of a list', () => {
  const body = '## A\n\ntext <Live claim="xor" of="a" />\n\n- one\n';
  expect(skeletonOf(body)).toEqual(['## ', '<Live claim="xor" of="a" />', '- ']);
});

test('nothing in the articles is left to be done', () => {
  for (const language of languages)
    for (const name of readdirSync(folder('articles', language))) {
      expect(existsSync(`${folder('articles', language)}/${name}`)).toBe(true);
      expect(read('articles', language, name).body).not.toMatch(/TODO|FIXME|lorem/i);
    }
});
