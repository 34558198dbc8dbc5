/** C07: a small network learns to part points live, and a hundred of them in a worker. */
import { useMemo, useRef } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/xor.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import {
  experiment,
  hasSettled,
  isRestless,
  STEPS,
  taskOf,
  type Snapshot,
  type Task,
  type XorValues,
} from '../../lib/experiments/xor.ts';
import { writePoints } from '../../lib/pointSet.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { LossCurve } from './xor-loss-curve.tsx';
import { XorSurface } from './xor-surface.tsx';
import { Trials } from './xor-trials.tsx';
import { useTraining } from './xor-training.ts';

type Words = typeof demoWords.en;

function Xor(props: DemoProps<Words>) {
  const { words, ui } = props;
  const demo = useDemo(experiment);
  const { values } = demo;
  const figure = useRef<HTMLDivElement>(null);
  const training = useTraining(values, figure);
  const task = useMemo(() => taskOf(values), [values.dataset, values.points]);
  const now = training.shown;
  const sentence = sentenceOf(now, training.snapshots, values, task);
  const text = sentenceText(words, sentence);
  // A frame of training changes nothing in here, and a hundred thumbnails are not looked through for that.
  const trials = useMemo(
    () => <Trials {...props} values={values} onPick={(seed) => demo.set({ seed })} />,
    [values],
  );
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: `${now.correct}/${task.points.B}` }}
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
      after={trials}
      misconceptions={[{ key: 'twoUnits', values: { activation: 'silu', hidden: 1 } }]}
    >
      <div class="training-row demo-figure" ref={figure}>
        <XorSurface
          {...{ values, task, ui }}
          snapshot={now}
          label={fill(words.figure.label, { sentence: text })}
          words={words.figure}
          onMove={(points) => demo.set({ dataset: 'own', points: writePoints(points) })}
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

export default withPageWords(Xor);

type Key = keyof Words['sentences'];

function sentenceOf(
  now: Snapshot,
  snapshots: readonly Snapshot[],
  values: XorValues,
  { points, possible, classes }: Task,
): Sentence<Key> {
  const places = {
    step: now.step,
    correct: now.correct,
    count: points.B,
    possible,
    loss: formatNumber(now.loss),
  };
  return { key: keyOf(), places };

  function keyOf(): Key {
    if (now.outcome === 'solved' && classes === 1) return 'oneClass';
    if (now.outcome === 'stuck' || now.outcome === 'dead') {
      if (possible < points.B) return 'clash';
      if (now.outcome === 'stuck') return stuckKey(now, snapshots, values);
    }
    return now.outcome;
  }
}

/** Why a run is not there, as far as that can be said; before its last step it may still arrive. */
function stuckKey(now: Snapshot, snapshots: readonly Snapshot[], { activation, hidden }: XorValues): Key {
  if (now.step === 0) return 'start';
  if (now.step < STEPS) return 'stuck';
  if (now.loss > 1.01 * Math.LN2) return 'worse';
  if (isRestless(snapshots)) return 'restless';
  if (activation === 'identity') return 'line';
  if (hidden === 1) return 'oneUnit';
  return hasSettled(snapshots) ? 'settled' : 'stuck';
}
