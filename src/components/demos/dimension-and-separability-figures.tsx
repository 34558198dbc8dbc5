/** The figures of C05: the separable share over the dimension, and the digits by number of principal components. */
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { DemoWords } from '../../i18n/demos/words.ts';
import {
  interval,
  MAX_DIMENSION,
  type DigitsReading,
  type Reading,
} from '../../lib/experiments/dimension-and-separability.ts';
import { StretchedChart, UNITS } from '../ui/stretched-chart.tsx';

interface CoverProps {
  readonly dimension: number;
  readonly reading: Reading;
  /** The exact share for each dimension from 1 on. */
  readonly theory: readonly number[];
  readonly label: string;
  readonly words: DemoWords['figure'];
}

/** Dots with their intervals, what was measured; the thin line, what Cover's theorem says; upright, the dimension chosen. */
export function CoverChart({ dimension, reading, theory, label, words }: CoverProps) {
  const measured = reading.draws === 0 ? [] : reading.separable.map((n) => n / reading.draws);
  const bars = measured.map((_, k) => {
    const { low, high } = interval(reading.separable[k]!, reading.draws);
    return `M${xOf(k + 1)},${yOf(low)}V${yOf(high)}`;
  });
  const dots = measured.map((share, k) => `M${xOf(k + 1)},${yOf(share)}h0`);
  return (
    <StretchedChart
      name="cover-curve"
      label={label}
      title={words.share!}
      yTicks={SHARES}
      xTicks={[1, 5, 10, 15, 20, 25, 30].map((d) => ({ at: xOf(d) / UNITS, text: String(d) }))}
      xName={words.dimension!}
      note={{ at: 0.03, text: words.cover! }}
    >
      <path class="cover-chosen" d={`M${xOf(dimension)},0V${UNITS}`} />
      <path
        class="cover-theory"
        d={`M${theory.map((share, k) => `${xOf(k + 1)},${yOf(share)}`).join('L')}`}
      />
      <path class="cover-bars" d={bars.join('')} />
      <path class="cover-dots" d={dots.join('')} />
      <path class="cover-dots now" d={dots[dimension - 1] ?? ''} />
    </StretchedChart>
  );
}

interface DigitsProps {
  readonly digits: readonly DigitsReading[];
  readonly words: DemoWords['figure'];
}

/** On real data: one more direction a step, on a logarithmic scale. */
export function DigitsChart({ digits, words }: DigitsProps) {
  const last = Math.log2(digits.at(-1)!.components);
  const at = (components: number): number => 0.02 + (0.96 * Math.log2(components)) / last;
  const places = digits.map(
    ({ components, accuracy }) => `${Math.round(at(components) * UNITS)},${yOf(accuracy)}`,
  );
  const list = digits.map(({ components, accuracy }) => `${components}: ${formatNumber(accuracy, 'share')}`);
  return (
    <StretchedChart
      name="digits-curve"
      label={fill(words.digitsLabel!, { list: list.join(', ') })}
      title={words.digits!}
      yTicks={SHARES}
      xTicks={[1, 2, 5, 10, 20, 64].map((components) => ({ at: at(components), text: String(components) }))}
      xName={words.components!}
      note={{ at: 0.1, text: words.guessing! }}
    >
      <path class="cover-theory" d={`M0,${yOf(0.1)}H${UNITS}`} />
      <path class="digits-line" d={`M${places.join('L')}`} />
      <path class="cover-dots" d={places.map((place) => `M${place}h0`).join('')} />
    </StretchedChart>
  );
}

const xOf = (dimension: number): number => Math.round(((dimension - 0.5) / MAX_DIMENSION) * UNITS);
const yOf = (share: number): number => Math.round((1 - share) * UNITS * 10) / 10;

const SHARES = [0, 0.5, 1].map((at) => ({ at, text: formatNumber(at, 'share') }));
