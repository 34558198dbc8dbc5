/** What lies under the points: the hulls, the line with its margin, and the ring around a point of both hulls. */
import type { words as demoWords } from '../../i18n/demos/linear-separability.ts';
import { lineEnds, type Part, type SeparabilityResult } from '../../lib/experiments/linear-separability.ts';
import { drawnX, drawnY, squareArea } from '../ui/movable.ts';

export const AREA = squareArea(-1.6, 1.6, 400);

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface FigureProps {
  readonly result: SeparabilityResult;
  readonly label: string;
  readonly words: typeof demoWords.en.figure;
}

export function SeparabilityFigure({ result, label, words }: FigureProps) {
  const { hulls, line, finding, witness } = result;
  return (
    <svg class="geometry" viewBox={`0 0 ${AREA.width} ${AREA.height}`} role="img" aria-label={label}>
      <path class="separability-ground" d={`M0,0H${AREA.width}V${AREA.height}H0Z`} />
      {hulls.map((hull, label) => (
        <path key={label} class={`hull class-${label}`} d={pathOf(hull, 'Z')} />
      ))}
      {line && finding === 'line' && (
        <path class="margin" d={lineOf(line, -line.margin) + lineOf(line, line.margin)} />
      )}
      {line && <path class={`parting ${finding === 'line' ? '' : 'best'}`} d={lineOf(line, 0)} />}
      {witness && <Witness {...witness} words={words} />}
    </svg>
  );
}

type Words = FigureProps['words'];
type Line = NonNullable<SeparabilityResult['line']>;

interface WitnessProps extends Spot {
  readonly parts: readonly [readonly Part[], readonly Part[]];
  readonly words: Words;
}

/** The segments or the triangle that it takes, and a ring, with its name at the nearer edge. */
function Witness({ x, y, parts, words }: WitnessProps) {
  const [cx, cy] = [drawnX(AREA, x), drawnY(AREA, y)];
  const isLeft = cx < AREA.width / 2;
  const isHigh = cy < AREA.height / 2;
  const edge = isHigh ? 6 : AREA.height - 6;
  return (
    <>
      {parts.map((own, label) => (
        <path key={label} class={`witness-part class-${label}`} d={pathOf(own, own.length > 2 ? 'Z' : '')} />
      ))}
      <path class="witness-leader" d={`M${place(cx)},${place(cy + (isHigh ? -15 : 15))}V${edge}`} />
      <circle class="witness" cx={cx} cy={cy} r={15} />
      {parts.every((own) => own.length > 1) && <circle class="witness-point" cx={cx} cy={cy} r={4.5} />}
      <text
        class="witness-note"
        x={cx + (isLeft ? 7 : -7)}
        y={isHigh ? edge + 10 : edge}
        text-anchor={isLeft ? 'start' : 'end'}
      >
        {words.meet}
      </text>
    </>
  );
}

const lineOf = (line: Line, shift: number): string =>
  pathOf(
    lineEnds(line, shift).map(([x, y]) => ({ x, y })),
    '',
  );

function pathOf(spots: readonly Spot[], end: string): string {
  if (spots.length === 0) return '';
  return `M${spots.map(({ x, y }) => `${place(drawnX(AREA, x))},${place(drawnY(AREA, y))}`).join('L')}${end}`;
}

/** A tenth of a pixel is enough. */
const place = (x: number): string => String(Math.round(x * 10) / 10);
