/**
 * Packs the handwritten digits of tests/fixtures/digits into a module of text, one character a pixel. Servers compress
 * text, but no binary file of unknown type; and a module loads the same way in Node, in a bundle and in a worker.
 *
 * Left out: denser packings. They weigh more over the wire, since gzip sees less of the images in them: the characters
 * come to 43 kB, the same bytes in base64 to 53 kB.
 *
 * Run as a program (`npm run build:digits`) it writes the module where it has changed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'tests/fixtures/digits');
const MODULE = join(ROOT, 'src/lib/datasets/digits/packed.ts');

const SHADES = 17;

interface Split {
  readonly test: readonly number[];
}

/** The module, as it is committed, from the original bytes in a folder. */
export async function packDigits(folder = FIXTURES): Promise<string> {
  const pixels = await readFile(join(folder, 'digits-x.u8.bin'));
  const labels = await readFile(join(folder, 'digits-y.u8.bin'));
  const split = JSON.parse(await readFile(join(folder, 'digits-split.json'), 'utf8')) as Split;
  const test = new Set(split.test);
  const text = `/**
 * Handwritten digits, packed from tests/fixtures/digits by \`npm run build:digits\`; not to be edited by hand.
 *
 * E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning Repository,
 * doi:10.24432/C50P49, licensed under CC BY 4.0. Changes: packed as text, and split into two parts.
 */

/** 64 characters an image, row by row, from 0 (background) to g (ink, 16). */
export const PIXELS =
  '${[...pixels].map((pixel) => pixel.toString(SHADES)).join('')}';

/** The digit that each image shows. */
export const LABELS =
  '${[...labels].join('')}';

/** 1 where an image belongs to the test part. */
export const IN_TEST =
  '${[...labels].map((_, row) => (test.has(row) ? '1' : '0')).join('')}';
`;
  return format(text, { ...(await resolveConfig(MODULE)), parser: 'typescript' });
}

if (import.meta.main) {
  const text = await packDigits();
  const isNew = text !== (await readFile(MODULE, 'utf8').catch(() => ''));
  if (isNew) await writeFile(MODULE, text);
  console.log(isNew ? `wrote ${MODULE}` : 'the digits are up to date');
}
