/** The loss over the steps trained so far, with the loss of a coin toss as a thin line. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import { STEPS, type Snapshot } from '../../lib/experiments/xor.ts';
import { PlotFigure, type BuildPlot } from '../ui/plot-figure.tsx';

interface CurveProps {
  readonly snapshots: readonly Snapshot[];
  readonly now: Snapshot;
  readonly label: string;
  readonly words: DemoWords['figure'];
}

export function LossCurve({ snapshots, now, label, words }: CurveProps) {
  return (
    <PlotFigure
      id="loss"
      ratio={0.87}
      narrowRatio={1.9}
      label={label}
      build={lossPlot(snapshots, now, words)}
      wide={330}
    />
  );
}

function lossPlot(snapshots: readonly Snapshot[], now: Snapshot, words: DemoWords['figure']): BuildPlot {
  const curve = snapshots.filter((snapshot) => Number.isFinite(snapshot.loss));
  const top = Math.max(1, ...curve.map((snapshot) => snapshot.loss));
  const coin = [{ step: STEPS, loss: Math.LN2 }];
  return (plot) => ({
    marginLeft: 34,
    marginRight: 10,
    marginTop: 22,
    marginBottom: 34,
    x: {
      domain: [0, STEPS],
      ticks: [0, 1000, 2000],
      tickFormat: String,
      tickSize: 3,
      label: words.steps!,
      labelArrow: 'none',
      labelAnchor: 'center',
    },
    y: { domain: [0, top], ticks: 4, tickSize: 3, label: words.loss!, labelArrow: 'none' },
    marks: [
      plot.ruleY(coin, { y: 'loss', stroke: 'var(--theory)', strokeWidth: 1 }),
      plot.text(coin, {
        x: 'step',
        y: 'loss',
        text: () => words.guess!,
        textAnchor: 'end',
        dy: -7,
        fill: 'var(--theory)',
      }),
      plot.lineY(curve, { x: 'step', y: 'loss', stroke: 'var(--ink)', strokeWidth: 1.8 }),
      plot.dot(Number.isFinite(now.loss) ? [now] : [], { x: 'step', y: 'loss', fill: 'var(--ink)', r: 4 }),
    ],
  });
}
