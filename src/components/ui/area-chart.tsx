/**
 * A chart of fixed shape with something in it that a hand moves: a drawing in the units of an area, ticks of text beside
 * it, and over it the layer of movable marks. It looks the same at build and in the browser, and redraws by its paths.
 */
import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../i18n/number.ts';
import { drawnX, drawnY, type Area } from './movable.ts';

/** A word inside the chart, at a place given in values. */
export interface Note {
  readonly at: { readonly x: number; readonly y: number };
  readonly text: string;
  readonly side: 'above' | 'below';
  readonly color: string;
}

interface AreaChartProps {
  readonly area: Area;
  /** The text alternative; it follows the state. */
  readonly label: string;
  readonly xTicks?: readonly number[];
  readonly yTicks?: readonly number[];
  readonly xName?: string;
  readonly notes?: readonly Note[];
  /** The movable marks, and what their layer is called. */
  readonly marks: ComponentChildren;
  readonly marksLabel: string;
  readonly children: ComponentChildren;
}

export function AreaChart(props: AreaChartProps) {
  const { area, label, xTicks = [], yTicks = [], xName, notes = [], marks, marksLabel, children } = props;
  const viewBox = `0 0 ${area.width} ${area.height}`;
  const left = (x: number): string => percent(drawnX(area, x) / area.width);
  const top = (y: number): string => percent(drawnY(area, y) / area.height);
  return (
    <div class="area-chart movable-stage" style={`aspect-ratio:${area.width}/${area.height}`}>
      <svg viewBox={viewBox} role="img" aria-label={label}>
        {children}
      </svg>
      <div aria-hidden="true">
        {xTicks.map((x) => (
          <span key={x} class="tick x" style={`left:${left(x)}`}>
            {formatNumber(x)}
          </span>
        ))}
        {yTicks.map((y) => (
          <span key={y} class="tick end" style={`bottom:${percent(1 - drawnY(area, y) / area.height)}`}>
            {formatNumber(y)}
          </span>
        ))}
        {notes.map(({ at, text, side, color }) => (
          <span
            key={text}
            class={`chart-note ${side}`}
            style={`left:${left(at.x)};top:${top(at.y)};color:${color}`}
          >
            {text}
          </span>
        ))}
        {xName && <span class="tick name">{xName}</span>}
      </div>
      <svg class="movable-layer" viewBox={viewBox} role="group" aria-label={marksLabel}>
        {marks}
      </svg>
    </div>
  );
}

/** A graph x₁, y₁, x₂, y₂, … as a path in the area's units. */
export function graphPath(area: Area, graph: ArrayLike<number>): string {
  let d = '';
  for (let i = 0; i < graph.length; i += 2)
    d += `${i === 0 ? 'M' : 'L'}${tenth(drawnX(area, graph[i]!))},${tenth(drawnY(area, graph[i + 1]!))}`;
  return d;
}

/** Round numbers between two ends, at most `most` of them. */
export function ticksBetween(low: number, high: number, most: number): number[] {
  const step = [0.1, 0.25, 0.5, 1, 2, 5, 10].find((s) => (high - low) / s <= most) ?? 20;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** A tenth of a unit is less than a pixel. */
const tenth = (x: number): number => Math.round(x * 10) / 10;
