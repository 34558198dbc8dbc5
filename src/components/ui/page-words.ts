/**
 * The words of the interface that the islands of a page share. They stand in the page once, as data, instead of in the
 * properties of every island: a chapter has a dozen of them, each further from the last than gzip can look back.
 */
import type { Language } from '../../i18n/languages.ts';
import type { Words } from '../../i18n/words.ts';

export type PageWords = Pick<Words, 'demo' | 'card' | 'activations'>;

/** The id of the element that holds them. */
export const PAGE_WORDS = 'page-words';

// At build they come from the dictionaries; the branch, and both languages with it, is dropped from the browser's bundle.
const dictionaries = import.meta.env.SSR ? (await import('../../i18n/words.ts')).words : undefined;
let read: PageWords | undefined;

/** @throws in a browser whose page holds no such element */
export function pageWords(language: Language): PageWords {
  if (dictionaries) return dictionaries[language];
  const text = document.getElementById(PAGE_WORDS)?.textContent;
  if (!text) throw new Error(`pageWords: expected an element #${PAGE_WORDS} in the page, found none`);
  read ??= JSON.parse(text) as PageWords;
  return read;
}

/** What the page holds for its islands, safe inside a script element. */
export const pageWordsData = (language: Language): string => {
  const { demo, card, activations } = pageWords(language);
  return JSON.stringify({ demo, card, activations }).replaceAll('<', '\\u003c');
};
