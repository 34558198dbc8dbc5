/**
 * A chart that stretches with its box: a drawing of 1000 × 1000 units between axes of text. It looks the same at build
 * and in the browser, at every width, and to redraw it is to set the paths inside: made for what changes in each frame.
 */
import type { ComponentChildren } from 'preact';

/** The drawing spans 0 to UNITS in both directions, y downwards. Lines need `vector-effect: non-scaling-stroke`. */
export const UNITS = 1000;

export interface Tick {
  /** Share of the axis, from left to right or from the bottom up. */
  readonly at: number;
  readonly text: string;
}

interface ChartProps {
  /** Class of the box: the stylesheet gives it its ratio and margins. */
  readonly name: string;
  /** The text alternative; it follows the state. */
  readonly label: string;
  readonly title: string;
  readonly yTicks: readonly Tick[];
  readonly xTicks?: readonly Tick[];
  readonly xName?: string;
  /** A word at the right end of a horizontal line, above it. */
  readonly note?: Tick;
  readonly children: ComponentChildren;
}

export function StretchedChart({
  name,
  label,
  title,
  yTicks,
  xTicks = [],
  xName,
  note,
  children,
}: ChartProps) {
  return (
    <div class={`stretched ${name}`} role="img" aria-label={label}>
      <p class="stretched-title" aria-hidden="true">
        {title}
      </p>
      <div class="stretched-area" aria-hidden="true">
        <svg viewBox={`0 0 ${UNITS} ${UNITS}`} preserveAspectRatio="none">
          {children}
        </svg>
        {yTicks.map(({ at, text }) => (
          <span key={text} class="tick y" style={`bottom:${percent(at)}`}>
            {text}
          </span>
        ))}
        {xTicks.map(({ at, text }) => (
          <span key={text} class="tick x" style={`left:${percent(at)}`}>
            {text}
          </span>
        ))}
        {note && (
          <span class="tick note" style={`bottom:${percent(note.at)}`}>
            {note.text}
          </span>
        )}
        {xName && <span class="tick name">{xName}</span>}
      </div>
    </div>
  );
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
