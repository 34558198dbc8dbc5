/** The words of the interface and of the demonstrations: both languages have the same, and fill the same places. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DemoWords, InLanguages } from '../../src/i18n/demos/words.ts';
import { fill, placesOf } from '../../src/i18n/fill.ts';
import { en } from '../../src/i18n/en.ts';
import { ko } from '../../src/i18n/ko.ts';
import { activations } from '../../src/lib/nn/activations.ts';
import { experiments } from '../setup/experiments.ts';

const folder = new URL('../../src/i18n/demos/', import.meta.url);
const slugs = readdirSync(folder)
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => name !== 'index' && name !== 'words');

/** Every text of a nested dictionary, by its path. */
function textsOf(words: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    if (typeof value === 'string') texts.set(`${path}${key}`, value);
    else for (const [k, v] of textsOf(value as object, `${path}${key}.`)) texts.set(k, v);
  }
  return texts;
}

function expectSamePlaces(english: object, korean: object): void {
  const [a, b] = [textsOf(english), textsOf(korean)];
  expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
  for (const [path, text] of a) expect(placesOf(b.get(path) ?? ''), path).toEqual(placesOf(text));
}

test('the interface fills the same places in both languages', () => {
  expectSamePlaces({ ...en, activations: {} }, { ...ko, activations: {} });
});

describe.each(slugs)('%s', (slug) => {
  test('has the same words in both languages, and names every parameter and quantity', async () => {
    const { words } = (await import(new URL(`${slug}.ts`, folder).href)) as { words: InLanguages<DemoWords> };
    expectSamePlaces(words.en, words.ko);
    const experiment = experiments.find((e) => e.slug === slug)!;
    for (const language of [words.en, words.ko]) {
      expect(Object.keys(language.quantities).sort()).toEqual(
        Object.keys(experiment.claim.quantities).sort(),
      );
      const labeled = Object.keys(experiment.parameters).filter(
        (name) => !['seed', 'points'].includes(experiment.parameters[name]!.kind),
      );
      expect(Object.keys(language.parameters).sort()).toEqual(labeled.sort());
      expect(language.guesses.length).toBeGreaterThan(1);
      for (const [name, parameter] of Object.entries(experiment.parameters)) {
        if (parameter.kind !== 'choice') continue;
        const unnamed = parameter.options.filter(
          (o) => !(o in activations) && !language.parameters[name]?.options?.[o],
        );
        expect(unnamed, `options of ${name} without a name`).toEqual([]);
      }
    }
  });
});

test('fill puts in values and chooses a word by number', () => {
  expect(fill('{n} {n|layer|layers} of {what}', { n: 1, what: 'ten' })).toBe('1 layer of ten');
  expect(fill('{n} {n|layer|layers}', { n: 2 })).toBe('2 layers');
  expect(() => fill('{missing}', {})).toThrow('{missing}');
});
