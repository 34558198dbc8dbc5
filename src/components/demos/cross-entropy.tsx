/** C09: one neuron under two losses, and a probability fitted to points. */
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/cross-entropy.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import {
  experiment,
  fitPoints,
  MOST_STEPS,
  neuronOf,
  type CrossEntropyResult,
  type NeuronResult,
} from '../../lib/experiments/cross-entropy.ts';
import { readPoints, writePoints } from '../../lib/pointSet.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { NeuronFigure } from './cross-entropy-figure.tsx';
import { FitFigure } from './cross-entropy-fit.tsx';

type Words = typeof demoWords.en;
type Key = keyof Words['sentences'];

function CrossEntropy(props: DemoProps<Words>) {
  const { words, ui } = props;
  const demo = useDemo(experiment);
  const { values, parameters } = demo;
  const { w, b, learningRate } = values;
  const neuron = useMemo(() => neuronOf({ w, b, learningRate }), [w, b, learningRate]);
  const { steps, flow } = neuron.descents[values.loss];
  const sentence = sentenceOf(neuron);
  // The neuron moves without the points, and the points without the neuron.
  const fitted = useMemo(() => {
    const fit = fitPoints(values.points);
    return (
      <FitFigure
        points={readPoints(values.points)}
        most={parameters.points.most}
        fit={fit}
        sentence={sentenceText(words, fitSentence(fit))}
        words={words.figure}
        ui={ui}
        onChange={(points) => demo.set({ points: writePoints(points) })}
      />
    );
  }, [values.points]);
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{
        text: steps === null ? `> ${MOST_STEPS}` : formatNumber(steps, 'count'),
        ...(flow > 0 && { theory: formatNumber(flow, 'number', 5) }),
      }}
      sentence={sentence}
    >
      <div class="demo-figure ce-grid">
        <NeuronFigure
          result={neuron}
          chosen={values.loss}
          words={words.figure}
          sentence={sentenceText(words, sentence)}
        />
        {fitted}
      </div>
    </DemoFrame>
  );
}

export default withPageWords(CrossEntropy);

function sentenceOf({ logit, output, doubt, descents, outcome }: NeuronResult): Sentence<Key> {
  const { bce, mse } = descents;
  const places = {
    z: formatNumber(logit),
    p: formatNumber(output),
    doubt: formatNumber(doubt),
    bce: bce.steps ?? MOST_STEPS,
    mse: mse.steps ?? MOST_STEPS,
    flow: formatNumber(mse.flow),
    bceMove: formatNumber(bce.move),
    mseMove: formatNumber(mse.move),
  };
  return { key: outcome, places };
}

const fitKeys = {
  empty: 'fitEmpty',
  oneClass: 'fitOneClass',
  onePlace: 'fitOnePlace',
  separable: 'fitSeparable',
} as const;

function fitSentence({ state, curves, settled, half }: CrossEntropyResult['fit']): Sentence<Key> {
  const last = curves.at(-1);
  const written = (pick: (curve: NonNullable<typeof last>) => number): string =>
    curves.map((curve) => formatNumber(pick(curve))).join(', ');
  const places = {
    steps: last?.steps ?? 0,
    allSteps: curves.map(({ steps }) => steps).join(', '),
    weights: written(({ w }) => w),
    biases: written(({ b }) => b),
    w: formatNumber(last?.w ?? 0),
    b: formatNumber(last?.b ?? 0),
    half: half === null ? '' : formatNumber(half),
  };
  if (state !== 'overlapping') return { key: fitKeys[state], places };
  if (!settled) return { key: 'fitUnsettled', places };
  return { key: half === null ? 'fitLevel' : 'fitSettled', places };
}
