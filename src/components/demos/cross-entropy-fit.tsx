/** Labeled points on a line, and the probability that is fitted to them. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import { formatNumber } from '../../i18n/number.ts';
import { FIT_PLACES, REACH, type CrossEntropyResult } from '../../lib/experiments/cross-entropy.ts';
import type { LabeledPoint } from '../../lib/pointSet.ts';
import type { DemoProps } from '../ui/demo-props.ts';
import { drawnX, drawnY, type Area } from '../ui/movable.ts';
import { MovablePoints } from '../ui/movable-points.tsx';
import { ontoLines } from './cross-entropy-points.ts';

const AREA: Area = { x: [-REACH, REACH], y: [-0.3, 1.2], width: 340, height: 206 };

interface FitProps {
  readonly points: readonly LabeledPoint[];
  readonly most: number;
  readonly fit: CrossEntropyResult['fit'];
  readonly sentence: string;
  readonly words: DemoWords['figure'];
  readonly ui: DemoProps['ui'];
  onChange(points: LabeledPoint[]): void;
}

export function FitFigure({ points, most, fit, sentence, words, ui, onChange }: FitProps) {
  const { half } = fit;
  return (
    <figure class="panel ce-fit">
      <div class="movable-stage">
        <svg
          class="geometry ce-chart"
          viewBox={`0 0 ${AREA.width} ${AREA.height}`}
          role="img"
          aria-label={sentence}
        >
          <text class="ce-title" x={0} y={11}>
            {words.probability}
          </text>
          {[0, 0.5, 1].map((p) => (
            <g key={p}>
              <path class="ce-theory" d={`M0,${drawnY(AREA, p)}H${AREA.width}`} />
              <text class="ce-tick" x={0} y={drawnY(AREA, p) - 4}>
                {p}
              </text>
            </g>
          ))}
          {[-2, 0, 2].map((x) => (
            <text key={x} class="ce-tick" x={drawnX(AREA, x)} y={AREA.height - 4} text-anchor="middle">
              {formatNumber(x)}
            </text>
          ))}
          {half !== null && Math.abs(half) < REACH && (
            <path class="ce-half" d={`M${drawnX(AREA, half)},${drawnY(AREA, 0)}V${drawnY(AREA, 1)}`} />
          )}
          {fit.curves.map(({ steps, probability }, i) => (
            <path key={steps} class={`ce-curve age-${i}`} d={curvePath(probability)} />
          ))}
        </svg>
        <MovablePoints
          points={points}
          area={AREA}
          most={most}
          ui={ui}
          hollow={fit.wrong}
          onChange={(next) => onChange(ontoLines(points, next))}
        />
      </div>
      <figcaption data-fit={fit.state}>{sentence}</figcaption>
    </figure>
  );
}

const curvePath = (probability: readonly number[]): string =>
  `M${probability
    .map((p, i) => `${tenth(drawnX(AREA, FIT_PLACES[i]!))},${tenth(drawnY(AREA, p))}`)
    .join('L')}`;

const tenth = (value: number): number => Math.round(value * 10) / 10;
