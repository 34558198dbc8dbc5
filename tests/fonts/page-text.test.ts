/** Which characters of a built page go into which typeface. */
import { expect, test } from 'vitest';
import { faces } from '../../src/fonts/faces.ts';
import { pageText } from '../../src/fonts/page-text.ts';

const page = (lang: string, body: string): string =>
  `<!doctype html><html lang="${lang}"><head></head><body>${body}</body></html>`;

test('a sentence that an island may show later is in the text, though no element holds it yet', () => {
  const { all } = pageText(
    page('ko', '<astro-island props="{&quot;a&quot;:&quot;발산했다&quot;}"></astro-island>'),
  );
  for (const syllable of '발산했다') expect(all).toContain(syllable);
});

test('headings and emphasis are bold where they are Korean, and only their characters are', () => {
  const { koreanBold } = pageText(page('ko', '<h2>기울기</h2><p>활성값 <strong>아핀</strong></p>'));
  expect([...koreanBold].sort()).toEqual([...'기울아핀'].sort());
  expect(pageText(page('en', '<h2>Gradient</h2>')).koreanBold).toBe('');
});

test('formulas have a text of their own', () => {
  expect(pageText(page('en', '<span class="katex-html">σ</span><p>δ</p>')).math).toBe('σ');
});

test('the typefaces are the files of packages that exist, KaTeX’s among them', () => {
  expect(faces().filter((face) => face.text === 'math').length).toBeGreaterThan(10);
  expect(new Set(faces().map((face) => face.family)).has('Pretendard')).toBe(true);
});
