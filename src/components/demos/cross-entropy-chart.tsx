/** A small chart with axes: a drawing of fixed units that scales as a whole, redrawn by setting a few paths. */
import type { ComponentChildren } from 'preact';

export interface Frame {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
}

export interface AxisTick {
  readonly at: number;
  readonly text: string;
}

interface ChartProps extends Frame {
  /** The text alternative; it follows the state. */
  readonly label: string;
  readonly title: string;
  readonly xName: string;
  readonly xTicks: readonly AxisTick[];
  readonly yTicks: readonly AxisTick[];
  readonly children: ComponentChildren;
}

export const [WIDTH, HEIGHT] = [340, 206];
const INSET = { left: 30, right: 12, top: 24, bottom: 40 };

export const placeX = ({ x: [min, max] }: Frame, x: number): number =>
  tenth(INSET.left + ((x - min) / (max - min)) * (WIDTH - INSET.left - INSET.right));
export const placeY = ({ y: [min, max] }: Frame, y: number): number =>
  tenth(HEIGHT - INSET.bottom - ((y - min) / (max - min)) * (HEIGHT - INSET.top - INSET.bottom));

/** Through points in values, in their order. */
export const linePath = (frame: Frame, points: readonly (readonly [number, number])[]): string =>
  points.length === 0
    ? ''
    : `M${points.map(([x, y]) => `${placeX(frame, x)},${placeY(frame, y)}`).join('L')}`;

export function Chart({ x, y, label, title, xName, xTicks, yTicks, children }: ChartProps) {
  const frame = { x, y };
  const bottom = HEIGHT - INSET.bottom;
  return (
    <svg class="geometry ce-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <text class="ce-title" x={0} y={11}>
        {title}
      </text>
      {yTicks.map(({ at, text }) => (
        <text key={text} class="ce-tick" x={INSET.left - 7} y={placeY(frame, at) + 4} text-anchor="end">
          {text}
        </text>
      ))}
      {xTicks.map(({ at, text }) => (
        <g key={text}>
          <path class="ce-axis" d={`M${placeX(frame, at)},${bottom}v4`} />
          <text class="ce-tick" x={placeX(frame, at)} y={bottom + 17} text-anchor="middle">
            {text}
          </text>
        </g>
      ))}
      <path class="ce-axis" d={`M${placeX(frame, x[0])},${bottom}H${placeX(frame, x[1])}`} />
      <text class="ce-title" x={placeX(frame, (x[0] + x[1]) / 2)} y={HEIGHT - 4} text-anchor="middle">
        {xName}
      </text>
      {children}
    </svg>
  );
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
