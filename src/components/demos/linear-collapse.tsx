/** C06: a grid carried through a stack of layers, and beside it through the single product matrix. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/linear-collapse.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import { experiment, LINES, type CollapseResult } from '../../lib/experiments/linear-collapse.ts';
import type { Polyline } from '../../lib/nn/polylines.ts';
import type { Values } from '../../lib/parameters.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';

type Words = typeof demoWords.en;

function LinearCollapse(props: DemoProps<Words>) {
  const { words } = props;
  const demo = useDemo(experiment);
  const { depth } = demo.values;
  const result = useMemo(() => experiment.run(demo.values), [demo.values]);
  const sentence = sentenceOf(result, demo.values);
  const label = fill(words.figure.label, {
    sentence: sentenceText(words, sentence),
  });
  const single = fill(words.figure.single, { rank: result.rank });
  const stackedName = depth === 1 ? words.figure.stackedOne : fill(words.figure.stacked, { depth });
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: formatNumber(result.difference), ...(demo.values.relu === 'none' && { theory: '0' }) }}
      sentence={sentence}
    >
      <div class="panels demo-figure">
        <GridPanel
          name={stackedName}
          label={label}
          lines={result.stacked}
          before={result.before}
          extent={result.extent}
        />
        <GridPanel
          name={single}
          label={single}
          lines={result.single}
          before={result.before}
          extent={result.extent}
        >
          <Matrix numbers={result.product.W} />
          <Matrix numbers={result.product.b} />
        </GridPanel>
      </div>
    </DemoFrame>
  );
}

export default withPageWords(LinearCollapse);

function sentenceOf(
  result: CollapseResult,
  { depth, relu, precision }: Values<typeof experiment.parameters>,
): Sentence<keyof Words['sentences']> {
  const { difference, digits, rank } = result;
  const hasRelu = relu !== 'none';
  const bits = precision === 'float32' ? 32 : 64;
  if (hasRelu && result.isDead) return { key: 'dead' };
  if (hasRelu && !result.isSame)
    return { key: 'folded', places: { bits, share: formatNumber(difference, 'share') } };
  if (hasRelu) return { key: 'agrees' };
  if (rank < 2) return { key: 'flat', places: { rank } };
  if (difference === 0) return { key: 'exact', places: { depth } };
  return { key: 'same', places: { depth, digits } };
}

interface GridPanelProps {
  readonly name: string;
  readonly label: string;
  readonly lines: readonly Polyline[];
  readonly before: readonly Polyline[];
  readonly extent: number;
  readonly children?: ComponentChildren;
}

function GridPanel({ name, label, lines, before, extent, children }: GridPanelProps) {
  const scale = 160 / extent;
  return (
    <figure class="panel">
      <svg class="geometry" viewBox="-160 -160 320 320" role="img" aria-label={label}>
        <path class="grid-line before" d={outline(before, scale)} />
        {lines.map((line, i) => (
          <path key={i} class={`grid-line ${roleOf(i)}`} d={pathOf(line, scale)} />
        ))}
      </svg>
      <figcaption>
        {name} {children}
      </figcaption>
    </figure>
  );
}

/** Numbers of a matrix of two rows, between brackets. */
function Matrix({ numbers }: { numbers: Float64Array }) {
  return (
    <span class="matrix" style={`--columns:${numbers.length / 2}`}>
      {Array.from(numbers, (number, i) => (
        <span key={i}>{formatNumber(number)} </span>
      ))}
    </span>
  );
}

/** The rim of the square, and its two axes, one drawn through and one broken: what becomes of them becomes of the plane. */
function roleOf(i: number): string {
  const place = i % LINES;
  if (place === (LINES - 1) / 2) return i < LINES ? 'axis' : 'axis second';
  return place === 0 || place === LINES - 1 ? 'edge' : '';
}

const outline = (lines: readonly Polyline[], scale: number): string =>
  [0, LINES - 1, LINES, 2 * LINES - 1].map((i) => pathOf(lines[i]!, scale)).join('');

function pathOf(line: Polyline, scale: number): string {
  let d = '';
  for (let i = 0; i < line.length; i += 2)
    d += `${i === 0 ? 'M' : 'L'}${place(line[i]! * scale)},${place(-line[i + 1]! * scale)}`;
  return d;
}

/** A tenth of a pixel is enough. */
const place = (x: number): string => String(Math.round(x * 10) / 10);
