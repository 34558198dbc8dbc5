/** The decision surface over the square [−0.5, 1.5]² as bands of probability, and the four corners on it. */
import { useMemo } from 'preact/hooks';
import type { DemoWords } from '../../i18n/demos/words.ts';
import { corners, surface, type Snapshot, type XorValues } from '../../lib/experiments/xor.ts';
import { boundaryPath, closedPath, regionsAbove } from '../ui/contours.ts';

const POINTS = 33;
const SIDE = 320;
/** Lower ends of the bands of probability: orange below one half, blue above. */
const BANDS = [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9];

interface SurfaceProps {
  readonly values: XorValues;
  readonly snapshot: Snapshot;
  readonly label: string;
  readonly words: DemoWords['figure'];
}

export function XorSurface({ values, snapshot, label, words }: SurfaceProps) {
  const bands = useMemo(() => {
    if (snapshot.outcome === 'diverged') return [];
    return regionsAbove(BANDS, surface(values, snapshot.weights, POINTS), POINTS, SIDE);
  }, [snapshot]);
  const classOne = bands.find((band) => band.level === 0.5);
  return (
    <figure class="panel">
      <svg class="geometry" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
        {bands.map(({ level, rings }) => (
          <path key={level} d={closedPath(rings)} fill={colorOf(level)} />
        ))}
        <path class="surface-boundary" d={boundaryPath(classOne?.rings ?? [], SIDE)} />
        {snapshot.right.map((right, i) => (
          <Corner
            key={i}
            target={corners.y[i]!}
            x={corners.x[2 * i]!}
            y={corners.x[2 * i + 1]!}
            right={right}
          />
        ))}
      </svg>
      <figcaption>
        ○ {words.class0} &nbsp; △ {words.class1}
      </figcaption>
    </figure>
  );
}

/** The further a band lies from one half, the more of its color. */
function colorOf(level: number): string {
  const color = level < 0.5 ? 'var(--sigmoid)' : 'var(--relu)';
  const share = Math.round(Math.abs(level + 0.06 - 0.5) * 130);
  return `color-mix(in srgb, ${color} ${share}%, var(--paper))`;
}

interface CornerProps {
  readonly target: number;
  readonly x: number;
  readonly y: number;
  readonly right: boolean;
}

/** A circle for class 0 and a triangle for class 1; filled when it lies on its side of the boundary. */
function Corner({ target, x, y, right }: CornerProps) {
  const [cx, cy] = [((x + 0.5) / 2) * SIDE, SIDE - ((y + 0.5) / 2) * SIDE];
  const triangle = `M${cx},${cy - 10}l9.5,16.5h-19Z`;
  const circle = `M${cx - 8},${cy}a8,8 0 1 0 16,0a8,8 0 1 0 -16,0Z`;
  return <path class={`corner ${right ? 'right' : ''}`} d={target === 1 ? triangle : circle} />;
}
