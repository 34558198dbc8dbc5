/** The loss over the steps trained so far, with the loss of a coin toss as a thin line. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import { STEPS, type Snapshot } from '../../lib/experiments/xor.ts';
import { StretchedChart, UNITS } from '../ui/stretched-chart.tsx';

interface CurveProps {
  readonly snapshots: readonly Snapshot[];
  readonly now: Snapshot;
  readonly label: string;
  readonly words: DemoWords['figure'];
}

export function LossCurve({ snapshots, now, label, words }: CurveProps) {
  const curve = snapshots.filter((snapshot) => Number.isFinite(snapshot.loss));
  const top = topOf(curve);
  const place = ({ step, loss }: { step: number; loss: number }): string =>
    `${Math.round((step / STEPS) * UNITS)},${Math.round((1 - loss / top) * UNITS * 10) / 10}`;
  return (
    <StretchedChart
      name="loss-curve"
      label={label}
      title={words.loss!}
      yTicks={[0, top / 2, top].map((loss) => ({ at: loss / top, text: String(loss) }))}
      xTicks={[0, STEPS / 2, STEPS].map((step) => ({ at: step / STEPS, text: String(step) }))}
      xName={words.steps!}
      note={{ at: Math.LN2 / top, text: words.guess! }}
    >
      <path class="loss-theory" d={`M${place({ step: 0, loss: Math.LN2 })}H${UNITS}`} />
      <path class="loss-line" d={curve.length > 0 ? `M${curve.map(place).join('L')}` : ''} />
      <path class="loss-now" d={Number.isFinite(now.loss) ? `M${place(now)}h0` : ''} />
    </StretchedChart>
  );
}

/** 1, 2, 5, 10, 20 … nats: just above the largest loss, so that the axis seldom changes. */
function topOf(curve: readonly Snapshot[]): number {
  const largest = Math.max(...curve.map((snapshot) => snapshot.loss), 0);
  let top = 1;
  for (let k = 0; top < largest && k < 60; k++) top *= k % 3 === 1 ? 2.5 : 2;
  return top;
}
