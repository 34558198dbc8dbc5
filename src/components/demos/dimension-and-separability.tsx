/** C05: the dimension moves a point along the curve, the number of points moves the curve. */
import { useMemo, useState } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/dimension-and-separability.ts';
import { sentenceText, type Sentence } from '../../i18n/demos/words.ts';
import {
  DRAWS,
  experiment,
  interval,
  MANY_DRAWS,
  readingOf,
  regimeOf,
  theoryOf,
  type DigitsReading,
  type DimensionValues,
  type Reading,
} from '../../lib/experiments/dimension-and-separability.ts';
import { defaultsOf } from '../../lib/parameters.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { useTrials, type Trials } from '../ui/use-trials.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { settingsOf, useDraws, type Draws } from './dimension-and-separability-draws.ts';
import { CoverChart, DigitsChart } from './dimension-and-separability-figures.tsx';

type Words = typeof demoWords.en;

interface DimensionProps extends DemoProps<Words> {
  /** What the build has computed: the draws of the first state, and the digits, which no reader need load. */
  readonly built: { readonly reading: Reading; readonly digits: readonly DigitsReading[] };
}

const BUILT_SETTINGS = settingsOf(defaultsOf(experiment.parameters));

function DimensionAndSeparability(props: DimensionProps) {
  const { words, built } = props;
  const demo = useDemo(experiment);
  const { dimension, points } = demo.values;
  const draws = useDraws(demo.values, built.reading, BUILT_SETTINGS);
  const many = useTrials<number>(demo.slug, demo.values, MANY_DRAWS, settingsOf(demo.values));
  // The dots of one number of points must not stand beside the curve of another, not for one frame.
  const [askedFor, setAskedFor] = useState('');
  const isAsked = askedFor === settingsOf(demo.values) && many.trials.length > draws.reading.draws;
  const theory = useMemo(() => theoryOf(points), [points]);
  const reading = isAsked ? readingOf(many.trials) : draws.reading;
  const sentence = sentenceOf(demo.values, reading, draws, theory[dimension - 1]!);
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{
        text: formatNumber(reading.separable[dimension - 1]! / reading.draws, 'share'),
        theory: exactShare(theory[dimension - 1]!),
      }}
      sentence={sentence}
      after={<ManyDraws {...props} many={many} onStart={() => setAskedFor(settingsOf(demo.values))} />}
    >
      <div class="dimension-row demo-figure" aria-busy={reading.draws === 0}>
        <CoverChart
          {...{ dimension, reading, theory }}
          label={fill(words.figure.label, { sentence: sentenceText(words, sentence) })}
          words={words.figure}
        />
        <DigitsChart digits={built.digits} words={words.figure} />
      </div>
    </DemoFrame>
  );
}

export default withPageWords(DimensionAndSeparability);

function sentenceOf(
  values: DimensionValues,
  reading: Reading,
  { done }: Draws,
  theory: number,
): Sentence<keyof Words['sentences']> {
  const { dimension, points } = values;
  if (reading.draws === 0) return { key: 'counting', places: { done, all: DRAWS } };
  const separable = reading.separable[dimension - 1]!;
  const { low, high } = interval(separable, reading.draws);
  const places = {
    ...{ dimension, points, separable, draws: reading.draws, undecided: reading.undecided },
    enough: points - 1,
    theory: exactShare(theory),
    low: formatNumber(low, 'share'),
    high: formatNumber(high, 'share'),
  };
  return { key: reading.undecided > 0 ? 'undecided' : regimeOf(values), places };
}

/** A share that is small, or nearly 1, must not read as 0 or as certain. */
function exactShare(share: number): string {
  if (share > 0 && share < 0.0005) return formatNumber(share);
  return share < 1 && share >= 0.9995 ? `> ${formatNumber(0.999, 'share')}` : formatNumber(share, 'share');
}

interface ManyProps extends DemoProps<Words> {
  readonly many: Trials<number>;
  onStart(): void;
}

/** Many more draws, in a worker: the intervals shrink while one looks. */
function ManyDraws({ many, words, ui, onStart }: ManyProps) {
  const { trials, state, reason, stop } = many;
  const start = (): void => {
    onStart();
    many.start();
  };
  const isRunning = state === 'running';
  const said = {
    idle: '',
    running: words.figure.counting,
    stopped: words.figure.counted,
    done: words.figure.counted,
    failed: words.figure.failed,
  };
  const text = fill(said[state], { done: trials.length, all: MANY_DRAWS, reason });
  return (
    <div class="trials js-only">
      <div class="trials-row">
        <button type="button" onClick={isRunning ? stop : start}>
          {isRunning ? ui.stop : fill(words.figure.runTrials, { all: MANY_DRAWS })}
        </button>
        {isRunning && <progress max={MANY_DRAWS} value={trials.length} aria-label={text} />}
        {/* The count while it runs is for the eye; the ear gets the result. */}
        {isRunning && <span aria-hidden="true">{text}</span>}
        <span role="status" data-draws={state}>
          {!isRunning && text}
        </span>
      </div>
    </div>
  );
}
