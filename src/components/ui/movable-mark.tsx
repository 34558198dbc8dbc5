/**
 * One handle that a hand moves along an axis of a figure: a kink, an input, a threshold. For the keyboard it is a slider.
 * It stands inside the `svg` of the layer (`.movable-layer`) whose viewBox is the area's box.
 */
import type { TargetedKeyboardEvent } from 'preact';
import { formatNumber } from '../../i18n/number.ts';
import { dragHandlers, drawnX, drawnY, steppedBy, type Area, type Position, type Press } from './movable.ts';

interface MovableMarkProps {
  readonly at: Position;
  readonly area: Area;
  /** The axis that it moves along. */
  readonly axis: 'x' | 'y';
  /** What it is, for the ear. */
  readonly label: string;
  readonly color: string;
  onMove(to: number): void;
}

export function MovableMark({ at, area, axis, label, color, onMove }: MovableMarkProps) {
  const move = (to: Position): void => onMove(hundredths(to[axis]));
  const press = (event: TargetedKeyboardEvent<SVGElement>): void => {
    const to = steppedBy(area, at, alongAxis(event, axis));
    if (!to) return;
    event.preventDefault();
    move(to);
  };
  const [min, max] = area[axis];
  return (
    <g
      class="movable-mark"
      style={`--mark:${color}`}
      transform={`translate(${drawnX(area, at.x)},${drawnY(area, at.y)})`}
      tabindex={0}
      role="slider"
      aria-label={label}
      aria-orientation={axis === 'x' ? 'horizontal' : 'vertical'}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={at[axis]}
      aria-valuetext={formatNumber(at[axis])}
      data-movable="mark"
      onKeyDown={press}
      {...dragHandlers(area, move)}
    >
      <circle class="movable-reach" r={22} />
      <circle class="movable-knob" r={8} />
    </g>
  );
}

const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0;

/** A slider answers both pairs of arrow keys: up and right are more. */
const alongAxis = ({ key, shiftKey }: Press, axis: 'x' | 'y'): Press => ({
  key: TURNED[axis][key] ?? key,
  shiftKey,
});

const TURNED: Readonly<Record<'x' | 'y', Readonly<Record<string, string>>>> = {
  x: { ArrowUp: 'ArrowRight', ArrowDown: 'ArrowLeft' },
  y: { ArrowRight: 'ArrowUp', ArrowLeft: 'ArrowDown' },
};
