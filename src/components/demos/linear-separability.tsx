/** C04: points of two classes that a hand moves, their hulls, and the line or the point that proves there is none. */
import { useMemo } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/linear-separability.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import {
  experiment,
  labelings,
  squareText,
  XOR,
  type SeparabilityResult,
  type SeparabilityValues,
} from '../../lib/experiments/linear-separability.ts';
import { defaultsOf } from '../../lib/parameters.ts';
import { writePoints } from '../../lib/pointSet.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { MovablePoints } from '../ui/movable-points.tsx';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { AREA, SeparabilityFigure } from './linear-separability-figure.tsx';
import { Labelings } from './linear-separability-labelings.tsx';
import { proofText } from './linear-separability-proof.ts';

type Words = typeof demoWords.en;

const tests: readonly {
  readonly key: keyof Words['misconceptions'];
  readonly values: Partial<SeparabilityValues>;
}[] = [
  { key: 'few', values: { dataset: 'own', points: squareText(XOR) } },
  { key: 'apart', values: { dataset: 'rings', noise: 0, count: 60 } },
  { key: 'many', values: { dataset: 'blobs', count: 60 } },
];

function LinearSeparability(props: DemoProps<Words>) {
  const { words, ui } = props;
  const demo = useDemo(experiment);
  const result = useMemo(() => experiment.run(demo.values), [demo.values]);
  const squares = useMemo(labelings, []);
  const misconceptions = useMemo(() => tests.map(measured), []);
  const sentence = sentenceOf(result);
  const show = (points: string): void => demo.set({ dataset: 'own', points });
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: formatNumber(result.correct / result.points.length, 'share') }}
      sentence={sentence}
      misconceptions={misconceptions}
    >
      <div class="separability demo-figure">
        <figure class="panel">
          <div class="movable-stage">
            <SeparabilityFigure
              result={result}
              label={fill(words.figure.label, { sentence: sentenceText(words, sentence) })}
              words={words.figure}
            />
            <MovablePoints
              points={result.points}
              area={AREA}
              most={experiment.parameters.points.most}
              ui={ui}
              hollow={result.right.map((right) => !right)}
              onChange={(points) => show(writePoints(points))}
            />
          </div>
          <figcaption class="separability-proof">{proofText(result, words.figure)}</figcaption>
        </figure>
        <Labelings squares={squares} words={words.figure} onPick={show} />
      </div>
    </DemoFrame>
  );
}

export default withPageWords(LinearSeparability);

function sentenceOf({
  finding,
  line,
  witness,
  correct,
  points,
}: SeparabilityResult): Sentence<keyof Words['sentences']> {
  if (finding === 'line') return { key: 'line', places: { gap: formatNumber(2 * line!.margin) } };
  if (finding === 'nothing' || finding === 'oneClass') return { key: finding };
  const isCircle = witness!.parts[0].length < witness!.parts[1].length;
  const [one, others] = isCircle ? ['○', '△'] : ['△', '○'];
  return { key: finding, places: { one, others, correct, total: points.length } };
}

/** A misconception with what the experiment says to it. */
function measured(test: (typeof tests)[number]) {
  const { correct, points } = experiment.run({ ...defaultsOf(experiment.parameters), ...test.values });
  return { ...test, places: { correct, total: points.length } };
}
