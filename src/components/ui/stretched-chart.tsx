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

/** What a line is called, at the height of its end and in its color. */
export interface LineEnd extends Tick {
  readonly color: string;
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
  /** Names of lines, to the right of the drawing; those that would meet are moved apart. */
  readonly ends?: readonly LineEnd[];
  readonly children: ComponentChildren;
}

// Styles are written as a browser hands them out, so that a state that is come back to is the same markup.
export function StretchedChart({
  name,
  label,
  title,
  yTicks,
  xTicks = [],
  xName,
  note,
  ends = [],
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
          <span key={text} class="tick y" style={`bottom: ${percent(at)};`}>
            {text}
          </span>
        ))}
        {xTicks.map(({ at, text }) => (
          <span key={text} class="tick x" style={`left: ${percent(at)};`}>
            {text}
          </span>
        ))}
        {note && (
          <span class="tick note" style={`bottom: ${percent(note.at)};`}>
            {note.text}
          </span>
        )}
        {apart(ends).map(({ at, text, color }) => (
          <span key={text} class="tick end" style={`bottom: ${percent(at)}; color: ${color};`}>
            {text}
          </span>
        ))}
        {xName && <span class="tick name">{xName}</span>}
      </div>
    </div>
  );
}

/** The height of a line of text, as a share of the drawing. */
const LINE = 0.06;

/**
 * The ends from the highest to the lowest, moved so that none is nearer to the next than a line of text. Those that
 * would meet stand together about their mean.
 */
function apart(ends: readonly LineEnd[]): LineEnd[] {
  const sorted = [...ends].sort((a, b) => b.at - a.at);
  const groups: EndGroup[] = [];
  for (const end of sorted) {
    let group: EndGroup = { mean: end.at, members: [end] };
    for (let above = groups.at(-1); above && meets(above, group); above = groups.at(-1)) {
      groups.pop();
      const members = [...above.members, ...group.members];
      group = { mean: members.reduce((sum, { at }) => sum + at, 0) / members.length, members };
    }
    groups.push(group);
  }
  return groups.flatMap(({ mean, members }) =>
    members.map((end, i) => ({ ...end, at: mean + ((members.length - 1) / 2 - i) * LINE })),
  );
}

interface EndGroup {
  readonly mean: number;
  readonly members: readonly LineEnd[];
}

const meets = (above: EndGroup, below: EndGroup): boolean =>
  above.mean - below.mean < ((above.members.length + below.members.length) / 2) * LINE;

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
