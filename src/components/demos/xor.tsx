/** C07: a 2-h-1 network learns XOR live, and a hundred of them in a worker. */
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/xor.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import { experiment, hasSettled, STEPS, type Snapshot } from '../../lib/experiments/xor.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { LossCurve } from './xor-loss-curve.tsx';
import { XorSurface } from './xor-surface.tsx';
import { Trials } from './xor-trials.tsx';
import { useTraining } from './xor-training.ts';

type Words = typeof demoWords.en;

export default function Xor(props: DemoProps<Words>) {
  const { words, ui } = props;
  const demo = useDemo(experiment);
  const training = useTraining(demo.values);
  const now = training.shown;
  const sentence = sentenceOf(now, training.snapshots);
  const text = sentenceText(words, sentence);
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: `${now.correct}/4` }}
      sentence={sentence}
      before={
        <>
          <button type="button" class="primary" onClick={training.isPlaying ? training.pause : training.play}>
            {training.isPlaying ? ui.pause : training.isAtEnd ? ui.replay : ui.play}
          </button>
          <button type="button" onClick={training.stepOnce} disabled={training.isAtEnd}>
            {ui.step}
          </button>
          <label class="control slider">
            <span class="control-name">{ui.scrub}</span>
            <input
              type="range"
              min={0}
              max={STEPS}
              step={training.every}
              value={now.step}
              onInput={(event) => training.show(event.currentTarget.valueAsNumber)}
            />
            <span class="control-value">{now.step}</span>
          </label>
        </>
      }
      after={<Trials {...props} values={demo.values} onPick={(seed) => demo.set({ seed })} />}
    >
      <div class="training-row demo-figure">
        <XorSurface
          values={training.values}
          snapshot={now}
          label={fill(words.figure.label, { sentence: text })}
          words={words.figure}
        />
        <LossCurve
          snapshots={training.snapshots}
          now={now}
          label={fill(words.figure.curve, { sentence: text })}
          words={words.figure}
        />
      </div>
    </DemoFrame>
  );
}

function sentenceOf(now: Snapshot, snapshots: readonly Snapshot[]): Sentence<keyof Words['sentences']> {
  const places = { step: now.step, correct: now.correct, loss: formatNumber(now.loss) };
  if (now.outcome !== 'stuck') return { key: now.outcome, places };
  if (now.step === 0) return { key: 'start', places };
  return { key: now.step === STEPS && hasSettled(snapshots) ? 'settled' : 'stuck', places };
}
