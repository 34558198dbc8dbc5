/** The words that every demonstration has. A demonstration may add its own beside these. */
import { fill, type Places } from '../fill.ts';
import type { Language } from '../languages.ts';

export interface ParameterWords {
  readonly label: string;
  /** Names of the options of a choice that are not names of activation functions. */
  readonly options?: Readonly<Record<string, string>>;
}

export interface DemoWords {
  /** Asked before the answer; the reader picks one of `guesses`, or goes on. */
  readonly question: string;
  readonly guesses: readonly string[];
  /** What the measurement says to whoever guessed. */
  readonly answer: string;
  /** A finding, not a topic. */
  readonly title: string;
  /** What is drawn and how it was computed. */
  readonly caption: string;
  readonly parameters: Readonly<Record<string, ParameterWords>>;
  /** What the large number is. */
  readonly number: string;
  /** Sentences that follow the state. */
  readonly sentences: Readonly<Record<string, string>>;
  /** Labels drawn in the figure. */
  readonly figure: Readonly<Record<string, string>>;
  /** Sentences often read elsewhere: what they say, and what the measurement says when the reader tests them. */
  readonly misconceptions?: Readonly<Record<string, { readonly claim: string; readonly verdict: string }>>;
  /** What each quantity of the claim is, for the card. */
  readonly quantities: Readonly<Record<string, string>>;
}

export interface Sentence<K extends string = string> {
  readonly key: K;
  readonly places?: Places;
}

/** The words of one demonstration in every language; each has the same sentences, labels and quantities. */
export type InLanguages<W extends DemoWords> = Readonly<Record<Language, W>>;

/** The sentence in words. @throws if there is no sentence of that name: a silent figure helps nobody */
export function sentenceText(words: DemoWords, { key, places = {} }: Sentence): string {
  const sentence = words.sentences[key];
  if (sentence === undefined)
    throw new Error(`sentenceText: expected one of ${Object.keys(words.sentences)}, got ${key}`);
  return fill(sentence, places);
}
