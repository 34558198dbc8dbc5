/** C03: a product of layers learns the line of a single layer, along another path. */
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/depth-without-nonlinearity.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import { DURATION, experiment, type DepthResult } from '../../lib/experiments/depth-without-nonlinearity.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { DepthFigure } from './depth-without-nonlinearity-figure.tsx';

type Words = typeof demoWords.en;

function DepthWithoutNonlinearity(props: DemoProps<Words>) {
  const { words } = props;
  const demo = useDemo(experiment);
  const result = useMemo(() => experiment.run(demo.values), [demo.values]);
  const sentence = sentenceOf(result, demo.values.depth);
  const { deviation, deviationTheory } = result.deep;
  const isRegular = result.outcome !== 'diverged' && result.outcome !== 'restless';
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: shareOf(deviation), ...(isRegular && { theory: shareOf(deviationTheory) }) }}
      sentence={sentence}
    >
      <DepthFigure
        result={result}
        values={demo.values}
        words={words.figure}
        sentence={sentenceText(words, sentence)}
      />
    </DemoFrame>
  );
}

export default withPageWords(DepthWithoutNonlinearity);

/** Shares too small for a tenth of a percent are written as powers of ten. */
const shareOf = (value: number): string =>
  value >= 0.001 && Number.isFinite(value) ? formatNumber(value, 'share') : formatNumber(value);

function sentenceOf(
  { deep, single, outcome }: DepthResult,
  depth: number,
): Sentence<keyof Words['sentences']> {
  return {
    key: outcome,
    places: {
      depth,
      half: formatNumber(deep.halfTime ?? NaN),
      halfSingle: formatNumber(single.halfTime ?? NaN),
      fastest: formatNumber(deep.fastest, 'share'),
      progress: shareOf(deep.progress),
      duration: DURATION,
      last: formatNumber(deep.steps.t.at(-1)),
    },
  };
}
