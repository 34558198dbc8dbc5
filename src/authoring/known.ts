/** What exists in the tree and may be named in an article: tags, claims with their quantities, references. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Known {
  readonly demos: readonly string[];
  readonly tags: readonly string[];
  readonly claims: readonly string[];
  readonly experiments: readonly string[];
  readonly articles: readonly string[];
  readonly references: readonly string[];
}

/** Reads the names from a tree whose sources are below `source` (a folder with components, content and lib). */
export function readKnown(source: string): Known {
  const demos = stems(`${source}/components/demos`, '.astro');
  const prose = stems(`${source}/components/prose`, '.astro');
  return {
    demos,
    tags: [...demos.map(tagOf), ...prose],
    claims: stems(`${source}/content/claims/en`, '.md'),
    experiments: stems(`${source}/lib/experiments`, '.ts'),
    articles: stems(`${source}/content/articles/en`, '.mdx'),
    references: Object.keys(parse(readFileSync(`${source}/content/references.yaml`, 'utf8')) as object),
  };
}

/** The tag of a slug: `linear-collapse` becomes `LinearCollapse`. */
export const tagOf = (slug: string): string =>
  slug.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

const stems = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
