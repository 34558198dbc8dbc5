/** The figure of C01: curve, derivative and tangent; the inputs as bars under the x axis, the outputs at the y axis. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import { BINS, VIEW, type ShapingResult } from '../../lib/experiments/activation-function.ts';
import { AreaChart, graphPath, ticksBetween, type Note } from '../ui/area-chart.tsx';
import { MovableMark } from '../ui/movable-mark.tsx';
import { drawnX, drawnY, type Area } from '../ui/movable.ts';

interface FigureProps {
  readonly x: number;
  readonly result: ShapingResult;
  readonly color: string;
  readonly words: DemoWords['figure'];
  readonly sentence: string;
  onMove(x: number): void;
}

export function ShapingFigure({ x, result, color, words, sentence, onMove }: FigureProps) {
  const { y, slope, heights } = result;
  const area: Area = { x: [VIEW.low, VIEW.high], y: [heights.low, heights.high], width: 480, height: 310 };
  return (
    <div class="demo-figure shaping" style={`--function:${color}`}>
      <OutputBars result={result} area={area} words={words} />
      <AreaChart
        area={area}
        label={fill(words.label!, { sentence })}
        xTicks={ticksBetween(VIEW.low, VIEW.high, 7)}
        yTicks={ticksBetween(heights.low, heights.high, 7)}
        notes={namesOf(result, color)}
        marksLabel={words.point!}
        marks={
          <MovableMark at={{ x, y }} area={area} axis="x" label={words.x!} color={color} onMove={onMove} />
        }
      >
        <Curves result={result} area={area} x={x} />
      </AreaChart>
      <dl class="shaping-reading">
        {[
          ['x', x],
          ['f(x)', y],
          ['f′(x)', slope],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(Number(value))}</dd>
          </div>
        ))}
      </dl>
      <InputBars shares={result.inputs} name={words.inputs!} />
    </div>
  );
}

interface CurvesProps {
  readonly result: ShapingResult;
  readonly area: Area;
  readonly x: number;
}

function Curves({ result, area, x }: CurvesProps) {
  const { curve, derivative, tangent, y, slope } = result;
  const path = (graphs: readonly ArrayLike<number>[]): string =>
    graphs.map((g) => graphPath(area, g)).join('');
  const bottom = area.y[0];
  return (
    <>
      <path class="shaping-zero" d={graphPath(area, [area.x[0], 0, area.x[1], 0])} />
      <path class="shaping-way" d={graphPath(area, [x, bottom, x, y, area.x[0], y])} />
      <path class="shaping-derivative" d={path(derivative)} />
      <path class="shaping-curve" d={path(curve)} />
      <path class="shaping-tangent" d={graphPath(area, tangent)} />
      <circle class="shaping-slope" cx={drawnX(area, x)} cy={drawnY(area, slope)} r={4} />
    </>
  );
}

/** Where the curves are named: f right below its end, f′ above its own. */
function namesOf({ curve, derivative }: ShapingResult, color: string): Note[] {
  return [
    { at: placeAt(curve, 4.9), text: 'f', side: 'below', color },
    { at: placeAt(derivative, 3.1), text: 'f′', side: 'above', color },
  ];
}

/** The first point of the graphs from x on. */
function placeAt(graphs: ShapingResult['curve'], x: number): { x: number; y: number } {
  for (const graph of graphs)
    for (let i = 0; i < graph.length; i += 2) if (graph[i]! >= x) return { x: graph[i]!, y: graph[i + 1]! };
  return { x, y: 0 };
}

interface OutputProps {
  readonly result: ShapingResult;
  readonly area: Area;
  readonly words: DemoWords['figure'];
}

/** Bars that grow to the left from the y axis; what lies exactly at a limit is one bar of its own, in full color. */
function OutputBars({ result, area, words }: OutputProps) {
  const { outputs, atLow, atHigh, limits } = result;
  const longest = Math.max(...outputs, atLow, atHigh);
  const lengthOf = (share: number): number => (SIDE * share) / longest;
  const thick = area.height / BINS;
  const barOf = (share: number, middle: number): string =>
    `M${SIDE},${middle - thick / 2}h${-lengthOf(share)}v${thick}H${SIDE}Z`;
  const limitBars = [
    { share: atLow, top: drawnY(area, limits.low), side: 'above' },
    { share: atHigh, top: drawnY(area, limits.high), side: 'below' },
  ].filter(({ share }) => share > 0);
  return (
    <div class="shaping-outputs" aria-hidden="true">
      <svg viewBox={`0 0 ${SIDE} ${area.height}`} preserveAspectRatio="none">
        <path
          class="shaping-bars"
          d={outputs.map((share, bin) => barOf(share, area.height - (bin + 0.5) * thick)).join('')}
        />
        <path
          class="shaping-bars at-limit"
          d={limitBars.map(({ share, top }) => barOf(share, top)).join('')}
        />
      </svg>
      {limitBars.map(({ share, top, side }) => (
        <span
          key={side}
          class={`shaping-share ${side}`}
          style={`top:${Math.round((1000 * top) / area.height) / 10}%`}
        >
          {formatNumber(share, 'share')}
        </span>
      ))}
      <span class="shaping-name">{words.outputs}</span>
    </div>
  );
}

/** Bars that hang from the x axis. */
function InputBars({ shares, name }: { shares: readonly number[]; name: string }) {
  const longest = Math.max(...shares);
  const bars = shares.map((share) => `V${(SIDE * share) / longest}h1`);
  return (
    <div class="shaping-inputs" aria-hidden="true">
      <svg viewBox={`0 0 ${BINS} ${SIDE}`} preserveAspectRatio="none">
        <path class="shaping-bars" d={`M0,0${bars.join('')}V0Z`} />
      </svg>
      <span class="shaping-name">{name}</span>
    </div>
  );
}

/** Length of the longest bar, in units of its own drawing. */
const SIDE = 100;
