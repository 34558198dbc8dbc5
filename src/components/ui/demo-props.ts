/** What the shell of a demonstration hands to its island: only the words of one language cross to the browser. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import type { Language } from '../../i18n/languages.ts';
import { words, type Words } from '../../i18n/words.ts';

export interface DemoProps<W extends DemoWords = DemoWords> {
  readonly words: W;
  readonly ui: Words['demo'];
  readonly activationNames: Readonly<Record<string, string>>;
  readonly codeLink: string;
}

export function demoProps<W extends DemoWords>(
  slug: string,
  language: Language,
  demoWords: Readonly<Record<Language, W>>,
): DemoProps<W> {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return {
    // The card names the quantities; it is drawn at build, so their names need not cross.
    words: { ...demoWords[language], quantities: {} },
    ui: words[language].demo,
    activationNames: words[language].activations,
    codeLink: `${base}/${language}/code/${slug}/`,
  };
}
