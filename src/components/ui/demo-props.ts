/** What the shell of a demonstration hands to its island: only the words of one language cross to the browser. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import type { Language } from '../../i18n/languages.ts';
import type { PageWords } from './page-words.ts';

export interface DemoProps<W extends DemoWords = DemoWords> {
  readonly words: W;
  readonly language: Language;
  readonly codeLink: string;
  readonly ui: PageWords['demo'];
  readonly activationNames: Readonly<Record<string, string>>;
}

/** The words of the page are found there by the island itself. */
export type IslandProps<P extends DemoProps> = Omit<P, 'ui' | 'activationNames'>;

export function demoProps<W extends DemoWords>(
  slug: string,
  language: Language,
  demoWords: Readonly<Record<Language, W>>,
): IslandProps<DemoProps<W>> {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return {
    // The card names the quantities; it is drawn at build, so their names need not cross.
    words: { ...demoWords[language], quantities: {} },
    language,
    codeLink: `${base}/${language}/code/${slug}/`,
  };
}
