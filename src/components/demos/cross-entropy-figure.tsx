/** One neuron under two losses: the losses and their slopes over the logit, and the output over the steps. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import {
  LOGITS,
  lossCurves,
  MOST_STEPS,
  RIGHT,
  STEEPEST,
  STEP_TICKS,
  type NeuronResult,
  type Descent,
} from '../../lib/experiments/cross-entropy.ts';
import { Chart, linePath, placeX, placeY, type Frame } from './cross-entropy-chart.tsx';

type Loss = keyof NeuronResult['descents'];

interface FigureProps {
  readonly result: NeuronResult;
  readonly chosen: Loss;
  readonly words: DemoWords['figure'];
  readonly sentence: string;
}

export function NeuronFigure(props: FigureProps) {
  return (
    <>
      <LossChart {...props} />
      <SlopeChart {...props} />
      <OutputChart {...props} />
    </>
  );
}

const LOSSES: readonly Loss[] = ['mse', 'bce'];
const logitTicks = [-10, -5, 0, 5, 10].map((at) => ({ at, text: formatNumber(at) }));

const LOSS_FRAME: Frame = { x: [-10, 10], y: [0, 10] };
const SLOPE_FRAME: Frame = { x: [-10, 10], y: [0, 1] };

/** The curves never change, only the places on them. */
const curveOf = (frame: Frame, heights: readonly number[]): string =>
  linePath(
    frame,
    LOGITS.map((z, i) => [z, heights[i]!]),
  );
const VALUE_PATHS = {
  bce: curveOf(LOSS_FRAME, lossCurves.bce.value),
  mse: curveOf(LOSS_FRAME, lossCurves.mse.value),
};
const SLOPE_PATHS = {
  bce: curveOf(SLOPE_FRAME, lossCurves.bce.slope),
  mse: curveOf(SLOPE_FRAME, lossCurves.mse.slope),
};

function LossChart({ result, chosen, words }: FigureProps) {
  const frame = LOSS_FRAME;
  const at = placesOf(result, words);
  return (
    <Chart
      {...frame}
      label={fill(words.lossLabel!, at)}
      title={words.loss!}
      xName={words.logit!}
      xTicks={logitTicks}
      yTicks={[0, 5, 10].map((value) => ({ at: value, text: String(value) }))}
    >
      {LOSSES.map((loss) => (
        <g key={loss} class={`ce-loss ${loss} ${chosen === loss ? 'chosen' : ''}`}>
          <path d={VALUE_PATHS[loss]} />
          <Dot frame={frame} x={result.logit} y={result.descents[loss].value} />
        </g>
      ))}
      <text class="ce-name bce" x={placeX(frame, 3.6)} y={placeY(frame, 6)} text-anchor="end">
        {words.bce}
      </text>
      <text class="ce-name mse" x={placeX(frame, 10)} y={placeY(frame, 1.2)} text-anchor="end">
        {words.mse}
      </text>
    </Chart>
  );
}

/** Where the slope of the squared error is largest, the loss begins to bend down. */
function SlopeChart({ result, chosen, words }: FigureProps) {
  const frame = SLOPE_FRAME;
  const at = placesOf(result, words);
  return (
    <Chart
      {...frame}
      label={fill(words.slopeLabel!, at)}
      title={words.slope!}
      xName={words.logit!}
      xTicks={logitTicks}
      yTicks={[0, 0.5, 1].map((value) => ({ at: value, text: String(value) }))}
    >
      <path class="ce-theory" d={`M${placeX(frame, STEEPEST)},${placeY(frame, 0)}V${placeY(frame, 0.26)}`} />
      <text class="ce-note" x={placeX(frame, STEEPEST) + 5} y={placeY(frame, 0.22)}>
        {words.bend}
      </text>
      {LOSSES.map((loss) => (
        <g key={loss} class={`ce-loss ${loss} ${chosen === loss ? 'chosen' : ''}`}>
          <path d={SLOPE_PATHS[loss]} />
          <Dot frame={frame} x={result.logit} y={result.descents[loss].slope} />
        </g>
      ))}
    </Chart>
  );
}

function OutputChart({ result, chosen, words, sentence }: FigureProps) {
  const frame: Frame = { x: [0, 5], y: [0, 1] };
  return (
    <Chart
      {...frame}
      label={sentence}
      title={words.output!}
      xName={words.steps!}
      xTicks={STEP_TICKS.map(({ step, place }) => ({ at: place, text: formatNumber(step, 'count') }))}
      yTicks={[0, 0.5, 1].map((value) => ({ at: value, text: String(value) }))}
    >
      <path
        class="ce-theory"
        d={linePath(frame, [
          [0, RIGHT],
          [5, RIGHT],
        ])}
      />
      <text class="ce-note" x={placeX(frame, 0) + 4} y={placeY(frame, RIGHT) - 5}>
        {fill(words.right!, { right: RIGHT })}
      </text>
      {LOSSES.map((loss) => (
        <g key={loss} class={`ce-loss ${loss} ${chosen === loss ? 'chosen' : ''}`}>
          <path
            d={linePath(
              frame,
              result.descents[loss].path.map(({ place, output }) => [place, output]),
            )}
          />
          <End frame={frame} descent={result.descents[loss]} name={words[loss]!} />
        </g>
      ))}
    </Chart>
  );
}

function End({ frame, descent, name }: { frame: Frame; descent: Descent; name: string }) {
  const { place, output } = descent.path.at(-1)!;
  const isFar = place > 2.6;
  const count = descent.steps === null ? `> ${MOST_STEPS}` : formatNumber(descent.steps, 'count');
  return (
    <>
      <Dot frame={frame} x={place} y={output} />
      <text
        class="ce-name"
        x={placeX(frame, place) + (isFar ? -9 : 9)}
        y={placeY(frame, Math.max(output, 0.16)) - (isFar ? 12 : 4)}
        text-anchor={isFar ? 'end' : 'start'}
      >
        {name}: {count}
      </text>
    </>
  );
}

const Dot = ({ frame, x, y }: { frame: Frame; x: number; y: number }) => (
  <circle cx={placeX(frame, x)} cy={placeY(frame, y)} r={4.5} />
);

const placesOf = ({ logit, descents: { bce, mse } }: NeuronResult, words: DemoWords['figure']) => ({
  z: formatNumber(logit),
  bce: `${words.bce} ${formatNumber(bce.value)}`,
  mse: `${words.mse} ${formatNumber(mse.value)}`,
  bceSlope: formatNumber(bce.slope),
  mseSlope: formatNumber(mse.slope),
});
