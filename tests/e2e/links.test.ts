/** Proves that no address inside the built site leads nowhere: links, fragments, scripts, styles, fonts, site map. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { BASE, DIST, SITE } from '../setup/site.ts';
import { documentOf, isBuilt, pages, some } from './built.ts';

const ATTRIBUTES = ['href', 'src', 'component-url', 'renderer-url', 'before-hydration-url'];

for (const path of some(pages, 'page')) {
  test(`every address on /${path} exists, and so does every fragment`, () => {
    expect(addressesOf(path).flatMap((address) => faultOf(address, path))).toEqual([]);
  });

  test(`every id on /${path} is given once, and every reference to one is met`, () => {
    const ids = idsOf(path);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const named = [...documentOf(path).querySelectorAll('[aria-labelledby], [aria-describedby], label[for]')];
    const wanted = named.flatMap((e) =>
      ['aria-labelledby', 'aria-describedby', 'for'].flatMap(
        (name) => e.getAttribute(name)?.split(/\s+/) ?? [],
      ),
    );
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });
}

test('every file that a stylesheet names exists', () => {
  const sheets = filesWith('.css');
  expect(sheets).not.toEqual([]);
  const faults = sheets.flatMap((sheet) =>
    [
      ...readFileSync(fileURLToPath(new URL(sheet, DIST)), 'utf8').matchAll(/url\(["']?([^"')]+)["']?\)/g),
    ].flatMap(([, address = '']) => (address.startsWith('data:') ? [] : faultOf(address, sheet))),
  );
  expect(faults).toEqual([]);
});

test('the site map names exactly the pages for search engines, at their addresses', () => {
  const listed = filesWith('.xml').flatMap((file) =>
    [...readFileSync(fileURLToPath(new URL(file, DIST)), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, address = '']) => address,
    ),
  );
  const expected = pages.filter((path) => !documentOf(path).querySelector('meta[name="robots"]'));
  const root = `${SITE}${BASE}/`;
  expect(listed.filter((address) => !address.endsWith('.xml')).sort()).toEqual(
    expected.map((path) => root + path).sort(),
  );
});

function addressesOf(path: string): string[] {
  return ATTRIBUTES.flatMap((name) =>
    [...documentOf(path).querySelectorAll(`[${name}]`)]
      .filter((element) => !element.matches('link[rel="canonical"], link[rel="alternate"]'))
      .map((element) => element.getAttribute(name) ?? ''),
  );
}

/** One line when an address of this site names nothing; addresses of other sites are the reader's to follow. */
function faultOf(address: string, from: string): string[] {
  const root = `${SITE}${BASE}/`;
  const url = new URL(address, root + from);
  if (url.origin !== SITE)
    return url.protocol === 'https:' || url.protocol === 'http:' ? [] : [`${address}: odd`];
  if (!url.href.startsWith(root)) return [`${address}: outside the base path`];
  const path = decodeURIComponent(url.pathname.slice(BASE.length + 1));
  if (!isBuilt(path)) return [`${address}: no such file`];
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === '' || extname(path) !== '') return [];
  return idsOf(path).includes(fragment) ? [] : [`${address}: no such id there`];
}

const idsOf = (path: string): string[] =>
  [...documentOf(path).querySelectorAll('[id]')].map((element) => element.id);

const filesWith = (extension: string): string[] =>
  readdirSync(fileURLToPath(DIST), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.replaceAll('\\', '/'));
