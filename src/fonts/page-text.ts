/** The characters of a built page, sorted by the typeface that will show them. */
import { parseHTML } from 'linkedom';

export interface PageText {
  readonly language: string;
  /** Every character of the file: also the sentences that an island may show later, which are in its attributes. */
  readonly all: string;
  readonly latin: string;
  /** Empty on a page whose headings and emphasis hold no Korean: English is bold in its own typeface. */
  readonly koreanBold: string;
  readonly math: string;
}

const HANGUL = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/;
const BOLD = 'h1, h2, h3, strong, b, th, [data-bold]';
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

export function pageText(html: string): PageText {
  const { document } = parseHTML(html);
  const textOf = (selector: string): string =>
    [...document.querySelectorAll(selector)].map((element) => element.textContent).join('');
  return {
    language: document.documentElement.getAttribute('lang') ?? 'en',
    all: characters(ASCII + html),
    latin: characters(ASCII + html.replace(new RegExp(HANGUL, 'g'), '')),
    koreanBold: HANGUL.test(textOf(BOLD)) ? characters(textOf(BOLD)) : '',
    math: characters(textOf('.katex-html')),
  };
}

/** Each character once, in code order: the same text always gives the same font file. */
export const characters = (text: string): string => [...new Set(text)].sort().join('');
