/** The figure of C03: the learning curves over their theory, and the function at one moment. */
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { DemoWords } from '../../i18n/demos/words.ts';
import {
  DURATION,
  type Curve,
  type DepthResult,
  type LearnedFunction,
  type LearningRun,
} from '../../lib/experiments/depth-without-nonlinearity.ts';
import { PlotFigure, type BuildPlot, type Marks } from '../ui/plot-figure.tsx';

interface FigureProps {
  readonly result: DepthResult;
  readonly values: {
    readonly depth: number;
    readonly start: string;
    readonly target: number;
    readonly time: number;
  };
  readonly words: DemoWords['figure'];
  readonly sentence: string;
}

const DEEP = 'var(--ink)';
const SINGLE = 'var(--soft)';
const DASH = '5 4';

export function DepthFigure(props: FigureProps) {
  const { words, values, sentence } = props;
  return (
    <div class="demo-figure depth-figure">
      <figure class="panel">
        <PlotFigure
          id="learning"
          widthOverHeight={1.75}
          narrowWidthOverHeight={1.35}
          label={fill(words.curveLabel!, { depth: values.depth, sentence })}
          build={curvesPlot(props)}
        />
        <figcaption>{words.product}</figcaption>
      </figure>
      <figure class="panel">
        <PlotFigure
          id="learned"
          widthOverHeight={1.1}
          narrowWidthOverHeight={1.35}
          label={learnedLabel(props)}
          build={learnedPlot(props)}
        />
        <figcaption>{learnedCaption(props)}</figcaption>
      </figure>
    </div>
  );
}

function learnedLabel({ result: { learned }, values: { time, target }, words }: FigureProps): string {
  const places = { time, target: formatNumber(target) };
  if (!learned) return fill(words.learnedNoneLabel!, places);
  return fill(words.learnedLabel!, { ...places, slope: formatNumber(learned.y.at(-1)) });
}

function learnedCaption({ result: { learned }, values: { time }, words }: FigureProps): string {
  if (!learned) return fill(words.learnedNothing!, { time });
  if (learned.bend === 0) return fill(words.learnedExactly!, { time });
  return fill(words.learned!, { time, bend: formatNumber(learned.bend, 'number', 2) });
}

/** Heights that are shown: from start to target with room for steps that leap over it. */
function heights({ values: { start, target } }: FigureProps): [number, number] {
  const [low, high] = [Math.min(0, target), Math.max(Number(start), target)];
  const room = 0.16 * (high - low);
  return [low < 0 ? low - room : -0.04 * high, high + room];
}

function curvesPlot(props: FigureProps): BuildPlot {
  const { result, values, words } = props;
  const { deep, single } = result;
  const isOne = values.depth === 1;
  const domain = heights(props);
  return (plot, { narrow }) => ({
    marginLeft: narrow ? 34 : 40,
    marginRight: 14,
    marginTop: 10,
    marginBottom: 38,
    x: {
      domain: [0, DURATION],
      ticks: 6,
      tickSize: 3,
      label: words.time!,
      labelArrow: 'none',
      labelAnchor: 'center',
    },
    y: { domain, ticks: 4, tickFormat: (value: number) => formatNumber(value), tickSize: 3, label: null },
    marks: [
      plot.lineY(momentLine(values.time, domain), { x: 't', y: 'u', stroke: 'var(--rule)', strokeWidth: 2 }),
      plot.ruleY([values.target], { stroke: 'var(--rule)' }),
      ...(isOne ? [] : learningMarks(plot, single.steps, SINGLE, DASH)),
      ...learningMarks(plot, deep.steps, DEEP),
      ...(isOne ? [] : [theoryMark(plot, single.exact)]),
      theoryMark(plot, deep.exact),
      ...(isOne || !result.learnedSingle ? [] : [momentMark(plot, single.steps, values.time, SINGLE)]),
      ...(result.learned ? [momentMark(plot, deep.steps, values.time, DEEP)] : []),
      ...(isOne ? [] : [singleName(plot, single, words.one!, narrow)]),
      nameMark(plot, deep, 0.5, isOne ? words.one! : fill(words.many!, { depth: values.depth }), DEEP),
    ],
  });
}

interface CurvePoint {
  readonly t: number;
  readonly u: number;
}

/** At most so many points of a curve are drawn. */
const DRAWN = 120;
/** Steps as long as this are seen one by one. */
const FEW = 60;

function pointsOf({ t, u }: Curve): CurvePoint[] {
  const every = Math.ceil(t.length / DRAWN);
  const points = Array.from(t, (time, k) => ({ t: time, u: u[k]! }));
  return points.filter((_, k) => k % every === 0 || k === t.length - 1);
}

function learningMarks(plot: Marks, curve: Curve, stroke: string, strokeDasharray?: string) {
  const points = pointsOf(curve);
  const line = plot.lineY(points, {
    ...{ x: 't', y: 'u', stroke, strokeWidth: 2.4, clip: true },
    ...(strokeDasharray && { strokeDasharray }),
  });
  return points.length > FEW
    ? [line]
    : [line, plot.dot(points, { x: 't', y: 'u', fill: stroke, r: 2.6, clip: true })];
}

const theoryMark = (plot: Marks, curve: Curve) =>
  plot.lineY(pointsOf(curve), { x: 't', y: 'u', stroke: 'var(--theory)', strokeWidth: 1, clip: true });

const momentLine = (t: number, [low, high]: [number, number]): CurvePoint[] => [
  { t, u: low },
  { t, u: high },
];

/** The last step before the moment. */
function momentMark(plot: Marks, { t, u }: Curve, time: number, fill: string) {
  const k = t.findLastIndex((at) => at <= time + 1e-9);
  return plot.dot([{ t: t[k]!, u: u[k]! }], {
    x: 't',
    y: 'u',
    fill,
    stroke: 'var(--paper)',
    r: 5,
    clip: true,
  });
}

/** A name beside its curves, where both have gone `share` of the way; above their end where they do not get so far. */
function nameMark(plot: Marks, run: LearningRun, share: number, name: string, fill: string) {
  const { t, u } = run.exact;
  const [first, last] = [u[0]!, u.at(-1)];
  const way = last - first;
  if (Math.abs(way) < 0.1)
    return textMark(plot, t[Math.round(0.6 * t.length)]!, last, { name, fill, dx: 0, dy: -9 });
  const level = first + share * way;
  const times = [run.exact, run.steps].map(
    (curve) => curve.t[curve.u.findIndex((v) => (v - level) / way >= 0)] ?? 0,
  );
  return textMark(plot, Math.max(...times), level, { name, fill, dx: 9, dy: way > 0 ? 7 : -7 });
}

/** One layer is named low beside its curve, or beyond the target where a narrow figure has no room there. */
function singleName(plot: Marks, run: LearningRun, name: string, narrow: boolean) {
  if (!narrow) return nameMark(plot, run, 0.18, name, SINGLE);
  const { t, u } = run.exact;
  const dy = u.at(-1) > u[0]! ? -11 : 11;
  return textMark(plot, t[Math.round(0.3 * t.length)]!, u.at(-1), { name, fill: SINGLE, dx: 0, dy });
}

interface TextLook {
  readonly name: string;
  readonly fill: string;
  readonly dx: number;
  readonly dy: number;
}

const textMark = (plot: Marks, t: number, u: number, { name, ...look }: TextLook) =>
  plot.text([{ t, u }], { x: 't', y: 'u', text: () => name, fontSize: 12, textAnchor: 'start', ...look });

function learnedPlot(props: FigureProps): BuildPlot {
  const { result, values, words } = props;
  const size = Math.max(...heights(props).map(Math.abs));
  const lineOf = ({ x, y }: LearnedFunction) => Array.from(x, (at, i) => ({ x: at, y: y[i]! }));
  const target = [-1, 1].map((x) => ({ x, y: x * values.target }));
  const deep = result.learned ? lineOf(result.learned) : [];
  const single = result.learnedSingle && values.depth > 1 ? lineOf(result.learnedSingle) : [];
  return (plot, { narrow }) => ({
    marginLeft: narrow ? 34 : 40,
    marginRight: 14,
    marginTop: 10,
    marginBottom: 38,
    x: {
      domain: [-1, 1],
      ticks: [-1, 0, 1],
      tickFormat: (value: number) => formatNumber(value),
      tickSize: 3,
      label: words.input!,
      labelArrow: 'none',
      labelAnchor: 'center',
    },
    y: {
      domain: [-size, size],
      ticks: 4,
      tickFormat: (value: number) => formatNumber(value),
      tickSize: 3,
      label: null,
    },
    marks: [
      plot.lineY(target, { x: 'x', y: 'y', stroke: 'var(--theory)', strokeWidth: 1 }),
      plot.lineY(single, {
        x: 'x',
        y: 'y',
        stroke: SINGLE,
        strokeWidth: 2.4,
        strokeDasharray: DASH,
        clip: true,
      }),
      plot.lineY(deep, { x: 'x', y: 'y', stroke: DEEP, strokeWidth: 2.4, clip: true }),
      plot.dot(deep, { x: 'x', y: 'y', fill: DEEP, r: 2.6, clip: true }),
    ],
  });
}
