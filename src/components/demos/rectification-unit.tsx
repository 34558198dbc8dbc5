/** One unit as three pictures, a line, its clipping, and its scaling, with the corner as a handle in the last. */
import type { ComponentChildren } from 'preact';
import type { DemoWords } from '../../i18n/demos/words.ts';
import { fill } from '../../i18n/fill.ts';
import { formatNumber, MINUS } from '../../i18n/number.ts';
import { REACH, type Point, type UnitResult } from '../../lib/experiments/rectification.ts';
import { drawnX, drawnY, squareArea } from '../ui/movable.ts';
import { MovableMark } from '../ui/movable-mark.tsx';

const SIDE = 200;
const AREA = squareArea(-REACH, REACH, SIDE);

interface UnitProps {
  readonly unit: UnitResult;
  readonly factor: number;
  readonly words: DemoWords['figure'];
  readonly sentence: string;
  onKink(kink: number): void;
}

export function UnitFigure({ unit, factor, words, sentence, onKink }: UnitProps) {
  const { numbers, kink } = unit;
  const isSeen = kink !== null && Math.abs(kink) <= REACH;
  const places = {
    line: lineText(numbers.w, numbers.b),
    a: formatNumber(numbers.a),
    factor: formatNumber(factor),
    difference: formatNumber(unit.difference),
  };
  return (
    <>
      <div class="rect-steps">
        <Panel label={fill(words.line!, places)}>
          <path class="rect-line" d={pathOf(unit.line)} />
        </Panel>
        <Panel label={fill(words.clip!, places)}>
          <path class="rect-before" d={pathOf(unit.line)} />
          <path class="rect-relu" d={pathOf(unit.clipped)} />
        </Panel>
        <Panel
          label={fill(words.scale!, places)}
          spoken={sentence}
          over={
            isSeen && (
              <svg class="movable-layer" viewBox={`0 0 ${SIDE} ${SIDE}`}>
                <path class="rect-tangent" d={pathOf(unit.tangent)} />
                <MovableMark
                  at={{ x: kink, y: 0 }}
                  area={AREA}
                  axis="x"
                  label={words.kink!}
                  color="var(--relu)"
                  onMove={onKink}
                />
              </svg>
            )
          }
        >
          <path class="rect-original" d={pathOf(unit.original)} />
          <path class="rect-relu" d={pathOf(unit.scaled)} />
        </Panel>
      </div>
      <p class="rect-same">{fill(factor === 1 ? words.alone! : words.same!, places)}</p>
    </>
  );
}

interface PanelProps {
  readonly label: string;
  /** The text alternative, where it is more than the label. */
  readonly spoken?: string;
  readonly over?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Panel({ label, spoken, over, children }: PanelProps) {
  return (
    <figure class="panel">
      <div class="movable-stage">
        <svg class="geometry" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={spoken ?? label}>
          <path class="rect-axis" d={`M0,${SIDE / 2}H${SIDE}M${SIDE / 2},0V${SIDE}${TICKS}`} />
          {children}
        </svg>
        {over}
      </div>
      <figcaption>{label}</figcaption>
    </figure>
  );
}

const TICKS = [-3, -2, -1, 1, 2, 3]
  .map((at) => `M${drawnX(AREA, at)},${SIDE / 2}v3M${SIDE / 2},${drawnY(AREA, at)}h-3`)
  .join('');

const pathOf = (points: readonly Point[]): string =>
  points.length === 0
    ? ''
    : `M${points.map(([x, y]) => `${tenth(drawnX(AREA, x))},${tenth(drawnY(AREA, y))}`).join('L')}`;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** 2x − 1, with a real minus sign. */
const lineText = (w: number, b: number): string =>
  `${formatNumber(w)}x ${b < 0 ? MINUS : '+'} ${formatNumber(Math.abs(b))}`;
