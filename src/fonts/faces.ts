/**
 * The typefaces of the site. English is set in Newsreader, Korean and the interface in Pretendard. Each is cut down
 * to the characters that a page uses: a Korean typeface holds 11 172 syllables, a page about 300 of them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

export interface Face {
  readonly family: string;
  readonly file: string;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  /** Range of a variable font's weight axis that is kept, or the one weight that it is fixed to. */
  readonly axes?: {
    readonly wght: number | { readonly min: number; readonly max: number; readonly default: number };
  };
  /** The text whose characters the face must hold. `koreanBold` is what headings and emphasis contain, where they are Korean. */
  readonly text: 'all' | 'latin' | 'koreanBold' | 'math';
  readonly languages: readonly string[];
  readonly preload: boolean;
}

const require = createRequire(import.meta.url);
const inPackage = (path: string): string => require.resolve(path);

const newsreader = '@fontsource-variable/newsreader/files/newsreader-latin-wght-';
const pretendard = 'pretendard/dist/web/static/woff2/Pretendard-';

const textFaces: Face[] = [
  {
    family: 'Newsreader',
    file: inPackage(`${newsreader}normal.woff2`),
    weight: '400 600',
    style: 'normal',
    axes: { wght: { min: 400, max: 600, default: 400 } },
    text: 'latin',
    languages: ['en'],
    preload: true,
  },
  {
    family: 'Newsreader',
    file: inPackage(`${newsreader}italic.woff2`),
    weight: '400',
    style: 'italic',
    axes: { wght: 400 },
    text: 'latin',
    languages: ['en'],
    preload: true,
  },
  {
    family: 'Pretendard',
    file: inPackage(`${pretendard}Regular.woff2`),
    weight: '400',
    style: 'normal',
    text: 'all',
    languages: ['en', 'ko'],
    preload: true,
  },
  {
    family: 'Pretendard',
    file: inPackage(`${pretendard}SemiBold.woff2`),
    weight: '600',
    style: 'normal',
    text: 'koreanBold',
    languages: ['en', 'ko'],
    preload: true,
  },
];

const katexStylesheet = inPackage('katex/dist/katex.min.css');

/** KaTeX's own faces, read from its stylesheet so that a new version brings its own list. */
export function mathFaces(): Face[] {
  const css = readFileSync(katexStylesheet, 'utf8');
  return [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, rule = '']) => ({
    family: find(rule, /font-family:"?([^;"]+)"?/),
    file: `${dirname(katexStylesheet)}/${find(rule, /url\(([^)]+\.woff2)\)/)}`,
    weight: find(rule, /font-weight:(\w+)/),
    style: find(rule, /font-style:(\w+)/) === 'italic' ? 'italic' : 'normal',
    text: 'math',
    languages: ['en', 'ko'],
    preload: false,
  }));
}

export const faces = (): Face[] => [...textFaces, ...mathFaces()];

function find(rule: string, pattern: RegExp): string {
  const match = pattern.exec(rule);
  if (!match?.[1])
    throw new Error(`mathFaces: expected ${pattern} in KaTeX's @font-face rule, got "${rule}"`);
  return match[1];
}
