/** What moving has in common, whether a point or a mark: an area, a pointer, and arrow keys. */
import type { TargetedPointerEvent } from 'preact';

/** A rectangle of values, drawn in a box of `width` × `height` units with y upwards. */
export interface Area {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
  readonly width: number;
  readonly height: number;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A square of values from `min` to `max` in both directions, drawn in a square of `side` units. */
export const squareArea = (min: number, max: number, side: number): Area => ({
  x: [min, max],
  y: [min, max],
  width: side,
  height: side,
});

export const drawnX = ({ x: [min, max], width }: Area, x: number): number =>
  ((x - min) / (max - min)) * width;
export const drawnY = ({ y: [min, max], height }: Area, y: number): number =>
  height - ((y - min) / (max - min)) * height;

/** Where a pointer is, in values, kept inside the area; null while the drawing is not on the page. */
export function positionOf(
  area: Area,
  event: TargetedPointerEvent<SVGElement> | MouseEvent,
): Position | null {
  const element = event.currentTarget as SVGElement;
  const svg = element instanceof SVGSVGElement ? element : element.ownerSVGElement;
  const matrix = svg?.getScreenCTM();
  if (!matrix) return null;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  const [shareX, shareY] = [x / area.width, 1 - y / area.height];
  return inside(area, {
    x: area.x[0] + shareX * (area.x[1] - area.x[0]),
    y: area.y[0] + shareY * (area.y[1] - area.y[0]),
  });
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

export type Press = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** Where an arrow key leads: a hundredth of the area, a tenth with Shift; null for any other key. */
export function steppedBy(area: Area, from: Position, { key, shiftKey }: Press): Position | null {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const share = shiftKey ? 0.1 : 0.01;
  return inside(area, {
    x: from.x + arrow[0] * share * (area.x[1] - area.x[0]),
    y: from.y + arrow[1] * share * (area.y[1] - area.y[0]),
  });
}

export function inside({ x: [left, right], y: [bottom, top] }: Area, { x, y }: Position): Position {
  return { x: Math.min(right, Math.max(left, x)), y: Math.min(top, Math.max(bottom, y)) };
}

/** Follows the pointer from press to release, on the element that was pressed. */
export function dragHandlers(area: Area, move: (to: Position) => void) {
  return {
    onPointerDown: (event: TargetedPointerEvent<SVGElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus();
      event.preventDefault();
    },
    onPointerMove: (event: TargetedPointerEvent<SVGElement>): void => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const to = positionOf(area, event);
      if (to) move(to);
    },
  };
}
