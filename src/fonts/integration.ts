/**
 * Cuts the typefaces to the characters of the built pages, and links them. It runs after the pages are written, so
 * nobody has to keep a list of characters: a sentence changed in Markdown changes the font with it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';
import { type Face, faces } from './faces.ts';
import { characters, type PageText, pageText } from './page-text.ts';

const FOLDER = '_fonts';

/** Without this list every stylistic alternate of a kept glyph is kept too, which doubles the file. */
const FEATURES = ['kern', 'liga', 'tnum', 'lnum', 'ccmp', 'locl', 'mark'];

export function fonts(): AstroIntegration {
  let base = '/';
  let cache = '';
  return {
    name: 'fonts',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
        cache = `${fileURLToPath(config.cacheDir)}/fonts`;
      },
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir);
        mkdirSync(`${dist}/${FOLDER}`, { recursive: true });
        mkdirSync(cache, { recursive: true });
        removeWholeMathFaces(dist);
        const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((f) =>
          f.endsWith('.html'),
        );
        const pages = files.map((file) => ({ file, html: readFileSync(`${dist}/${file}`, 'utf8') }));
        const texts = shareEnglish(pages.map(({ html }) => pageText(html)));
        for (const [i, { file, html }] of pages.entries()) {
          const head = await linkFaces(texts[i]!, { dist, base, cache });
          writeFileSync(`${dist}/${file}`, html.replace('</head>', `${head}</head>`));
        }
      },
    },
  };
}

/** English pages share one file a face, so that the next page finds it in the cache; Korean pages have their own. */
function shareEnglish(texts: PageText[]): PageText[] {
  const english = texts.filter((text) => text.language === 'en');
  const union = (key: 'all' | 'latin'): string => characters(english.map((text) => text[key]).join(''));
  const shared = { all: union('all'), latin: union('latin') };
  return texts.map((text) => (text.language === 'en' ? { ...text, ...shared } : text));
}

interface Places {
  readonly dist: string;
  readonly base: string;
  readonly cache: string;
}

async function linkFaces(text: PageText, places: Places): Promise<string> {
  const rules: string[] = [];
  const preloads: string[] = [];
  for (const face of faces()) {
    if (!face.languages.includes(text.language) || text[face.text] === '') continue;
    const name = await writeSubset(face, text[face.text], places);
    rules.push(
      `@font-face{font-family:${face.family};src:url(${name}) format("woff2");font-weight:${face.weight};font-style:${face.style};font-display:${face.text === 'math' ? 'block' : 'optional'}}`,
    );
    if (face.preload)
      preloads.push(
        `<link rel="preload" href="${places.base}${FOLDER}/${name}" as="font" type="font/woff2" crossorigin>`,
      );
  }
  const css = rules.join('\n');
  const sheet = `${hash(css)}.css`;
  writeFileSync(`${places.dist}/${FOLDER}/${sheet}`, css);
  return `${preloads.join('')}<link rel="stylesheet" href="${places.base}${FOLDER}/${sheet}">`;
}

async function writeSubset(face: Face, text: string, { dist, cache }: Places): Promise<string> {
  const name = `${hash(JSON.stringify([face.file.replace(/^.*node_modules/, ''), face.axes, FEATURES, 'unhinted', text]))}.woff2`;
  const cached = `${cache}/${name}`;
  if (!existsSync(cached)) {
    const options = {
      targetFormat: 'woff2' as const,
      keepFeatures: FEATURES,
      // Hinting is for screens of a hundred dots an inch and costs a third of a small file.
      noHinting: true,
      ...(face.axes && { variationAxes: face.axes }),
    };
    writeFileSync(cached, await subsetFont(readFileSync(face.file), text, options));
  }
  writeFileSync(`${dist}/${FOLDER}/${name}`, readFileSync(cached));
  return name;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * The stylesheet of KaTeX brings its whole typefaces. The pages link subsets of them, and a character that a subset
 * lacks (Korean in a formula) must fall to the next family, not fetch the whole face.
 */
function removeWholeMathFaces(dist: string): void {
  for (const file of readdirSync(`${dist}/_astro`)) {
    const path = `${dist}/_astro/${file}`;
    if (/^KaTeX_.*\.(woff2?|ttf)$/.test(file)) rmSync(path);
    if (!file.endsWith('.css')) continue;
    const css = readFileSync(path, 'utf8');
    writeFileSync(path, css.replace(/@font-face\{[^}]*KaTeX_[^}]*\}/g, ''));
  }
}
