/**
 * Sentences with places to fill: `{depth}` is replaced by the text given for it, and `{depth|layer|layers}` chooses
 * a word by the number given. Sentences are data, not functions, so that an island receives only the words of its
 * own language, and so that a test can see that both languages fill the same places.
 */
export type Places = Readonly<Record<string, string | number>>;

const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** @throws if the sentence has a place for which nothing was given */
export function fill(sentence: string, places: Places): string {
  return sentence.replace(PLACE, (_, name: string, one?: string, many?: string) => {
    const value = places[name];
    if (value === undefined)
      throw new Error(`fill: "${sentence}" has a place {${name}}, given ${Object.keys(places)}`);
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

/** The names of the places of a sentence, sorted, each once. */
export function placesOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(PLACE)].map((match) => match[1] ?? ''))].sort();
}
