/** C14: values stay, differences and gradients shrink. */
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/signal-collapse.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import { experiment, type SignalResult } from '../../lib/experiments/signal-collapse.ts';
import { activationColor, activationName } from '../ui/activation-look.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { SignalFigure } from './signal-collapse-figure.tsx';

type Words = typeof demoWords.en;

function SignalCollapse(props: DemoProps<Words>) {
  const { words, activationNames } = props;
  const demo = useDemo(experiment);
  const result = useMemo(() => experiment.run(demo.values), [demo.values]);
  const sentence = signalSentence(result, activationName(demo.values.activation, activationNames));
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{
        text: formatNumber(result.gradientRatio, 'decades'),
        theory: formatNumber(result.gradientRatioTheory, 'decades'),
      }}
      sentence={sentence}
    >
      <SignalFigure
        result={result}
        color={activationColor(demo.values.activation)}
        words={words.figure}
        sentence={sentenceText(words, sentence)}
      />
    </DemoFrame>
  );
}

export default withPageWords(SignalCollapse);

export function signalSentence(result: SignalResult, activation: string): Sentence<keyof Words['sentences']> {
  const places = {
    depth: result.layers.length,
    activation,
    ratio: formatNumber(result.gradientRatio, 'decades'),
    mean: formatNumber(result.layers.at(-1)!.meanActivation, 'number', 2),
    lost: result.lostInFloat32 ?? 0,
  };
  if (result.outcome === 'vanishes' && result.lostInFloat32 !== null) return { key: 'vanishesLost', places };
  return { key: result.outcome, places };
}
