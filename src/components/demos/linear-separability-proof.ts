/** The proof in words: the witness as what it is made of, so that a reader can add it up. */
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/linear-separability.ts';
import type { Part, SeparabilityResult } from '../../lib/experiments/linear-separability.ts';

export function proofText(
  { witness, finding, line }: SeparabilityResult,
  words: typeof demoWords.en.figure,
): string {
  if (witness) {
    const [zero, one] = witness.parts.map(sumText);
    return fill(words.proof, { at: placeText(witness), zero: zero!, one: one! });
  }
  return finding === 'line' ? fill(words.proofLine, { margin: formatNumber(line!.margin) }) : words.noProof;
}

const sumText = (parts: readonly Part[]): string =>
  parts
    .map((part) => (parts.length === 1 ? '' : `${formatNumber(part.weight)} · `) + placeText(part))
    .join(' + ');

const placeText = ({ x, y }: { readonly x: number; readonly y: number }): string =>
  `(${formatNumber(x)}, ${formatNumber(y)})`;
