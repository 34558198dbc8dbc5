/** C11: networks that differ in their activation alone learn to read digits side by side, in a worker. */
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/activation-race.ts';
import { sentenceText } from '../../i18n/demos/words.ts';
import { EPOCHS, experiment, type Lane, type RaceFrame } from '../../lib/experiments/activation-race.ts';
import { DemoFrame } from '../ui/demo-frame.tsx';
import type { DemoProps } from '../ui/demo-props.ts';
import { useDemo } from '../ui/use-demo.ts';
import { withPageWords } from '../ui/with-page-words.tsx';
import { RaceChart } from './activation-race-chart.tsx';
import { LanePanel } from './activation-race-lane.tsx';
import { sentenceOf } from './activation-race-sentence.ts';
import { useRace, type Race } from './activation-race-watching.ts';

type Words = typeof demoWords.en;

interface RaceProps extends DemoProps<Words> {
  /** The race of the default state. */
  readonly built: RaceFrame;
}

function ActivationRace({ built, ...props }: RaceProps) {
  const { words, ui, activationNames } = props;
  const demo = useDemo(experiment);
  const race = useRace(demo.values, built, demo.touched);
  const { shown } = race;
  const isWaiting = race.state === 'waiting';
  const sentence = sentenceOf(race, activationNames);
  const epochsOf = (activation: string): string => {
    const lane = isWaiting ? undefined : shown.lanes.find((each) => each.activation === activation);
    return lane ? arrivalOf(lane, shown) : '…';
  };
  return (
    <DemoFrame
      {...props}
      demo={demo}
      number={{ text: isWaiting ? '…' : shown.lanes.map((lane) => arrivalOf(lane, shown)).join(' · ') }}
      sentence={sentence}
      isBusy={isWaiting}
      before={<Playback race={race} ui={ui} />}
      after={<Progress race={race} words={words.figure} stop={ui.stop} />}
      misconceptions={[
        {
          key: 'sixTimes',
          values: { runners: 'rivals' },
          places: { tanh: epochsOf('tanh'), relu: epochsOf('relu') },
        },
      ]}
    >
      <div class="demo-figure race" aria-busy={isWaiting}>
        <RaceChart
          frame={shown}
          label={fill(words.figure.label, {
            sentence: sentenceText(words, isWaiting ? { key: 'working' } : sentence),
          })}
          words={words.figure}
          activationNames={activationNames}
        />
        <div class="race-lanes">
          {shown.lanes.map((lane) => (
            <LanePanel
              key={lane.activation}
              {...{ frame: shown, lane, activationNames }}
              words={words.figure}
            />
          ))}
        </div>
      </div>
    </DemoFrame>
  );
}

export default withPageWords(ActivationRace);

const arrivalOf = ({ epochs }: Lane, { epoch }: RaceFrame): string =>
  epochs === null ? `> ${epoch}` : formatNumber(epochs);

function Playback({ race, ui }: { race: Race; ui: DemoProps['ui'] }) {
  return (
    <>
      <button type="button" class="primary" onClick={race.isPlaying ? race.pause : race.play}>
        {race.isPlaying ? ui.pause : race.isAtEnd ? ui.replay : ui.play}
      </button>
      <button type="button" onClick={race.stepOnce} disabled={race.isAtEnd}>
        {ui.step}
      </button>
      <label class="control slider">
        <span class="control-name">{ui.scrub}</span>
        <input
          type="range"
          min={0}
          max={EPOCHS}
          value={race.at}
          onInput={(event) => race.show(event.currentTarget.valueAsNumber)}
        />
        <span class="control-value">{race.at}</span>
      </label>
    </>
  );
}

/** How far the worker has come, and a way to stop it. Its place is kept, so that nothing moves when it starts. */
function Progress({ race, words, stop }: { race: Race; words: Words['figure']; stop: string }) {
  const { search, known } = race;
  const [value, max] = search ? [search.done, search.all] : [known, EPOCHS + 1];
  return (
    <div class="race-progress js-only">
      {race.isRunning && (
        <>
          <button type="button" onClick={race.stop}>
            {stop}
          </button>
          <progress max={max} value={value} aria-label={words.progress} />
        </>
      )}
    </div>
  );
}
