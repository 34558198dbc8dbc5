/** The same training from a hundred starts: a count, and a thumbnail of every run. */
import { fill } from '../../i18n/fill.ts';
import { THUMBNAIL, type XorTrial, type XorValues } from '../../lib/experiments/xor.ts';
import { activationName } from '../ui/activation-look.ts';
import { closedPath, regionsAbove } from '../ui/contours.ts';
import type { DemoProps } from '../ui/demo-props.ts';
import { useTrials } from '../ui/use-trials.ts';

const SEEDS = 100;

interface TrialsProps extends DemoProps {
  readonly values: XorValues;
  onPick(seed: number): void;
}

export function Trials({ values, words, ui, activationNames, onPick }: TrialsProps) {
  const { activation, hidden, layers, dataset, learningRate } = values;
  const own = dataset === 'own' ? values.points : '';
  // The count belongs to these settings, whichever seed is shown above.
  const settings = [activation, hidden, layers, dataset, own, learningRate].join();
  const { trials, state, reason, start, stop } = useTrials<XorTrial>('xor', values, SEEDS, settings);
  const isRunning = state === 'running';
  const said = fill(words.figure[sentenceKeys[state]] ?? '', {
    done: trials.length,
    solved: trials.filter((trial) => trial.solved).length,
    hidden,
    layers,
    activation: activationName(activation, activationNames),
    reason,
  });
  return (
    <div class="trials js-only">
      <div class="trials-row">
        <button type="button" onClick={isRunning ? stop : start}>
          {isRunning ? ui.stop : words.figure.runTrials}
        </button>
        {isRunning && <progress max={SEEDS} value={trials.length} aria-label={words.figure.runTrials} />}
        {/* The count while it runs is for the eye; the ear gets the result. */}
        {isRunning && <span aria-hidden="true">{said}</span>}
        <span role="status" data-trials={state}>
          {!isRunning && said}
        </span>
      </div>
      {trials.length > 0 && (
        <div class="thumbnails">
          {Array.from({ length: SEEDS }, (_, i) => (
            <Thumbnail key={i} trial={trials[i]} seed={i + 1} words={words.figure} onPick={onPick} />
          ))}
        </div>
      )}
    </div>
  );
}

const sentenceKeys = {
  idle: '',
  running: 'counting',
  stopped: 'stoppedCount',
  done: 'counted',
  failed: 'failed',
} as const;

interface ThumbnailProps {
  readonly trial: XorTrial | undefined;
  readonly seed: number;
  readonly words: DemoProps['words']['figure'];
  onPick(seed: number): void;
}

/** One run: blue where it says class 1, framed where all points came out right. A press shows it above. */
function Thumbnail({ trial, seed, words, onPick }: ThumbnailProps) {
  if (!trial) return <span class="thumbnail waiting" />;
  const state = trial.solved ? words.thumbnailSolved! : words.thumbnailFailed!;
  return (
    <button
      type="button"
      class={`thumbnail ${trial.solved ? 'solved' : ''}`}
      aria-label={fill(words.thumbnail!, { seed, state })}
      onClick={() => onPick(seed)}
    >
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
        <path d={classOnePath(trial)} />
      </svg>
    </button>
  );
}

const SIDE = 30;
const paths = new WeakMap<XorTrial, string>();

/** Computed once a run: every further report draws all thumbnails again. */
function classOnePath(trial: XorTrial): string {
  const known = paths.get(trial);
  if (known !== undefined) return known;
  const [classOne] = regionsAbove([0.5], trial.surface, THUMBNAIL, SIDE);
  const path = closedPath(classOne?.rings ?? []);
  paths.set(trial, path);
  return path;
}
