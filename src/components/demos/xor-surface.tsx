/** The decision surface over a square as bands of probability, and the points on it; few of them can be moved. */
import { useMemo } from 'preact/hooks';
import type { DemoWords } from '../../i18n/demos/words.ts';
import {
  experiment,
  surface,
  viewOf,
  type Snapshot,
  type Task,
  type XorValues,
} from '../../lib/experiments/xor.ts';
import { readPoints, type LabeledPoint } from '../../lib/pointSet.ts';
import { boundaryPath, closedPath, regionsAbove } from '../ui/contours.ts';
import type { DemoProps } from '../ui/demo-props.ts';
import { drawnX, drawnY, squareArea } from '../ui/movable.ts';
import { MovablePoints } from '../ui/movable-points.tsx';

const SIDE = 320;
/** Samples along a side: an arm of the spiral is narrow. */
const SAMPLES = 33;
const SPIRAL_SAMPLES = 49;
/** Lower ends of the bands of probability: orange below one half, blue above. */
const BANDS = [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9];

const { points: own } = experiment.parameters;

interface SurfaceProps {
  readonly values: XorValues;
  readonly task: Task;
  readonly snapshot: Snapshot;
  readonly label: string;
  readonly words: DemoWords['figure'];
  readonly ui: DemoProps['ui'];
  onMove(points: readonly LabeledPoint[]): void;
}

export function XorSurface({ values, task, snapshot, label, words, ui, onMove }: SurfaceProps) {
  const { min, max } = viewOf(values);
  const area = squareArea(min, max, SIDE);
  const bands = useMemo(() => bandsOf(values, snapshot), [snapshot]);
  const movable = useMemo(() => movableOf(values), [values]);
  return (
    <figure class="panel movable-stage xor-stage">
      <svg class="geometry" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
        {bands}
        {!movable && <Crowd {...{ task, snapshot, area }} />}
      </svg>
      <figcaption>
        ○ {words.class0} &nbsp; △ {words.class1}
      </figcaption>
      {movable ? (
        <MovablePoints
          points={movable}
          area={area}
          most={own.most}
          ui={ui}
          hollow={snapshot.right.map((right) => !right)}
          onChange={onMove}
        />
      ) : (
        <p class="movable-hint">{words.crowd}</p>
      )}
    </figure>
  );
}

function bandsOf(values: XorValues, snapshot: Snapshot) {
  if (snapshot.outcome === 'diverged') return null;
  const samples = values.dataset === 'spiral' ? SPIRAL_SAMPLES : SAMPLES;
  const bands = regionsAbove(BANDS, surface(values, snapshot.weights, samples), samples, SIDE);
  const classOne = bands.find((band) => band.level === 0.5);
  return (
    <>
      {bands.map(({ level, rings }) => (
        <path key={level} d={closedPath(rings)} fill={colorOf(level)} />
      ))}
      <path class="surface-boundary" d={boundaryPath(classOne?.rings ?? [], SIDE)} />
    </>
  );
}

/** The further a band lies from one half, the more of its color. */
function colorOf(level: number): string {
  const color = level < 0.5 ? 'var(--sigmoid)' : 'var(--relu)';
  const share = Math.round(Math.abs(level + 0.06 - 0.5) * 130);
  return `color-mix(in srgb, ${color} ${share}%, var(--paper))`;
}

/** The points that a hand can move: the reader's own, and the corners, which become his own when he does. */
function movableOf({ dataset, points }: XorValues): LabeledPoint[] | null {
  if (dataset === 'own') return readPoints(points);
  return dataset === 'corners' ? readPoints(own.default) : null;
}

interface CrowdProps extends Pick<SurfaceProps, 'task' | 'snapshot'> {
  readonly area: ReturnType<typeof squareArea>;
}

/** Many points as four paths: a circle for class 0 and a triangle for class 1, filled on the right side. */
function Crowd({ task: { points }, snapshot, area }: CrowdProps) {
  const marks = useMemo(
    () =>
      Array.from(points.y, (label, i) => {
        const [x, y] = [drawnX(area, points.x[2 * i]!), drawnY(area, points.x[2 * i + 1]!)].map(place);
        return label === 1
          ? `M${x},${place(y! - 4)}l3.6,6.2h-7.2Z`
          : `M${place(x! - 3)},${y}a3,3 0 1 0 6,0a3,3 0 1 0 -6,0Z`;
      }),
    [points],
  );
  const pathOf = (right: boolean): string => marks.filter((_, i) => snapshot.right[i] === right).join('');
  return (
    <>
      <path class="crowd right" d={pathOf(true)} />
      <path class="crowd" d={pathOf(false)} />
    </>
  );
}

/** A tenth of a pixel is enough. */
const place = (x: number): number => Math.round(x * 10) / 10;
