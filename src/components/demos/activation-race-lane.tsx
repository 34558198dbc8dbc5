/** One lane of the race: how many epochs it took, its rate, and what its first network still misreads. */
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { DemoWords } from '../../i18n/demos/words.ts';
import type { Lane, RaceFrame } from '../../lib/experiments/activation-race.ts';
import { activationColor, activationName } from '../ui/activation-look.ts';

interface LaneProps {
  readonly frame: RaceFrame;
  readonly lane: Lane;
  readonly words: DemoWords['figure'];
  readonly activationNames: Readonly<Record<string, string>>;
}

export function LanePanel({ frame, lane, words, activationNames }: LaneProps) {
  const epochs =
    lane.epochs === null
      ? fill(words.laneMore!, { epoch: frame.epoch })
      : fill(words.lane!, { epochs: formatNumber(lane.epochs) });
  const isQuiet = lane.standing === 'there' || lane.standing === 'racing';
  return (
    <div class="race-lane">
      <p class="race-name" data-bold style={`color: ${activationColor(lane.activation)};`}>
        {activationName(lane.activation, activationNames)}
      </p>
      <p class="race-facts">
        {isQuiet ? epochs : words[lane.standing]}
        <br />
        {fill(words.rate!, { rate: formatNumber(lane.learningRate) })}
        <br />
        {fill(words.wrong!, { wrong: lane.wrong, images: frame.images })}
      </p>
      <MisreadSheet lane={lane} words={words} />
    </div>
  );
}

/** Units of the sheet: an image is 8 wide, and the words under it have a line of their own. */
const [COLUMN, ROW, COLUMNS, ROWS] = [10, 13, 6, 2];

/** The misread images on one sheet, which keeps its size however few they are. */
function MisreadSheet({ lane, words }: Pick<LaneProps, 'lane' | 'words'>) {
  const list = lane.misread.map((each) => fill(words.readAs!, { digit: each.digit, said: each.said }));
  return (
    <svg
      class="race-sheet"
      viewBox={`0 0 ${COLUMN * COLUMNS} ${ROW * ROWS}`}
      role="img"
      aria-label={fill(words.misread!, { list: list.join('; ') || words.none! })}
    >
      {SHADES.map(({ from, opacity }) => (
        <path key={from} stroke-opacity={opacity} d={lane.misread.map(inkOf(from)).join('')} />
      ))}
      {lane.misread.map(({ digit, said }, i) => (
        <text key={i} x={leftOf(i) + 4} y={topOf(i) + 11.2}>
          {digit} → {said}
        </text>
      ))}
    </svg>
  );
}

/** The 16 degrees of ink in four shades. */
const SHADES = [
  { from: 1, opacity: 0.2 },
  { from: 5, opacity: 0.45 },
  { from: 9, opacity: 0.7 },
  { from: 13, opacity: 1 },
];

const leftOf = (i: number): number => (i % COLUMNS) * COLUMN;
const topOf = (i: number): number => Math.floor(i / COLUMNS) * ROW + 0.5;

/** The pixels of one shade as strokes of width 1, a stroke for each run in a row. */
const inkOf =
  (from: number) =>
  ({ pixels }: Lane['misread'][number], i: number): string => {
    const isInk = (k: number): boolean => pixels[k]! >= from && pixels[k]! < from + 4;
    let path = '';
    for (let k = 0; k < pixels.length; k++) {
      if (!isInk(k)) continue;
      const isNew = k % 8 === 0 || !isInk(k - 1);
      path += isNew ? `M${leftOf(i) + (k % 8)} ${topOf(i) + Math.floor(k / 8) + 0.5}h1` : 'h1';
    }
    return path;
  };
