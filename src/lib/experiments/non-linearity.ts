/**
 * C02: ReLU and sigmoid are both non-linear. A function is linear if f(x + y) = f(x) + f(y) and f(ax) = a f(x) for all
 * numbers; one counterexample is a proof. The second difference f(x + h) − 2 f(x) + f(x − h) asks for less: it is 0
 * for every affine function too.
 *
 * Left out: maps of several numbers. An activation function acts on one at a time.
 */
import { defineExperiment } from '../experiment.ts';
import { activations, relu, sigmoid, type ActivationName } from '../nn/activations.ts';
import { graphOf, heightsOf, type Graph, type Span } from '../nn/graph.ts';
import { createRandom, type Random } from '../nn/random.ts';
import { choice, real, seed, type Values } from '../parameters.ts';

/** A function of one number, with the places where it is not smooth. */
interface Curve {
  f(z: number): number;
  readonly kinks: readonly number[];
}

/** wx + b with w = 2 and b = 1: a straight line that misses the origin. */
export const affine: Curve = { f: (z) => 2 * z + 1, kinks: [] };

/** Draws of x, y and a on which the two rules are tried. */
export const TRIALS = 1000;
/** The range of x, y and a. */
export const RANGE: Span = { low: -3, high: 3 };

const activationNames = Object.keys(activations) as ActivationName[];

const parameters = {
  f: choice(['affine', ...activationNames], 'relu'),
  x: real(-3, 3, 0.1, 1),
  y: real(-3, 3, 0.1, -2),
  a: real(-3, 3, 0.1, 2),
  seed: seed(),
};

export type LinearityValues = Values<typeof parameters>;

/** One of the two rules at the reader's numbers. */
export interface Rule {
  /** x + y, or ax. */
  readonly argument: number;
  /** f(x + y), or f(ax). */
  readonly whole: number;
  /** f(x) + f(y), or a f(x). */
  readonly parts: number;
  /** `whole` − `parts`, and exactly 0 where rounding explains the difference. */
  readonly gap: number;
  /** The gap over y (or over a), all else as it is. */
  readonly gaps: readonly Graph[];
  /** Heights of that graph, at least from −½ to ½. */
  readonly heights: Span;
}

/** How often the rules break in `TRIALS` draws. */
export interface Tally {
  readonly sums: number;
  /** Draws with a ≥ 0, and in how many of them f(ax) is not a f(x). */
  readonly up: number;
  readonly upBroken: number;
  /** The same for a < 0. */
  readonly down: number;
  readonly downBroken: number;
  /** Draws in which at least one of the two rules breaks. */
  readonly either: number;
}

export interface LinearityResult {
  readonly fx: number;
  readonly fy: number;
  readonly sum: Rule;
  readonly multiple: Rule;
  /** Half the length of the axis that holds all bars: 1, 2, 5, 10, … */
  readonly extent: number;
  readonly tally: Tally;
}

export const experiment = defineExperiment({
  slug: 'non-linearity',
  parameters,

  run({ f: name, x, y, a, seed: start }: LinearityValues): LinearityResult {
    const curve = curveOf(name);
    const { f, kinks } = curve;
    const sum = ruleOf((t) => sumRule(f, x, t), y, [...kinks, ...kinks.map((k) => k - x)]);
    const multiple = ruleOf((t) => multipleRule(f, x, t), a, x === 0 ? [] : kinks.map((k) => k / x));
    const [fx, fy] = [f(x), f(y)];
    const bars = [fx, fy, sum.whole, sum.parts, multiple.whole, multiple.parts];
    return {
      fx,
      fy,
      sum,
      multiple,
      extent: extentOf(Math.max(...bars.map(Math.abs))),
      tally: tally(f, createRandom(start)),
    };
  },

  claim: {
    seeds: 100,
    headline: 'reluSecondDifference',
    quantities: {
      reluSecondDifference: {
        unit: 'number',
        summary: 'mean',
        theory: 1,
        low: 1,
        high: 1,
        basis: 'exact: relu(1) − 2 relu(0) + relu(−1)',
      },
      sigmoidSecondDifference: {
        unit: 'number',
        digits: 5,
        summary: 'mean',
        theory: -0.08132007928212731,
        low: -0.0813200793821,
        high: -0.0813200791821,
        basis: 'σ(2) − 2 σ(1) + σ(0) to 25 digits in mpmath, ± 10⁻¹⁰',
      },
      affineSecondDifference: {
        unit: 'number',
        summary: 'mean',
        theory: 0,
        low: 0,
        high: 0,
        basis: 'exact: 2z + 1 at 2, 1 and 0',
      },
      reluSums: {
        unit: 'share',
        summary: 'mean',
        theory: 0.5,
        low: 0.5 - 0.0064,
        high: 0.5 + 0.0064,
        basis:
          'additivity breaks exactly where x and y differ in sign; 4 standard errors of 100 × 1000 draws',
      },
      reluMultiplesUp: {
        unit: 'share',
        summary: 'largest',
        theory: 0,
        low: 0,
        high: 0,
        basis: 'exact: relu(ax) = a relu(x) for a ≥ 0',
      },
      reluMultiplesDown: {
        unit: 'share',
        summary: 'mean',
        theory: 1,
        low: 1,
        high: 1,
        basis: 'exact: for a < 0 one of relu(ax) and a relu(x) is 0 and the other is not, unless x = 0',
      },
      sigmoidSums: {
        unit: 'share',
        summary: 'mean',
        theory: 1,
        low: 1,
        high: 1,
        basis: 'σ(x + y) = σ(x) + σ(y) holds on a curve of the plane only, which no draw meets',
      },
      affineSums: {
        unit: 'share',
        summary: 'mean',
        theory: 1,
        low: 1,
        high: 1,
        basis: 'exact: f(x) + f(y) holds the bias twice, f(x + y) once',
      },
    },
    measure: (start) => {
      const tallyOf = ({ f }: Curve): Tally => tally(f, createRandom(start));
      const ofRelu = tallyOf(relu);
      return {
        reluSecondDifference: secondDifference(relu, 0, 1),
        sigmoidSecondDifference: secondDifference(sigmoid, 1, 1),
        affineSecondDifference: secondDifference(affine, 1, 1),
        reluSums: ofRelu.sums / TRIALS,
        reluMultiplesUp: ofRelu.upBroken / ofRelu.up,
        reluMultiplesDown: ofRelu.downBroken / ofRelu.down,
        sigmoidSums: tallyOf(sigmoid).sums / TRIALS,
        affineSums: tallyOf(affine).sums / TRIALS,
      };
    },
  },
});

/** f(x + h) − 2 f(x) + f(x − h): 0 for all x and h exactly when f is affine, among continuous functions. */
export const secondDifference = ({ f }: Curve, x: number, h: number): number =>
  f(x + h) - 2 * f(x) + f(x - h);

/** The rules on `TRIALS` draws of x, y and a, each uniform on `RANGE`. */
export function tally(f: (z: number) => number, random: Random): Tally {
  const draw = (): number => RANGE.low + (RANGE.high - RANGE.low) * random.uniform();
  let [sums, up, upBroken, down, downBroken, either] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < TRIALS; k++) {
    const [x, y, a] = [draw(), draw(), draw()];
    const sumBreaks = sumRule(f, x, y).gap !== 0;
    const multipleBreaks = multipleRule(f, x, a).gap !== 0;
    if (sumBreaks) sums++;
    if (sumBreaks || multipleBreaks) either++;
    if (a >= 0) up++;
    else down++;
    if (multipleBreaks && a >= 0) upBroken++;
    if (multipleBreaks && a < 0) downBroken++;
  }
  return { sums, up, upBroken, down, downBroken, either };
}

type Sides = Pick<Rule, 'argument' | 'whole' | 'parts' | 'gap'>;

/** f(x + y) against f(x) + f(y). */
export const sumRule = (f: (z: number) => number, x: number, y: number): Sides =>
  sides(f, x + y, f(x) + f(y), Math.abs(f(x)) + Math.abs(f(y)));

/** f(ax) against a f(x). */
export const multipleRule = (f: (z: number) => number, x: number, a: number): Sides =>
  sides(f, a * x, a * f(x), Math.abs(a * f(x)));

/** Differences below 10⁻¹² of the numbers compared are rounding: 0.01 · (2 · 1.3) and 2 · (0.01 · 1.3) differ by as much. */
function sides(f: (z: number) => number, argument: number, parts: number, size: number): Sides {
  const whole = f(argument);
  const gap = whole - parts;
  const isRounding = Math.abs(gap) <= 1e-12 * Math.max(Math.abs(whole), size);
  return { argument, whole, parts, gap: isRounding ? 0 : gap };
}

function ruleOf(rule: (t: number) => Sides, at: number, kinks: readonly number[]): Rule {
  const gaps = graphOf((t) => rule(t).gap, RANGE, kinks);
  const { low, high } = heightsOf(gaps);
  const margin = 0.08 * (Math.max(high, 0.5) - Math.min(low, -0.5));
  const heights = { low: Math.min(low, -0.5) - margin, high: Math.max(high, 0.5) + margin };
  return { ...rule(at), gaps, heights };
}

const curveOf = (name: LinearityValues['f']): Curve => (name === 'affine' ? affine : activations[name]);

/** 1, 2, 5, 10, 20, …: the first that reaches the longest bar, so that the scale changes seldom. */
function extentOf(longest: number): number {
  let extent = 1;
  for (let k = 0; extent < longest && k < 30; k++) extent *= k % 3 === 1 ? 2.5 : 2;
  return extent;
}
