/** What the built site holds, read from its files: pages, demonstrations and claim cards are listed nowhere else. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import type { DemoWords, InLanguages } from '../../src/i18n/demos/words.ts';
import { languages, type Language } from '../../src/i18n/languages.ts';
import type { Experiment } from '../../src/lib/experiment.ts';
import { builtPages } from '../setup/pages.ts';
import { DIST } from '../setup/site.ts';

export interface Place {
  /** Below the site's root, as in `builtPages()`. */
  readonly path: string;
  readonly language: Language;
  readonly slug: string;
}

/** The path of the root page, which only leads on. */
export const ROOT_PAGE = '';
export const pages: readonly string[] = builtPages();

/** Pages of a language: all but the root, and the page for unknown addresses. */
export const languagePages = pages.filter((path) =>
  languages.some((language) => path.startsWith(`${language}/`)),
);
export const languageOf = (path: string): Language =>
  languages.find((language) => path.startsWith(`${language}/`)) ?? languages[0];

const documents = new Map(pages.map((path) => [path, parseHTML(textOf(path)).document]));

export const demos: readonly Place[] = placesOf('.demo', 'data-demo');
export const claims: readonly Place[] = placesOf('.claim-card', 'data-claim');
export const articles = pages.filter((path) => documentOf(path).querySelector('article.prose'));
export const homes = languages.map((language) => `${language}/`);

/** Every demonstration once, on the first page that shows it. */
export const demosOnce = demos.filter((demo, i) => demos.findIndex(({ slug }) => slug === demo.slug) === i);

/** The file that holds the page at a path. */
export function fileOf(path: string): string {
  return join(fileURLToPath(DIST), path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

export function documentOf(path: string): Document {
  const document = documents.get(path);
  if (!document) throw new Error(`documentOf: expected a page of dist/, got "${path}"`);
  return document;
}

export function textOf(path: string): string {
  return readFileSync(fileOf(path), 'utf8');
}

/** Whether an address path below the base names a file, or a folder with an index. */
export const isBuilt = (path: string): boolean => existsSync(fileOf(path));

export async function experimentOf(slug: string): Promise<Experiment> {
  const module = (await import(`../../src/lib/experiments/${slug}.ts`)) as { experiment: Experiment };
  return module.experiment;
}

export async function demoWordsOf({ slug, language }: Place): Promise<DemoWords> {
  const module = (await import(`../../src/i18n/demos/${slug}.ts`)) as { words: InLanguages<DemoWords> };
  return module.words[language];
}

/** A list that must not be empty: a test that loops over nothing proves nothing. */
export function some<T>(list: readonly T[], what: string): readonly T[] {
  if (list.length === 0) throw new Error(`dist/ holds no ${what}; was the site built?`);
  return list;
}

function placesOf(selector: string, attribute: string): Place[] {
  return pages.flatMap((path) =>
    [...documentOf(path).querySelectorAll(selector)].map((element) => ({
      path,
      language: languageOf(path),
      slug: element.getAttribute(attribute) ?? '',
    })),
  );
}
