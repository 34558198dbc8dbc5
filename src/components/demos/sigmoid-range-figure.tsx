/** The figure of C08: the curve and its slope with the strip, the numbers next to 1, and the ends of the range. */
import { fill } from '../../i18n/fill.ts';
import { formatNumber, MINUS } from '../../i18n/number.ts';
import type { DemoWords } from '../../i18n/demos/words.ts';
import { VIEW, type RangeResult, type Zoom } from '../../lib/experiments/sigmoid-range.ts';
import { StretchedChart, UNITS } from '../ui/stretched-chart.tsx';

interface FigureProps {
  readonly result: RangeResult;
  readonly x: number;
  readonly format: string;
  readonly words: DemoWords['figure'];
  readonly sentence: string;
}

/** The axis at the foot of the figure goes from −REACH to REACH. */
const REACH = 800;

export function RangeFigure(props: FigureProps) {
  return (
    <div class="demo-figure range-figure">
      <div>
        <CurveChart {...props} />
        <GainChart {...props} />
      </div>
      <ZoomChart {...props} />
      <RangeBar {...props} />
    </div>
  );
}

function CurveChart({ result: { curve, y, strip }, x, words }: FigureProps) {
  const label = fill(words.curveLabel!, { view: VIEW, x: formatNumber(x), y: formatNumber(y) });
  const ticks = [0, 0.5, 1].map((at) => ({ at, text: String(at) }));
  return (
    <StretchedChart name="range-curve" label={label} title={words.curve!} yTicks={ticks}>
      {strip && <path class="range-strip" d={stripPath(strip)} />}
      <path class="range-line" d={pathOf(curve.x, curve.y, 1)} />
      <path class="range-now" d={`M${acrossView(x)},${upwards(y)}h0`} />
    </StretchedChart>
  );
}

function GainChart({ result: { curve, gain, largestGain, strip }, x, words, sentence }: FigureProps) {
  const top = Math.max(1.25, largestGain * 1.1);
  const hasRoom = (value: number): boolean =>
    value > 0.14 * top && Math.abs(value - largestGain) > 0.14 * top;
  const values = [0, ...(hasRoom(1) ? [1] : []), ...(largestGain > 0.14 * top ? [largestGain] : [])];
  const yTicks = values.map((value) => ({ at: value / top, text: formatNumber(value, 'number', 2) }));
  return (
    <StretchedChart
      name="range-curve"
      label={fill(words.gainLabel!, { largest: formatNumber(largestGain), sentence })}
      title={words.gain!}
      yTicks={yTicks}
      xTicks={viewTicks}
      xName={words.x!}
      note={{ at: 1 / top, text: words.passes! }}
    >
      {strip && <path class="range-strip" d={stripPath(strip)} />}
      <path class="range-rule" d={`M0,${upwards(1 / top)}H${UNITS}`} />
      <path class="range-line" d={pathOf(curve.x, curve.gain, top)} />
      <path class="range-now" d={`M${acrossView(x)},${upwards(gain / top)}h0`} />
    </StretchedChart>
  );
}

function ZoomChart({ result: { zoom, ends, z }, format, words }: FigureProps) {
  const at = formatNumber(ends.oneFrom, 'number', 6);
  const across = (value: number): number => tenth(((value - zoom.from) / (zoom.to - zoom.from)) * UNITS);
  const down = (gaps: number): number => tenth(((gaps + 1) / (zoom.gaps + 1.5)) * UNITS);
  const numbers = Array.from({ length: zoom.gaps + 1 }, (_, k) => `M0,${down(k)}H${UNITS}`).join('');
  const shown = [Math.ceil(zoom.from), ends.oneFrom, Math.floor(zoom.to)];
  return (
    <StretchedChart
      name="range-zoom"
      label={fill(words.zoomLabel!, { at })}
      title={fill(words.zoom!, { format, gap: formatNumber(zoom.decades, 'decades') })}
      yTicks={[0, 4, 8].map((gaps) => ({
        at: 1 - down(gaps) / UNITS,
        text: gaps === 0 ? '1' : `1 ${MINUS} ${gaps}u`,
      }))}
      xTicks={shown.map((value) => ({ at: across(value) / UNITS, text: formatNumber(value, 'number', 6) }))}
      xName={words.z!}
    >
      <path class="range-number" d={numbers} />
      <path class="range-rule" d={`M${across(ends.oneFrom)},${down(0)}V${UNITS}`} />
      <path class="range-rule" d={exactPath(zoom, across, down)} />
      <path class="range-line" d={treadPath(zoom, across, down)} />
      {z >= zoom.from && z <= zoom.to && (
        <path class="range-now" d={`M${across(z)},${down(gapsAt(zoom, z))}h0`} />
      )}
    </StretchedChart>
  );
}

type Scale = (value: number) => number;

const exactPath = ({ exact, from, to }: Zoom, across: Scale, down: Scale): string =>
  [...exact]
    .map((gaps, k) => `${across(from + ((to - from) * k) / (exact.length - 1))},${down(gaps)}`)
    .reduce((path, point) => `${path}${path === 'M' ? '' : 'L'}${point}`, 'M');

const treadPath = ({ treads }: Zoom, across: Scale, down: Scale): string =>
  treads
    .map(({ from, to, gaps }, i) => `${i === 0 ? `M${across(from)},` : 'V'}${down(gaps)}H${across(to)}`)
    .join('');

const gapsAt = ({ treads }: Zoom, z: number): number => treads.find(({ to }) => z <= to)?.gaps ?? 0;

/** Where all pre-activations lead: to exactly 0, in between, to exactly 1. */
function RangeBar({ result: { ends, z }, words }: FigureProps) {
  const [zero, one] = [ends.zeroUpTo, ends.oneFrom].map((at) => formatNumber(at, 'number', 6)) as [
    string,
    string,
  ];
  const along = (value: number): number => tenth(((value + REACH) / (2 * REACH)) * UNITS);
  const now = Math.min(REACH, Math.max(-REACH, z));
  const label = fill(words.rangeLabel!, { reach: REACH, zero, one, z: formatNumber(z) });
  return (
    <div class="range-bar" role="img" aria-label={label}>
      <p aria-hidden="true">
        <span>{fill(words.zero!, { at: zero })}</span>
        <span>{fill(words.one!, { at: one })}</span>
      </p>
      <svg viewBox={`0 0 ${UNITS} 20`} preserveAspectRatio="none" aria-hidden="true">
        <path class="range-end" d={`M0,10H${along(ends.zeroUpTo)}M${along(ends.oneFrom)},10H${UNITS}`} />
        <path class="range-between" d={`M${along(ends.zeroUpTo)},10H${along(ends.oneFrom)}`} />
        <path class="range-now" d={`M${along(now)},10h0`} />
      </svg>
      <p aria-hidden="true">
        <span>{`${MINUS}${REACH}`}</span>
        <span>{words.z}</span>
        <span>{REACH}</span>
      </p>
    </div>
  );
}

/** A tenth of a unit is enough. */
const tenth = (value: number): number => Math.round(value * 10) / 10;
const acrossView = (x: number): number => tenth(((x + VIEW) / (2 * VIEW)) * UNITS);
const upwards = (share: number): number => tenth((1 - share) * UNITS);

const viewTicks = [-VIEW, -VIEW / 2, 0, VIEW / 2, VIEW].map((x) => ({
  at: acrossView(x) / UNITS,
  text: formatNumber(x),
}));

const pathOf = (x: Float64Array, y: Float64Array, top: number): string =>
  [...x].map((at, i) => `${i === 0 ? 'M' : 'L'}${acrossView(at)},${upwards(y[i]! / top)}`).join('');

function stripPath({ from, to }: { readonly from: number; readonly to: number }): string {
  const [left, right] = [from, to].map((x) => acrossView(Math.min(VIEW, Math.max(-VIEW, x))));
  return `M${left},0H${right}V${UNITS}H${left}Z`;
}
