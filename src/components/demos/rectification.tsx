/** C10: one unit in three steps, and two fresh layers with what they pass on. */
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/rectification.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import {
  biasFor,
  experiment,
  layersOf,
  unitOf,
  type UnitResult,
} from '../../lib/experiments/rectification.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { LayerFigure } from './rectification-layers.tsx';
import { UnitFigure } from './rectification-unit.tsx';

type Words = typeof demoWords.en;

function Rectification(props: DemoProps<Words>) {
  const { words } = props;
  const demo = useDemo(experiment);
  const { values } = demo;
  const { w, b, a, factor, atZero, data, inputs, bias, seed } = values;
  const unit = useMemo(() => unitOf({ w, b, a, factor, atZero }), [w, b, a, factor, atZero]);
  const layers = useMemo(() => layersOf({ data, inputs, bias, seed }), [data, inputs, bias, seed]);
  // The unit moves without the layers.
  const patterns = useMemo(() => <LayerFigure layers={layers} words={words.figure} />, [layers]);
  const sentence = sentenceOf(unit);
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{
        text: formatNumber(layers[0].zeros, 'share'),
        theory: formatNumber(layers[0].theory, 'share'),
      }}
      sentence={sentence}
    >
      <div class="demo-figure rectification">
        <UnitFigure
          unit={unit}
          factor={factor}
          words={words.figure}
          sentence={sentenceText(words, sentence)}
          onKink={(kink) => demo.set({ b: biasFor(kink, w) })}
        />
        {patterns}
      </div>
    </DemoFrame>
  );
}

export default withPageWords(Rectification);

function sentenceOf(unit: UnitResult): Sentence<keyof Words['sentences']> {
  const { kink, slopes, state, original } = unit;
  const places = {
    kink: formatNumber(kink ?? NaN),
    slope: formatNumber(slopes.left + slopes.right),
    atKink: formatNumber(slopes.atKink),
    value: formatNumber(original[0]![1]),
  };
  if (state !== 'corner') return { key: state, places };
  return { key: slopes.left === 0 ? 'cornerRight' : 'cornerLeft', places };
}
