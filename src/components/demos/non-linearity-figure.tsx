/** The figure of C02: for each of the two rules its two sides as bars, and below them the gap between them over y or a. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import { RANGE, type Rule } from '../../lib/experiments/non-linearity.ts';
import { AreaChart, graphPath, ticksBetween } from '../ui/area-chart.tsx';
import { MovableMark } from '../ui/movable-mark.tsx';
import type { Area } from '../ui/movable.ts';

interface PanelProps {
  readonly rule: Rule;
  /** The side that is one value of f, and the side that is put together, as formulas with their numbers. */
  readonly whole: string;
  readonly parts: string;
  /** Where the second side is put together: f(x), or nothing. */
  readonly joint?: number;
  readonly extent: number;
  /** The number that the hand moves, by its name: y or a. */
  readonly name: string;
  readonly at: number;
  readonly color: string;
  readonly words: DemoWords['figure'];
  onMove(to: number): void;
}

export function RulePanel(props: PanelProps) {
  const { rule, whole, parts, color, words } = props;
  const gap = rule.gap === 0 ? words.noGap! : fill(words.gap!, { gap: formatNumber(rule.gap) });
  return (
    <figure class="panel rule-panel" style={`--function:${color}`}>
      <div class="rule-bars">
        <p>{whole}</p>
        <p>{parts}</p>
        <p class={rule.gap === 0 ? 'holds' : 'corrected'}>{gap}</p>
        <Bars {...props} />
      </div>
      <GapCurve {...props} />
    </figure>
  );
}

/** Both sides as bars from 0; a tick where f(x) ends and f(y) goes on; below them the line that separates the two. */
function Bars({ rule, joint, extent }: PanelProps) {
  const place = (value: number): number => 50 + (50 * value) / extent;
  const bar = (value: number, top: number): string => `M50,${top}H${place(value)}v${THICK}H50Z`;
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path class="rule-side" d={bar(rule.whole, FIRST) + bar(rule.parts, SECOND)} />
      <path class="rule-zero" d={`M50,${FIRST - 2}v${THICK + 4}M50,${SECOND - 2}V${UNDER + 4}`} />
      {joint !== undefined && <path class="rule-joint" d={`M${place(joint)},${SECOND - 1}v${THICK + 2}`} />}
      <path class="rule-difference" d={`M${place(rule.parts)},${UNDER}H${place(rule.whole)}`} />
    </svg>
  );
}

/** Tops of the two bars, their thickness and the line below them, in hundredths of the height. */
const [FIRST, SECOND, THICK, UNDER] = [18, 52, 13, 71];

function GapCurve({ rule, name, at, color, words, onMove }: PanelProps) {
  const { low, high } = rule.heights;
  const area: Area = { x: [RANGE.low, RANGE.high], y: [low, high], width: 320, height: 150 };
  return (
    <>
      <figcaption>{fill(words.over!, { name })}</figcaption>
      <AreaChart
        area={area}
        label={fill(words.overLabel!, { name, at: formatNumber(at), gap: formatNumber(rule.gap) })}
        xTicks={ticksBetween(RANGE.low, RANGE.high, 7)}
        yTicks={ticksBetween(low, high, 5)}
        xName={name}
        marksLabel={name}
        marks={
          <MovableMark
            at={{ x: at, y: rule.gap }}
            area={area}
            axis="x"
            label={name}
            color={color}
            onMove={onMove}
          />
        }
      >
        <path class="gap-zero" d={graphPath(area, [RANGE.low, 0, RANGE.high, 0])} />
        <path class="gap-zero" d={graphPath(area, [0, low, 0, high])} />
        <path class="gap-curve" d={rule.gaps.map((graph) => graphPath(area, graph)).join('')} />
      </AreaChart>
    </>
  );
}
