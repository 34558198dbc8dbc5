/** The share of test images that are right over the epochs: a thin line a seed, a thick one their median. */
import { EPOCHS, GOAL, type Lane, type RaceFrame } from '../../lib/experiments/activation-race.ts';
import type { DemoWords } from '../../i18n/demos/words.ts';
import { activationColor, activationName } from '../ui/activation-look.ts';
import { StretchedChart, UNITS } from '../ui/stretched-chart.tsx';

interface ChartProps {
  readonly frame: RaceFrame;
  readonly label: string;
  readonly words: DemoWords['figure'];
  readonly activationNames: Readonly<Record<string, string>>;
}

export function RaceChart({ frame, label, words, activationNames }: ChartProps) {
  const { lanes, images } = frame;
  const ends = lanes.map((lane) => ({
    at: lane.median.at(-1)! / images,
    text: activationName(lane.activation, activationNames),
    color: activationColor(lane.activation),
  }));
  return (
    <StretchedChart
      name="race-chart"
      label={label}
      title={words.accuracy!}
      yTicks={[0, 0.25, 0.5, 0.75, GOAL, 1].map((at) => ({ at, text: `${at * 100}\u2009%` }))}
      xTicks={[0, 10, 20, 30, 40].map((epoch) => ({ at: epoch / EPOCHS, text: String(epoch) }))}
      xName={words.epochs!}
      ends={ends}
    >
      <path class="race-goal" d={`M0,${heightOf(GOAL)}H${UNITS}`} />
      {lanes.map((lane) => (
        <LaneLines key={lane.activation} lane={lane} images={images} />
      ))}
    </StretchedChart>
  );
}

function LaneLines({ lane, images }: { lane: Lane; images: number }) {
  const line = (counts: readonly number[]): string =>
    `M${counts.map((count, epoch) => `${placeOf(epoch)},${heightOf(count / images)}`).join('L')}`;
  return (
    <g class="race-lines" style={`stroke: ${activationColor(lane.activation)};`}>
      {lane.right.map((counts, i) => (
        <path key={i} class="race-seed" d={line(counts)} />
      ))}
      <path class={`race-median ${lane.activation}`} d={line(lane.median)} />
      {lane.epochs !== null && (
        <path class="race-arrival" d={`M${placeOf(lane.epochs)},${heightOf(GOAL)}h0`} />
      )}
    </g>
  );
}

const placeOf = (epoch: number): number => Math.round((epoch / EPOCHS) * UNITS);
const heightOf = (share: number): number => Math.round((1 - share) * UNITS);
