/** How a reference is written, in a sentence and in the list at the end; the same in both languages. */
import type { z } from 'astro/zod';
import type { referenceEntry } from '../authoring/schemas.ts';

export type Reference = z.infer<typeof referenceEntry>;

const surname = (author: string): string => author.split(',')[0] ?? author;

/** "Poole et al. 2016", "Cho & Saul 2009", "Cybenko 1989". */
export function shortCitation({ authors, year }: Reference): string {
  const [first = '', second = ''] = authors.map(surname);
  if (authors.length > 2) return `${first} et al. ${year}`;
  return authors.length === 2 ? `${first} & ${second} ${year}` : `${first} ${year}`;
}

/** The keys that a text cites, in the order of their first mention. */
export const citedIn = (body: string): string[] => [
  ...new Set([...body.matchAll(/<Cite\s+id="([^"]+)"/g)].map((match) => match[1] ?? '')),
];
