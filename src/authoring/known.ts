/** What exists in the tree and may be named in an article: tags, claims with their quantities, references. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { Experiment } from '../lib/experiment.ts';

export interface Known {
  readonly demos: readonly string[];
  readonly tags: readonly string[];
  readonly claims: readonly string[];
  readonly experiments: readonly string[];
  /** The quantities of each experiment's claim. */
  readonly quantities: Readonly<Record<string, readonly string[]>>;
  readonly articles: readonly string[];
  readonly references: readonly string[];
}

/** Reads the names from a tree whose sources are below `source` (a folder with components, content and lib). */
export async function readKnown(source: string): Promise<Known> {
  const demos = stems(`${source}/components/demos`, '.astro');
  const prose = stems(`${source}/components/prose`, '.astro');
  return {
    demos,
    tags: [...demos.map(tagOf), ...prose],
    claims: stems(`${source}/content/claims/en`, '.md'),
    experiments: stems(`${source}/lib/experiments`, '.ts'),
    quantities: await quantitiesIn(`${source}/lib/experiments`),
    articles: stems(`${source}/content/articles/en`, '.mdx'),
    references: Object.keys(parse(readFileSync(`${source}/content/references.yaml`, 'utf8')) as object),
  };
}

async function quantitiesIn(folder: string): Promise<Known['quantities']> {
  const entries = stems(folder, '.ts').map(async (slug) => {
    const path = `${folder}/${slug}.ts`;
    // The time of the last change makes the development server see a quantity that was just added.
    const url = `${pathToFileURL(path).href}?t=${Math.floor(statSync(path).mtimeMs)}`;
    const { experiment } = (await import(/* @vite-ignore */ url)) as { experiment: Experiment };
    return [slug, Object.keys(experiment.claim.quantities)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The tag of a slug: `linear-collapse` becomes `LinearCollapse`. */
export const tagOf = (slug: string): string =>
  slug.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

const stems = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
