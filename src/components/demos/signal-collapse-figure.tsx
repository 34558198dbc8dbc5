/** The figure of C14: the distribution of each layer's activations above, what fades below. */
import { PlotFigure, type BuildPlot, type Marks } from '../ui/plot-figure.tsx';
import { StretchedChart, UNITS } from '../ui/stretched-chart.tsx';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { DemoWords } from '../../i18n/demos/words.ts';
import { BINS, type LayerReading, type SignalResult } from '../../lib/experiments/signal-collapse.ts';

interface FigureProps {
  readonly result: SignalResult;
  /** The color of the network's activation function. */
  readonly color: string;
  readonly words: DemoWords['figure'];
  readonly sentence: string;
}

export function SignalFigure({ result, color, words, sentence }: FigureProps) {
  return (
    <div class="demo-figure">
      <Violins result={result} color={color} words={words} />
      <PlotFigure
        id="fades"
        widthOverHeight={2.05}
        narrowWidthOverHeight={1.05}
        label={fill(words.fadesLabel!, { depth: result.layers.length, sentence })}
        build={fadesPlot(result, color, words)}
      />
    </div>
  );
}

/** One violin a layer: its width is the share of activations in that bin. */
function Violins({ result, color, words }: Omit<FigureProps, 'sentence'>) {
  const { layers, low, high } = result;
  const places = { depth: layers.length, mean: formatNumber(layers.at(-1)!.meanActivation) };
  return (
    <StretchedChart
      name="violins"
      label={fill(words.valuesLabel!, places)}
      title={words.values!}
      yTicks={[0, 0.5, 1].map((at) => ({ at, text: formatNumber(low + at * (high - low), 'number', 2) }))}
    >
      <path fill={color} d={violinPath(layers)} />
    </StretchedChart>
  );
}

function violinPath(layers: readonly LayerReading[]): string {
  const peak = Math.max(...layers.flatMap((layer) => layer.histogram));
  const [widthOf, heightOf] = [UNITS / layers.length, UNITS / BINS];
  return layers
    .map(({ histogram }, l) => {
      const side = (sign: 1 | -1): Point[] =>
        histogram.map((share, bin) => [
          Math.round((l + 0.5 + (sign * 0.47 * share) / peak) * widthOf),
          Math.round(UNITS - (bin + 0.5) * heightOf),
        ]);
      return roundedPath([...side(1), ...side(-1).reverse()]);
    })
    .join('');
}

type Point = readonly [number, number];

/** A closed curve that is led by the points and passes through the middle of every two neighbors. */
function roundedPath(points: readonly Point[]): string {
  const middle = ([x, y]: Point, [u, v]: Point): string => `${(x + u) >> 1},${(y + v) >> 1}`;
  const curves = points.map((p, i) => `Q${p.join()},${middle(p, points[(i + 1) % points.length]!)}`);
  return `M${middle(points.at(-1)!, points[0]!)}${curves.join('')}Z`;
}

/** The two lines of the claim: a difference that dies upwards and a gradient that dies downwards. */
function fadesPlot(
  { layers, lostInFloat32, lostInFloat64 }: SignalResult,
  color: string,
  words: DemoWords['figure'],
): BuildPlot {
  const depth = layers.length;
  const shown = (key: 'difference' | 'gradient' | 'gradientTheory') =>
    layers
      .filter((layer) => Number.isFinite(layer[key]))
      .map((layer) => ({ layer: layer.layer, value: layer[key] }));
  const [difference, gradient, theory] = [shown('difference'), shown('gradient'), shown('gradientTheory')];
  const all = [...difference, ...gradient].map((d) => d.value);
  const bottom = Math.min(-1, ...all) * 1.06;
  const top = Math.max(1, ...all) * 1.02;
  const limits = [
    { at: lostInFloat32, value: levelAt(layers, lostInFloat32), name: words.float32! },
    { at: lostInFloat64, value: levelAt(layers, lostInFloat64), name: words.float64! },
  ].filter((limit) => limit.at !== null && limit.value > bottom);
  return (plot, { narrow, width }) => ({
    // In shares of the width, as in the stylesheet, so that the violins above stand over their layers.
    marginLeft: width * (narrow ? 0.126 : 0.062),
    marginRight: width * (narrow ? 0.034 : 0.165),
    marginTop: 18,
    marginBottom: 34,
    x: {
      domain: [0.4, depth + 0.6],
      ticks: layerTicks(depth),
      tickFormat: String,
      tickSize: 3,
      label: words.layer!,
      labelArrow: 'none',
      labelAnchor: 'center',
    },
    y: { domain: [bottom, top], tickFormat: powerOfTen, ticks: narrow ? 5 : 7, tickSize: 3, label: null },
    marks: [
      plot.ruleY(limits, { y: 'value', stroke: 'var(--rule)' }),
      plot.text(limits, {
        y: 'value',
        x: 0.5,
        dy: -7,
        text: 'name',
        textAnchor: 'start',
        fill: 'var(--soft)',
      }),
      plot.lineY(theory, { x: 'layer', y: 'value', stroke: 'var(--theory)', strokeWidth: 1 }),
      plot.lineY(difference, { x: 'layer', y: 'value', stroke: color, strokeWidth: 2 }),
      plot.dot(difference, { x: 'layer', y: 'value', fill: color, r: depth > 30 ? 1.8 : 2.8 }),
      plot.lineY(gradient, {
        x: 'layer',
        y: 'value',
        stroke: color,
        strokeWidth: 2,
        strokeDasharray: '7 3',
      }),
      plot.dot(gradient, {
        x: 'layer',
        y: 'value',
        fill: 'var(--paper)',
        stroke: color,
        strokeWidth: 1.6,
        r: depth > 30 ? 1.8 : 2.8,
      }),
      nameOf(plot, difference, {
        name: words.difference!,
        color,
        share: narrow ? 0.12 : 1,
        side: 'start',
      }),
      nameOf(plot, gradient, {
        name: words.gradient!,
        color,
        share: narrow ? 0.72 : 1,
        side: narrow ? 'end' : 'start',
      }),
    ],
  });
}

interface LineName {
  readonly name: string;
  readonly color: string;
  /** Where along the line the name stands: 1 is its end. */
  readonly share: number;
  readonly side: 'start' | 'end';
}

/** A name beside its line, in the line's color, so that no legend is needed. */
function nameOf(marks: Marks, line: readonly LayerPoint[], { name, color, share, side }: LineName) {
  const at = Math.round((line.length - 1) * share);
  return marks.text(line.slice(at, at + 1), {
    x: 'layer',
    y: 'value',
    text: () => name,
    textAnchor: side,
    dx: side === 'start' ? 10 : -10,
    lineWidth: 9,
    fill: color,
    fontSize: 12,
  });
}

interface LayerPoint {
  readonly layer: number;
  readonly value: number;
}

const levelAt = (layers: readonly LayerReading[], layer: number | null): number =>
  layer === null ? -Infinity : (layers[layer - 1]?.difference ?? -Infinity);

const layerTicks = (depth: number): number[] => {
  const step = depth <= 12 ? 1 : depth <= 26 ? 2 : 5;
  return Array.from({ length: depth }, (_, i) => i + 1).filter((l) => l === 1 || (l % step === 0 && l !== 2));
};

const powerOfTen = (exponent: number): string =>
  exponent === 0 ? '1' : `10${String(exponent).replace(/./g, (c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)] ?? '⁻')}`;
