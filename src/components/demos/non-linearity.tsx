/** C02: the two rules of a linear function, tried on any function. */
import { useMemo } from 'preact/hooks';
import type { words as demoWords } from '../../i18n/demos/non-linearity.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import { fill } from '../../i18n/fill.ts';
import { formatNumber, MINUS } from '../../i18n/number.ts';
import {
  experiment,
  type LinearityResult,
  type LinearityValues,
} from '../../lib/experiments/non-linearity.ts';
import { defaultsOf } from '../../lib/parameters.ts';
import { activationColor, activationName } from '../ui/activation-look.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { RulePanel } from './non-linearity-figure.tsx';

type Words = typeof demoWords.en;

function NonLinearity(props: DemoProps<Words>) {
  const { words, activationNames } = props;
  const demo = useDemo(experiment);
  const { values } = demo;
  const result = useMemo(() => experiment.run(values), [values]);
  const name = words.parameters.f.options[values.f as 'affine'] ?? activationName(values.f, activationNames);
  const sentence = sentenceOf(result, values, name);
  const shared = { extent: result.extent, color: activationColor(values.f), words: words.figure };
  const { fx, fy, sum, multiple } = result;
  const places = Object.fromEntries(
    Object.entries({
      fx,
      fy,
      a: values.a,
      sumAt: sum.argument,
      sum: sum.whole,
      sumParts: sum.parts,
      multipleAt: multiple.argument,
      multiple: multiple.whole,
      multipleParts: multiple.parts,
    }).map(([key, value]) => [key, within(key, formatNumber(value))]),
  );
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: formatNumber(result.tally.either, 'count') }}
      sentence={sentence}
      misconceptions={[anyMultiple, straight]}
    >
      <div class="panels demo-figure rules" role="group" aria-label={sentenceText(words, sentence)}>
        <RulePanel
          {...shared}
          rule={sum}
          whole={fill(words.figure.sumWhole, places)}
          parts={fill(words.figure.sumParts, places)}
          joint={fx}
          name="y"
          at={values.y}
          onMove={(y) => demo.set({ y })}
        />
        <RulePanel
          {...shared}
          rule={multiple}
          whole={fill(words.figure.multipleWhole, places)}
          parts={fill(words.figure.multipleParts, places)}
          name="a"
          at={values.a}
          onMove={(a) => demo.set({ a })}
        />
      </div>
    </DemoFrame>
  );
}

export default withPageWords(NonLinearity);

/** A negative number in the middle of a formula stands in parentheses. */
const within = (key: string, text: string): string =>
  text.startsWith(MINUS) && ['fx', 'fy', 'a'].includes(key) ? `(${text})` : text;

const anyMultiple = tested('anyMultiple', { f: 'relu', x: 1, a: -1 });
const straight = tested('straight', { f: 'affine', x: 1, y: 1 });

/** A state that tests a misconception, with the two sides of both rules for its verdict. */
function tested(key: keyof Words['misconceptions'], values: Partial<LinearityValues>) {
  const { sum, multiple } = experiment.run({ ...defaultsOf(experiment.parameters), ...values });
  const [whole, parts] = [sum.whole, sum.parts].map((value) => formatNumber(value));
  const [multipleWhole, multipleParts] = [multiple.whole, multiple.parts].map((value) => formatNumber(value));
  return { key, values, places: { whole, parts, multipleWhole, multipleParts } as Record<string, string> };
}

function sentenceOf(
  { sum, multiple, tally }: LinearityResult,
  { f, x, y, a }: LinearityValues,
  name: string,
): Sentence<keyof Words['sentences']> {
  const places = {
    f: name,
    x: formatNumber(x),
    y: formatNumber(y),
    a: formatNumber(a),
    sums: tally.sums,
    up: tally.up,
    upBroken: tally.upBroken,
    down: tally.down,
    downBroken: tally.downBroken,
  };
  if (tally.either === 0) return { key: 'linear', places };
  if (f === 'affine') return { key: 'affine', places };
  if (sum.gap === 0 && multiple.gap === 0) return { key: 'neither', places };
  if (multiple.gap === 0) return { key: 'sum', places };
  if (sum.gap === 0) return { key: 'multiple', places };
  return { key: 'both', places };
}
