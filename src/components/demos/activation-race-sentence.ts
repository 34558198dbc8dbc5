/** What the race says in words, for every state it can be in. */
import { formatNumber } from '../../i18n/number.ts';
import type { words as demoWords } from '../../i18n/demos/activation-race.ts';
import type { Sentence } from '../../i18n/demos/words.ts';
import { EPOCHS, type Lane, type RaceFrame } from '../../lib/experiments/activation-race.ts';
import { activationName } from '../ui/activation-look.ts';
import type { Race } from './activation-race-watching.ts';

type Key = keyof (typeof demoWords.en)['sentences'];
type Names = Readonly<Record<string, string>>;

/** As many times as many epochs are a difference; below that it is the luck of the seeds. */
const APART = 1.5;

/** What is said first where several lanes have got no further. */
const FAILURES = ['diverged', 'constant', 'chance', 'late'] as const;

export function sentenceOf(race: Race, names: Names): Sentence<Key> {
  const { shown, search, state, reason } = race;
  if (state === 'failed') return { key: 'failed', places: { reason } };
  if (state === 'stopped') return { key: 'stopped', places: placesOf(shown, names) };
  if (state === 'waiting' && search) return { key: 'searching', places: { ...search } };
  if (state === 'waiting') return { key: 'working' };
  return standingSentence(shown, names);
}

function standingSentence(frame: RaceFrame, names: Names): Sentence<Key> {
  const { lanes, epoch } = frame;
  const places = placesOf(frame, names);
  const failure = FAILURES.find((standing) => lanes.some((lane) => lane.standing === standing));
  if (failure) {
    const failed = lanes.filter(({ standing }) => standing === failure);
    return { key: failure, places: { ...places, names: listOf(failed, names) } };
  }
  if (epoch === 0) return { key: 'start', places };
  const arrivals = lanes.map(({ epochs }) => epochs);
  if (arrivals.includes(null)) return { key: 'racing', places };
  return arrivalSentence(lanes, arrivals as number[], names);
}

function arrivalSentence(lanes: readonly Lane[], arrivals: readonly number[], names: Names): Sentence<Key> {
  const [most, fewest] = [Math.max(...arrivals), Math.min(...arrivals)];
  if (most < APART * fewest) {
    const each = lanes.map((lane) => `${nameOf(lane, names)} ${formatNumber(lane.epochs ?? NaN)}`);
    return { key: 'alike', places: { arrivals: each.join(', ') } };
  }
  const those = (epochs: number): string =>
    listOf(
      lanes.filter((lane) => lane.epochs === epochs),
      names,
    );
  return {
    key: 'apart',
    places: {
      last: those(most),
      most: formatNumber(most),
      first: those(fewest),
      fewest: formatNumber(fewest),
      ratio: formatNumber(most / fewest),
    },
  };
}

function placesOf({ lanes, images, epoch }: RaceFrame, names: Names) {
  const shares = lanes.map(
    (lane) => `${nameOf(lane, names)} ${formatNumber((lane.median.at(-1) ?? 0) / images, 'share')}`,
  );
  return { epoch, epochs: EPOCHS, shares: shares.join(', ') };
}

const nameOf = ({ activation }: Lane, names: Names): string => activationName(activation, names);
const listOf = (lanes: readonly Lane[], names: Names): string =>
  lanes.map((lane) => nameOf(lane, names)).join(', ');
