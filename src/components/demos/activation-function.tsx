/** C01: a point and a cloud of inputs on their way through an activation function. */
import { useMemo } from 'preact/hooks';
import type { words as demoWords } from '../../i18n/demos/activation-function.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import { formatNumber } from '../../i18n/number.ts';
import {
  experiment,
  type ActivationValues,
  type ShapingResult,
} from '../../lib/experiments/activation-function.ts';
import { defaultsOf } from '../../lib/parameters.ts';
import { activationColor, activationName } from '../ui/activation-look.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { ShapingFigure } from './activation-function-figure.tsx';

type Words = typeof demoWords.en;

function ActivationFunction(props: DemoProps<Words>) {
  const { words, activationNames } = props;
  const demo = useDemo(experiment);
  const { activation, x } = demo.values;
  const result = useMemo(() => experiment.run(demo.values), [demo.values]);
  const sentence = sentenceOf(result, demo.values, activationName(activation, activationNames));
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{
        text: formatNumber(result.atLimit, 'share'),
        theory: formatNumber(result.atLimitTheory, 'share'),
      }}
      sentence={sentence}
      misconceptions={[steepestSigmoid]}
    >
      <ShapingFigure
        x={x}
        result={result}
        color={activationColor(activation)}
        words={words.figure}
        sentence={sentenceText(words, sentence)}
        onMove={(to) => demo.set({ x: to })}
      />
    </DemoFrame>
  );
}

export default withPageWords(ActivationFunction);

/** σ′ where it is largest, for those who have read of another maximum. */
const steepestSigmoid = (() => {
  const values = { activation: 'sigmoid', x: 0 } as const;
  const { slope } = experiment.run({ ...defaultsOf(experiment.parameters), ...values });
  return { key: 'steepest', values, places: { slope: formatNumber(slope) } };
})();

function sentenceOf(
  result: ShapingResult,
  { activation, x }: ActivationValues,
  name: string,
): Sentence<keyof Words['sentences']> {
  const { y, slope, atLow, atHigh, limits, quartiles } = result;
  const places = {
    activation: name,
    x: formatNumber(x),
    y: formatNumber(y),
    slope: formatNumber(slope),
    low: formatNumber(limits.low),
    high: formatNumber(limits.high),
    atLow: formatNumber(atLow, 'share'),
    atHigh: formatNumber(atHigh, 'share'),
    quarter: formatNumber(quartiles[0]),
    threeQuarters: formatNumber(quartiles[1]),
  };
  if (activation === 'identity') return { key: 'unchanged', places };
  if (atLow > 0 && atHigh > 0) return { key: 'both', places };
  if (atLow > 0) return { key: 'low', places };
  if (atHigh > 0) return { key: 'high', places };
  return { key: 'never', places };
}
