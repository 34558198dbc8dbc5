/** All labelings of a square at once: the line of each, or the two segments that cross. A press shows one above. */
import { fill } from '../../i18n/fill.ts';
import type { words as demoWords } from '../../i18n/demos/linear-separability.ts';
import { lineEnds, type Labeling } from '../../lib/experiments/linear-separability.ts';

const PITCH = 60;
const COLUMNS = 4;
/** Half the side of a small square, and how long its unit is drawn, so that a gap is left between two. */
const REACH = 1.1;
const UNIT = 25;

interface LabelingsProps {
  readonly squares: readonly Labeling[];
  readonly words: typeof demoWords.en.figure;
  onPick(points: string): void;
}

export function Labelings({ squares, words, onPick }: LabelingsProps) {
  const all = squares.length;
  const count = squares.filter(isParted).length;
  const text = fill(words.labelings, { count, all });
  return (
    <figure class="panel">
      <div class="labelings">
        <svg
          class="geometry"
          viewBox={`0 0 ${COLUMNS * PITCH} ${(all / COLUMNS) * PITCH}`}
          role="img"
          aria-label={text}
        >
          <clipPath id="labeling-ground">
            <path d={GROUND} />
          </clipPath>
          {squares.map((square, k) => (
            <Square key={square.text} square={square} at={k} />
          ))}
        </svg>
        <div class="labelings-buttons js-only">
          {squares.map((square, k) => (
            <button
              key={square.text}
              type="button"
              aria-label={fill(words.labeling, {
                number: k + 1,
                all,
                state: isParted(square) ? words.canPart : words.cannotPart,
              })}
              onClick={() => onPick(square.text)}
            />
          ))}
        </div>
      </div>
      <figcaption>{text}</figcaption>
    </figure>
  );
}

const isParted = ({ result }: Labeling): boolean => result.witness === null;

function Square({ square, at }: { readonly square: Labeling; readonly at: number }) {
  const { points, line, witness } = square.result;
  const [cx, cy] = [((at % COLUMNS) + 0.5) * PITCH, (Math.floor(at / COLUMNS) + 0.5) * PITCH];
  return (
    <g class="labeling" transform={`translate(${cx},${cy})scale(${UNIT})`} clip-path="url(#labeling-ground)">
      <path class="separability-ground" d={GROUND} />
      {isParted(square) ? (
        line && <path class="parting" d={pathOf(lineEnds(line))} />
      ) : (
        <path
          class="witness"
          d={witness!.parts.map((own) => pathOf(own.map(({ x, y }) => [x, y]))).join('')}
        />
      )}
      {points.map(({ x, y, label }, i) => (
        <path
          key={i}
          class="labeling-point"
          d={label === 1 ? TRIANGLE : CIRCLE}
          transform={`translate(${x},${-y})`}
        />
      ))}
    </g>
  );
}

const GROUND = `M${-REACH},${-REACH}h${2 * REACH}v${2 * REACH}h${-2 * REACH}Z`;
const CIRCLE = 'M-.19,0a.19,.19 0 1 0 .38,0a.19,.19 0 1 0 -.38,0Z';
const TRIANGLE = 'M0,-.26l.24,.42h-.48Z';

const pathOf = (spots: readonly (readonly [number, number])[]): string =>
  `M${spots.map(([x, y]) => `${x},${-y}`).join('L')}`;
