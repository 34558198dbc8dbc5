/** The essay as pages need it: articles in their order, claims in the order of the discussion, by language. */
import { getCollection, type CollectionEntry } from 'astro:content';
import type { Language } from '../i18n/languages.ts';

export type Article = CollectionEntry<'articles'>;
export type ClaimEntry = CollectionEntry<'claims'>;

export async function articlesOf(language: Language): Promise<Article[]> {
  const articles = await getCollection('articles', (entry) => languageOf(entry) === language);
  return articles.sort((a, b) => a.data.chapter - b.data.chapter);
}

export async function claimsOf(language: Language): Promise<ClaimEntry[]> {
  const claims = await getCollection('claims', (entry) => languageOf(entry) === language);
  return claims.sort((a, b) => a.data.id.localeCompare(b.data.id));
}

export async function claimOf(language: Language, slug: string): Promise<ClaimEntry> {
  const claim = (await claimsOf(language)).find((entry) => slugOf(entry) === slug);
  if (!claim) throw new Error(`claimOf: expected the slug of a claim, got ${slug} (${language})`);
  return claim;
}

/** An entry's id is `en/slug`: its folder is its language, its file name its slug. */
export const slugOf = (entry: { id: string }): string => entry.id.split('/')[1] ?? '';
const languageOf = (entry: { id: string }): string => entry.id.split('/')[0] ?? '';

export const isWritten = (article: Article): boolean => article.data.status === 'written';

/** Minutes of reading at 230 words, or 500 characters of Korean, a minute; tags and formulas count as text. */
export function readingMinutes(body: string, language: Language): number {
  const amount = language === 'ko' ? body.replace(/\s/g, '').length / 500 : body.split(/\s+/).length / 230;
  return Math.max(1, Math.round(amount));
}
