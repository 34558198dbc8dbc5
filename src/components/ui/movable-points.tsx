/**
 * Labeled points that a hand moves: a layer over a figure, for the pointer and for the keyboard. Arrow keys move a point
 * (with Shift in larger steps), Enter changes its class, Delete removes it, and a press on an empty place adds one.
 */
import { useRef, useState } from 'preact/hooks';
import type { TargetedKeyboardEvent } from 'preact';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { LabeledPoint } from '../../lib/pointSet.ts';
import type { DemoProps } from './demo-props.ts';
import { dragHandlers, drawnX, drawnY, positionOf, steppedBy, type Area, type Position } from './movable.ts';

interface MovablePointsProps {
  readonly points: readonly LabeledPoint[];
  readonly area: Area;
  /** How many points there may be. */
  readonly most: number;
  readonly ui: DemoProps['ui'];
  /** Points that stand out, by index: those on the wrong side, say. They are drawn hollow. */
  readonly hollow?: readonly boolean[];
  onChange(points: LabeledPoint[]): void;
}

/** The layer over the figure, and the buttons for those who add points by keyboard. Its parent is a `.movable-stage`. */
export function MovablePoints({ points, area, most, ui, hollow, onChange }: MovablePointsProps) {
  const layer = useRef<SVGSVGElement>(null);
  const [pen, setPen] = useState<0 | 1>(0);
  const replace = (i: number, next: LabeledPoint): void =>
    onChange(points.map((p, k) => (k === i ? next : p)));
  const add = (at: Position, label: 0 | 1): void => {
    if (points.length >= most) return;
    setPen(label);
    onChange([...points, { ...at, label }]);
  };
  const remove = (i: number): void => {
    onChange(points.filter((_, k) => k !== i));
    // The keyboard goes on with the neighbor instead of falling back to the top of the page.
    requestAnimationFrame(() => pointsOf(layer.current)[Math.max(0, i - 1)]?.focus());
  };
  const press = (event: MouseEvent): void => {
    const at = positionOf(area, event);
    if (at) add(at, pen);
  };
  return (
    <>
      <svg
        ref={layer}
        class="movable-layer"
        viewBox={`0 0 ${area.width} ${area.height}`}
        role="group"
        aria-label={ui.points}
      >
        <rect class="movable-ground" width={area.width} height={area.height} onClick={press} />
        {points.map((point, i) => (
          <MovablePoint
            key={i}
            {...{ point, area, ui }}
            name={fill(ui.point, { number: i + 1, class: point.label, ...placesOf(point) })}
            hollow={hollow?.[i] ?? false}
            onMove={(to) => replace(i, { ...to, label: point.label })}
            onTurn={() => replace(i, { ...point, label: point.label === 0 ? 1 : 0 })}
            onRemove={() => remove(i)}
          />
        ))}
      </svg>
      <div class="movable-buttons js-only">
        {([0, 1] as const).map((label) => (
          <button
            key={label}
            type="button"
            disabled={points.length >= most}
            onClick={() => add(emptyPlace(area, points), label)}
          >
            {fill(ui.addPoint, { sign: label === 0 ? '○' : '△' })}
          </button>
        ))}
        <button type="button" disabled={points.length === 0} onClick={() => onChange([])}>
          {ui.removePoints}
        </button>
        <span class="movable-hint">{ui.pointsHint}</span>
      </div>
    </>
  );
}

interface MovablePointProps {
  readonly point: LabeledPoint;
  readonly area: Area;
  readonly ui: DemoProps['ui'];
  readonly name: string;
  readonly hollow: boolean;
  onMove(to: Position): void;
  onTurn(): void;
  onRemove(): void;
}

function MovablePoint({ point, area, ui, name, hollow, onMove, onTurn, onRemove }: MovablePointProps) {
  const press = (event: TargetedKeyboardEvent<SVGElement>): void => {
    const to = steppedBy(area, point, event);
    if (to) {
      event.preventDefault();
      return onMove(to);
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onTurn();
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onRemove();
    }
  };
  const [cx, cy] = [drawnX(area, point.x), drawnY(area, point.y)];
  return (
    <g
      class={`movable-point class-${point.label} ${hollow ? 'hollow' : ''}`}
      transform={`translate(${Math.round(cx * 10) / 10},${Math.round(cy * 10) / 10})`}
      tabindex={0}
      role="button"
      aria-roledescription={ui.pointRole}
      aria-label={name}
      data-movable="point"
      onKeyDown={press}
      {...dragHandlers(area, onMove)}
    >
      <circle class="movable-reach" r={20} />
      <path d={point.label === 1 ? TRIANGLE : CIRCLE} />
    </g>
  );
}

const CIRCLE = 'M-7,0a7,7 0 1 0 14,0a7,7 0 1 0 -14,0Z';
const TRIANGLE = 'M0,-9l8.5,14.8h-17Z';

const placesOf = ({ x, y }: Position) => ({ x: formatNumber(x), y: formatNumber(y) });

const pointsOf = (layer: SVGSVGElement | null): SVGElement[] => [
  ...(layer?.querySelectorAll<SVGElement>('[data-movable]') ?? []),
];

/** The middle, or the next place on a spiral around it where no point stands yet. */
function emptyPlace({ x: [left, right], y: [bottom, top] }: Area, points: readonly LabeledPoint[]): Position {
  const [w, h] = [right - left, top - bottom];
  for (let k = 0; k < 200; k++) {
    const [r, turn] = [0.02 * k, 2.4 * k];
    const place = {
      x: left + w * Math.min(0.95, Math.max(0.05, 0.5 + r * 0.12 * Math.cos(turn))),
      y: bottom + h * Math.min(0.95, Math.max(0.05, 0.5 + r * 0.12 * Math.sin(turn))),
    };
    if (points.every((p) => Math.abs(p.x - place.x) > 0.06 * w || Math.abs(p.y - place.y) > 0.06 * h))
      return place;
  }
  return { x: left + w / 2, y: bottom + h / 2 };
}
