/** Proves that every page says what it is, once and in its language, and that its other languages exist. */
import { expect, test } from '@playwright/test';
import { languages } from '../../src/i18n/languages.ts';
import { BASE, SITE } from '../setup/site.ts';
import { documentOf, isBuilt, languageOf, languagePages, pages, some } from './built.ts';

for (const path of some(pages, 'page')) {
  test(`/${path} has one heading of the first rank, a language, a title and a description`, () => {
    const document = documentOf(path);
    const count = (selector: string): number => document.querySelectorAll(selector).length;
    expect.soft(count('h1'), 'h1').toBe(1);
    expect.soft(document.querySelector('h1')?.textContent?.trim(), 'text of h1').toBeTruthy();
    expect.soft(count('main'), 'main').toBe(1);
    expect.soft(languages, 'lang').toContain(document.documentElement.getAttribute('lang'));
    expect.soft(document.querySelector('title')?.textContent?.trim(), 'title').toBeTruthy();
    expect.soft(count('meta[name="viewport"]'), 'viewport').toBe(1);
    if (isForSearch(document)) expect.soft(contentOf(document, 'description'), 'description').toBeTruthy();
  });

  test(`/${path} names itself and its languages, which exist`, () => {
    const document = documentOf(path);
    // A page that search engines must leave out has no address of its own to give.
    const expected = isForSearch(document) ? [...languages, 'x-default'].sort() : [];
    const alternates = [...document.querySelectorAll('link[rel="alternate"][hreflang]')];
    expect.soft(alternates.map((link) => link.getAttribute('hreflang')).sort()).toEqual(expected);
    for (const link of alternates) expect.soft(isBuilt(pathOf(link)), link.outerHTML).toBe(true);
    const canonical = [...document.querySelectorAll('link[rel="canonical"]')].map(pathOf);
    expect.soft(canonical, 'canonical').toEqual(isForSearch(document) ? [path] : []);
  });
}

for (const path of some(languagePages, 'page of a language')) {
  test(`/${path} is in its language, and the other one points back to it`, () => {
    const document = documentOf(path);
    expect(document.documentElement.getAttribute('lang')).toBe(languageOf(path));
    for (const language of languages) {
      const there = pathOf(document.querySelector(`link[hreflang="${language}"]`));
      expect(there).toBe(path.replace(/^\w+\//, `${language}/`));
      expect(pathOf(documentOf(there).querySelector(`link[hreflang="${languageOf(path)}"]`))).toBe(path);
    }
  });
}

test('titles and descriptions differ from page to page', () => {
  const titles = languagePages.map((path) => documentOf(path).querySelector('title')?.textContent);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});

const isForSearch = (document: Document): boolean => !contentOf(document, 'robots')?.includes('noindex');

const contentOf = (document: Document, name: string): string | null | undefined =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content');

/** The path below the site's root that an absolute address means. */
function pathOf(link: Element | null): string {
  const href = link?.getAttribute('href') ?? '';
  const root = `${SITE}${BASE}/`;
  if (!href.startsWith(root)) throw new Error(`expected an address below ${root}, got "${href}"`);
  return href.slice(root.length);
}
