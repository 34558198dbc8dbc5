/** The collections that authors write: articles and claims in two languages, the bibliography, the glossary. */
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { articleFrontmatter, claimFrontmatter, referenceEntry } from './authoring/schemas.ts';

const articles = defineCollection({
  loader: glob({ pattern: '{en,ko}/*.mdx', base: './src/content/articles' }),
  schema: articleFrontmatter,
});

const claims = defineCollection({
  loader: glob({ pattern: '{en,ko}/*.md', base: './src/content/claims' }),
  schema: claimFrontmatter,
});

const references = defineCollection({
  loader: file('./src/content/references.yaml'),
  schema: referenceEntry,
});

export const collections = { articles, claims, references };
