/** C08: the sigmoid of a computer reaches 0 and 1, and passes a change on at full size in a narrow strip. */
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/sigmoid-range.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import { experiment, LARGEST_SLOPE, WIDEST, type RangeResult } from '../../lib/experiments/sigmoid-range.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { RangeFigure } from './sigmoid-range-figure.tsx';

type Words = typeof demoWords.en;

function SigmoidRange(props: DemoProps<Words>) {
  const { words } = props;
  const demo = useDemo(experiment);
  const { x, format } = demo.values;
  const result = useMemo(() => experiment.run(demo.values), [demo.values]);
  const sentence = sentenceOf(result, x);
  const { oneFrom, oneTheory } = result.ends;
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: formatNumber(oneFrom, 'number', 6), theory: formatNumber(oneTheory, 'number', 6) }}
      sentence={sentence}
      misconceptions={[
        {
          key: 'largestSlope',
          values: { x: 0, w: 1 },
          places: { largest: formatNumber(LARGEST_SLOPE) },
        },
      ]}
    >
      <RangeFigure {...{ result, x, format }} words={words.figure} sentence={sentenceText(words, sentence)} />
    </DemoFrame>
  );
}

export default withPageWords(SigmoidRange);

function sentenceOf(result: RangeResult, x: number): Sentence<keyof Words['sentences']> {
  const { state, z, gain, strip, largestGain, slopeDecades } = result;
  return {
    key: state,
    places: {
      x: formatNumber(x),
      z: formatNumber(z),
      gain: formatNumber(gain),
      largest: formatNumber(largestGain),
      slope: formatNumber(slopeDecades, 'decades'),
      from: formatNumber(strip?.from ?? NaN),
      to: formatNumber(strip?.to ?? NaN),
      width: formatNumber(strip?.width ?? NaN),
      widest: formatNumber(WIDEST.width),
    },
  };
}
