/** The digits that the site loads are those of tests/fixtures/digits, to the bit. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { packDigits } from '../../src/bundle/digits.ts';
import {
  DIGIT_CLASSES,
  DIGIT_MEAN,
  DIGIT_PIXELS,
  DIGIT_STD,
  digits,
  loadDigits,
} from '../../src/lib/datasets/digits.ts';
import type { DigitRows } from '../../src/lib/datasets/digits.ts';

const FIXTURES = 'tests/fixtures/digits';
const PACKED = 'src/lib/datasets/digits/packed.ts';

interface Meta {
  shape: [number, number];
  range: [number, number];
  classCounts: number[];
  files: Record<'x' | 'y', { name: string; sha256: string }>;
  standardisation: { mean: number; std: number };
  split: { trainCount: number; testCount: number };
}

const readJson = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(`${FIXTURES}/${name}`, 'utf8')) as T;
const meta = await readJson<Meta>('digits-meta.json');
const split = await readJson<Record<'train' | 'test', number[]>>('digits-split.json');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

beforeAll(loadDigits);

describe('the packed digits', () => {
  it('are those that packing the originals gives', async () => {
    const remedy = `${FIXTURES} has changed: run \`npm run build:digits\` and commit what it writes`;
    expect((await packDigits()) === (await readFile(PACKED, 'utf8')), remedy).toBe(true);
  });

  it('weigh less than 50 kB over the wire', async () => {
    expect(gzipSync(await readFile(PACKED), { level: 6 }).length).toBeLessThan(50_000);
  });

  it.each([
    ['x', () => digits().pixels],
    ['y', () => digits().labels],
  ] as const)('unpack to the bytes %s whose checksum came with them', async (name, unpacked) => {
    const { name: file, sha256: expected } = meta.files[name];
    expect(sha256(await readFile(`${FIXTURES}/${file}`))).toBe(expected);
    expect(sha256(unpacked())).toBe(expected);
  });

  it('have the shape, the range and the counts that came with them', () => {
    const { pixels, labels } = digits();
    expect([labels.length, pixels.length / labels.length]).toEqual(meta.shape);
    expect([Math.min(...pixels), Math.max(...pixels)]).toEqual(meta.range);
    const counts = Array.from({ length: DIGIT_CLASSES }, (_, digit) => labels.filter((y) => y === digit));
    expect(counts.map((each) => each.length)).toEqual(meta.classCounts);
  });
});

describe('digits', () => {
  it.each(['train', 'test'] as const)('has the rows, labels and pixels of the %s part', (name) => {
    const part: DigitRows = digits()[name];
    const { pixels, labels } = digits();
    expect(part.B).toBe(meta.split[`${name}Count`]);
    expect(Array.from(part.rows)).toEqual(split[name]);
    part.rows.forEach((row, k) => {
      expect(part.y[k]).toBe(labels[row]);
      const image = pixels.subarray(row * DIGIT_PIXELS, (row + 1) * DIGIT_PIXELS);
      const back = part.x.subarray(k * DIGIT_PIXELS, (k + 1) * DIGIT_PIXELS);
      expect(Array.from(back, (x) => Math.round(x * DIGIT_STD + DIGIT_MEAN))).toEqual(Array.from(image));
    });
  });

  it('standardizes by the constants that came with them, which are those of the training images', () => {
    expect([DIGIT_MEAN, DIGIT_STD]).toEqual([meta.standardisation.mean, meta.standardisation.std]);
    const { train, pixels } = digits();
    const inks = Array.from(train.rows).flatMap((row) =>
      Array.from(pixels.subarray(row * DIGIT_PIXELS, (row + 1) * DIGIT_PIXELS)),
    );
    // Oracle: mean and root of the mean square deviation of those pixels, rounded to four decimals.
    expect(mean(inks)).toBeCloseTo(DIGIT_MEAN, 4);
    const center = mean(inks);
    expect(Math.sqrt(mean(inks.map((ink) => (ink - center) ** 2)))).toBeCloseTo(DIGIT_STD, 4);
    expect(mean(train.x)).toBeCloseTo(0, 4);
    expect(mean(train.x.map((x) => x * x))).toBeCloseTo(1, 4);
  });

  it('loads once, and says so where it has not', async () => {
    const first = digits();
    await loadDigits();
    expect(digits()).toBe(first);
    vi.resetModules();
    const fresh = await import('../../src/lib/datasets/digits.ts');
    expect(() => fresh.digits()).toThrow('digits: expected loadDigits()');
    const [a, b] = [fresh.loadDigits(), fresh.loadDigits()];
    expect(a).toBe(b);
    await a;
    expect(fresh.digits().test.B).toBe(360);
  });
});
