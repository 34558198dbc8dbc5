/**
 * What theory says of a very wide network with random weights of variance σ²/fanIn and no bias: how the second moment q
 * of a pre-activation and the gradient change from layer to layer.
 *
 * With z ~ N(0, q) in one layer, the next has q′ = σ² E f(z)², and a gradient's mean square is multiplied by
 * χ = σ² E f′(z)². Expectations are integrals against the normal density, done by Gauss–Legendre quadrature on
 * pieces that end at the activation's kinks.
 *
 * Left out: biases, correlations of two inputs, and corrections for finite width.
 */
import type { Activation } from './activations.ts';
import { exp } from './portable.ts';

/**
 * E g(t) for t ~ N(0, 1), where g may have corners or jumps at `kinks`. Relative error about 10⁻¹³ for functions that
 * grow no faster than a polynomial; beyond ±10 the density is below 10⁻²² and is left out.
 */
export function gaussianExpectation(g: (t: number) => number, kinks: readonly number[] = []): number {
  const inside = kinks.filter((k) => k !== 0 && Math.abs(k) < LIMIT);
  const { at, weight } = inside.length === 0 ? smoothRule() : ruleWith(inside);
  let total = 0;
  for (let i = 0; i < at.length; i++) total += weight[i]! * g(at[i]!);
  return total;
}

export interface MeanFieldStep {
  /** Second moment of a pre-activation in the next layer. */
  readonly q: number;
  /** Factor on the mean square of a gradient that passes back through this layer; √χ is the factor on its size. */
  readonly chi: number;
}

/**
 * One layer: from pre-activations N(0, q) to q′ = σ² E f(√q t)² and χ = σ² E f′(√q t)², with sigmaW2 = σ².
 *
 * @throws unless q ≥ 0 is finite. Source: poole-2016; schoenholz-2017.
 */
export function meanFieldStep(activation: Activation, sigmaW2: number, q: number): MeanFieldStep {
  if (!(q >= 0 && q < Infinity)) throw new RangeError(`meanFieldStep: expected a finite q ≥ 0, got ${q}`);
  const scale = Math.sqrt(q);
  const kinks = scale === 0 ? [] : activation.kinks.map((k) => k / scale);
  const square = (h: (z: number) => number) => (t: number) => h(scale * t) * h(scale * t);
  return {
    q: sigmaW2 * gaussianExpectation(square(activation.f), kinks),
    chi: sigmaW2 * gaussianExpectation(square(activation.df), kinks),
  };
}

/**
 * The ratio g(l) = rms(dz¹) / rms(dzˡ) that theory expects for l = 1 … depth, the first entry being g(1) = 1:
 * g(l)² is the product of χ over the layers 1 … l − 1. `q0` is the input's second moment, so that q = σ² q0 in layer 1.
 *
 * Source: schoenholz-2017.
 */
export function gradientRatioTheory(
  activation: Activation,
  sigmaW2: number,
  depth: number,
  q0 = 1,
): Float64Array {
  const ratios = new Float64Array(depth).fill(1);
  let q = sigmaW2 * q0;
  let step: MeanFieldStep = { q, chi: 1 };
  let isSettled = false;
  for (let l = 1; l < depth; l++) {
    // Once q repeats itself to rounding, so does everything after it.
    if (!isSettled) {
      step = meanFieldStep(activation, sigmaW2, q);
      isSettled = Math.abs(step.q - q) <= 1e-15 * q;
    }
    ratios[l] = ratios[l - 1]! * Math.sqrt(step.chi);
    q = step.q;
  }
  return ratios;
}

/**
 * The second moment q* that a layer hands on unchanged, found by iterating from q = 1, and χ there.
 *
 * @throws if 10000 layers do not settle, as when q grows without end or creeps towards 0.
 */
export function meanFieldFixedPoint(activation: Activation, sigmaW2: number): MeanFieldStep {
  let q = 1;
  for (let l = 0; l < 10000; l++) {
    const next = meanFieldStep(activation, sigmaW2, q);
    if (Math.abs(next.q - q) <= 1e-13 * q) return next;
    if (!(next.q < Infinity)) break;
    q = next.q;
  }
  throw new RangeError(`meanFieldFixedPoint: expected q to settle for sigmaW2 = ${sigmaW2}, got q = ${q}`);
}

/** The rule for functions whose only corner, if any, is at 0, where a piece ends in any case. */
let smooth: Rule | null = null;
let legendreRule: ReturnType<typeof gaussLegendre> | null = null;
const smoothRule = (): Rule => (smooth ??= ruleWith([]));

const LIMIT = 10;
const ONE_OVER_SQRT_2PI = 0.3989422804014327;
const POINTS = 16;

const density = (t: number): number => ONE_OVER_SQRT_2PI * exp((-t * t) / 2);

/**
 * Halves up to 2 and wholes up to 10 on both sides, and near 0 pieces that shrink by a factor 2: where q is large, all
 * that a sigmoid does happens within a few 1/√q of 0.
 */
const PIECE_ENDS: readonly number[] = (() => {
  const ends: number[] = [0];
  for (let t = 0.5; t <= LIMIT; t += t < 2 ? 0.5 : 1) ends.push(t, -t);
  for (let t = 0.25; t > 5e-4; t /= 2) ends.push(t, -t);
  return ends;
})();

interface Rule {
  readonly at: Float64Array;
  /** Gauss–Legendre weight times the normal density. */
  readonly weight: Float64Array;
}

/** The quadrature rule on all pieces, with the given kinks as further ends; exact for polynomials of degree 31 on each. */
function ruleWith(kinks: readonly number[]): Rule {
  const { nodes, weights } = (legendreRule ??= gaussLegendre(POINTS));
  const ends = [...PIECE_ENDS, ...kinks].sort((a, b) => a - b);
  const pieces = ends
    .slice(1)
    .map((end, k) => ({ center: (ends[k]! + end) / 2, half: (end - ends[k]!) / 2 }));
  const at = Float64Array.from(
    pieces.flatMap(({ center, half }) => nodes.map((node) => center + half * node)),
  );
  const weight = Float64Array.from(pieces.flatMap(({ half }) => weights.map((w) => half * w)));
  return { at, weight: weight.map((w, i) => w * density(at[i]!)) };
}

/**
 * Nodes and weights on [−1, 1]: the roots x of the Legendre polynomial Pₙ, and 2 / ((1 − x²) Pₙ′(x)²). Between two
 * neighboring roots of Pₙ₋₁, ±1 included, lies exactly one root of Pₙ, so bisection finds them all, degree by degree.
 */
function gaussLegendre(n: number): { nodes: number[]; weights: number[] } {
  let roots: number[] = [];
  for (let degree = 1; degree <= n; degree++) {
    const walls = [-1, ...roots, 1];
    roots = Array.from({ length: degree }, (_, i) =>
      bisect((x) => legendre(degree, x).value, walls[i]!, walls[i + 1]!),
    );
  }
  return {
    nodes: roots,
    weights: roots.map((x) => 2 / ((1 - x * x) * legendre(n, x).slope * legendre(n, x).slope)),
  };
}

/** Pₙ(x) by the three-term recurrence, and Pₙ′(x) = n (x Pₙ − Pₙ₋₁) / (x² − 1). */
function legendre(n: number, x: number): { value: number; slope: number } {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}

/** The zero of g between two points where its signs differ, to the last digit. */
function bisect(g: (x: number) => number, low: number, high: number): number {
  const sign = Math.sign(g(high));
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (Math.sign(g(middle)) === sign) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
