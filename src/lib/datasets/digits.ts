/**
 * Handwritten digits, 8 × 8 pixels: 1437 images to train with and 360 to test with, a fixed split that keeps the share
 * of each digit. 13 people wrote them, unnamed, so one hand may be in both parts: an accuracy on the test part is that
 * for known writers.
 *
 * They are 43 kB, a chunk of their own, so they are loaded before they are used. E. Alpaydin and C. Kaynak, CC BY 4.0;
 * a page that shows them must say so.
 */

/** Pixels of an image. */
export const DIGIT_PIXELS = 64;

/** Rows of pixels of an image, and pixels of a row. */
export const DIGIT_SIDE = 8;

export const DIGIT_CLASSES = 10;

/** The largest value of a pixel. */
export const DIGIT_INK = 16;

/** The mean of all pixels of the training images, and their spread about it: each rounded to four decimals. */
export const DIGIT_MEAN = 4.8867;
export const DIGIT_STD = 6.0194;

export interface DigitRows {
  /** [B × 64], standardized: (pixel − 4.8867) / 6.0194, the same for every pixel. Dimensionless; about −0.81 to 1.85. */
  readonly x: Float64Array;
  /** The digit 0…9 of each row. */
  readonly y: Uint8Array;
  /** The number of each row among all 1797 images, hence its place in `pixels`. */
  readonly rows: Uint16Array;
  readonly B: number;
}

export interface Digits {
  readonly train: DigitRows;
  readonly test: DigitRows;
  /** All images as they were scanned, [1797 × 64]: 0 is background, 16 ink. Row by row, top left first. */
  readonly pixels: Uint8Array;
  /** The digit of every image. */
  readonly labels: Uint8Array;
}

let loading: Promise<void> | null = null;
let loaded: Digits | null = null;

/** Fetches the digits, once however often it is called. A call that failed may be repeated. */
export function loadDigits(): Promise<void> {
  loading ??= import('./digits/packed.ts').then(
    (packed) => void (loaded = unpack(packed)),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/**
 * The digits: the same arrays for everyone, not to be written into.
 *
 * @throws if they are not loaded yet.
 * Source: alpaydin-1998.
 */
export function digits(): Digits {
  if (!loaded) throw new Error('digits: expected loadDigits() to have been awaited, got no data yet');
  return loaded;
}

interface Packed {
  readonly PIXELS: string;
  readonly LABELS: string;
  readonly IN_TEST: string;
}

function unpack({ PIXELS, LABELS, IN_TEST }: Packed): Digits {
  const pixels = Uint8Array.from(PIXELS, (shade) => parseInt(shade, DIGIT_INK + 1));
  const labels = Uint8Array.from(LABELS, Number);
  const part = (mark: string): DigitRows =>
    rowsOf(
      Uint16Array.from(labels.keys()).filter((row) => IN_TEST[row] === mark),
      pixels,
      labels,
    );
  return { train: part('0'), test: part('1'), pixels, labels };
}

function rowsOf(rows: Uint16Array, pixels: Uint8Array, labels: Uint8Array): DigitRows {
  const B = rows.length;
  const x = new Float64Array(B * DIGIT_PIXELS);
  rows.forEach((row, k) => {
    const image = pixels.subarray(row * DIGIT_PIXELS, (row + 1) * DIGIT_PIXELS);
    image.forEach((pixel, i) => (x[k * DIGIT_PIXELS + i] = (pixel - DIGIT_MEAN) / DIGIT_STD));
  });
  return { x, y: Uint8Array.from(rows, (row) => labels[row]!), rows, B };
}
