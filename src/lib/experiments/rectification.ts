/**
 * C10: ReLU keeps what is above 0. One unit a · max(0, wx + b) is built in three steps, and a fresh layer of such units
 * is shown which of its outputs are 0.
 *
 * Protocol of the claim: 64-64-64-10 with He weights and biases 0 on the training digits, before any training.
 *
 * Left out: training. How the share of zeros changes, and how units die, belongs to the chapter on drawbacks.
 */
import { digits, loadDigits } from '../datasets/digits.ts';
import { defineExperiment } from '../experiment.ts';
import { relu } from '../nn/activations.ts';
import { neverActiveUnits, shareOf } from '../nn/deadUnits.ts';
import { erfc } from '../nn/erfc.ts';
import { createMlp, forward, type Mlp } from '../nn/mlp.ts';
import { exp } from '../nn/portable.ts';
import { createRandom, type Random } from '../nn/random.ts';
import { choice, integer, logarithmic, real, seed, type Values } from '../parameters.ts';

export type Point = readonly [x: number, y: number];

export interface UnitResult {
  /** Corner points on [−REACH, REACH] of c(wx + b), of its rectification, and of that times a/c. Nothing is sampled. */
  readonly line: readonly Point[];
  readonly clipped: readonly Point[];
  readonly scaled: readonly Point[];
  /** The same function with c = 1. */
  readonly original: readonly Point[];
  /** −b/w, where the line crosses 0; null where it is level. */
  readonly kink: number | null;
  /** The line through the corner whose slope the chosen derivative at 0 gives; empty where there is no corner. */
  readonly tangent: readonly Point[];
  readonly slopes: { readonly left: number; readonly right: number; readonly atKink: number };
  /** The three numbers with c: cw, cb, a/c. */
  readonly numbers: Unit;
  /** Largest difference of the two functions on 1201 places. */
  readonly difference: number;
  readonly state: 'corner' | 'straight' | 'silent' | 'level' | 'dead' | 'unheard';
}

export interface LayerResult {
  /** Whether unit j passes sample i on, at j · SAMPLES + i. */
  readonly active: readonly boolean[];
  readonly zeros: number;
  /** The share that very many inputs and units would have. */
  readonly theory: number;
  /** Units that pass no sample on, and units that pass on all. */
  readonly silent: number;
  readonly always: number;
}

export interface RectificationResult {
  readonly unit: UnitResult;
  readonly layers: readonly [LayerResult, LayerResult];
}

/** Half the side of the square that is drawn of the unit. */
export const REACH = 4;
export const UNITS = 24;
export const SAMPLES = 36;

const parameters = {
  w: real(-3, 3, 0.1, 2),
  b: real(-3, 3, 0.1, -1),
  a: real(-3, 3, 0.1, 1),
  // Steps of a factor 2: powers of 2 are exact in floating point, so the two functions agree to the last bit.
  factor: logarithmic(0.25, 4, 0.30103, 2),
  atZero: real(0, 1, 0.1, 0),
  data: choice(['centered', 'positive'], 'centered'),
  inputs: integer(1, 64, 16),
  bias: real(-2, 2, 0.1, 0),
  seed: seed(),
};

export type RectificationValues = Values<typeof parameters>;

export const experiment = defineExperiment({
  slug: 'rectification',
  parameters,
  prepare: loadDigits,

  run: (values): RectificationResult => ({ unit: unitOf(values), layers: layersOf(values) }),

  claim: {
    seeds: 10,
    headline: 'firstLayer',
    quantities: {
      firstLayer: zeros('symmetry of the weights; Glorot, Bordes and Bengio report about one half'),
      secondLayer: zeros('symmetry of the weights; one network differs by what its 64 units share'),
      rescaled: {
        unit: 'number',
        summary: 'largest',
        theory: 0,
        low: 0,
        high: 0,
        basis: 'positive homogeneity; products with powers of 2 are exact',
      },
      slopeAtZero: {
        unit: 'number',
        summary: 'mean',
        theory: 0,
        low: 0,
        high: 0,
        basis: 'the convention of PyTorch, one of the subgradients 0 … 1',
      },
    },
    measure(start) {
      const [firstLayer, secondLayer] = zerosOnDigits(start);
      return { firstLayer, secondLayer, rescaled: largestRescaling(start), slopeAtZero: relu.df(0) };
    },
  },
});

function zeros(basis: string) {
  return { unit: 'share', summary: 'mean', theory: 0.5, low: 0.4, high: 0.6, basis } as const;
}

/** The network of the protocol, as it is born. */
export const protocolNetwork = (random: Random): Mlp =>
  createMlp({
    sizes: [64, 64, 64, 10],
    activations: ['relu', 'relu', 'identity'],
    initializer: 'heNormal',
    random,
  });

/** The share of zeros in both hidden layers on all training digits. @throws if the digits are not loaded. */
export function zerosOnDigits(start: number): [first: number, second: number] {
  const { x, B } = digits().train;
  const { z } = forward(protocolNetwork(createRandom(start)), x, B);
  return [zerosOf(z[0]!), zerosOf(z[1]!)];
}

/** Of pre-activations. @throws if there are none. */
const zerosOf = (z: Float64Array): number => shareOf(Array.from(z, (value) => relu.f(value) === 0));

export type Unit = Pick<RectificationValues, 'w' | 'b' | 'a'>;
export type UnitValues = Unit & Pick<RectificationValues, 'factor' | 'atZero'>;
export type LayerValues = Omit<RectificationValues, keyof UnitValues>;

const valueAt = ({ w, b, a }: Unit, x: number): number => a * relu.f(w * x + b);

/** Every weight and the bias times c, the outgoing weight over c. */
const rescale = ({ w, b, a }: Unit, c: number): Unit => ({ w: c * w, b: c * b, a: a / c });

/** The bias that puts the corner to a place, within the range of the control. */
export const biasFor = (kink: number, w: number): number => {
  const { min, max } = parameters.b;
  return Math.min(max, Math.max(min, Math.round(-w * kink * 100) / 100 + 0));
};

export function unitOf({ factor, atZero, ...original }: UnitValues): UnitResult {
  const unit = rescale(original, factor);
  const kink = original.w === 0 ? null : -original.b / original.w + 0;
  const places = [-REACH, ...(kink !== null && Math.abs(kink) < REACH ? [kink] : []), REACH];
  const curve = (f: (x: number) => number): Point[] => places.map((x) => [x, f(x)]);
  const slope = original.a * original.w;
  const [left, right] = [original.w < 0 ? slope : 0, original.w > 0 ? slope : 0];
  return {
    line: curve((x) => unit.w * x + unit.b),
    // At the corner itself −b/w may round to one side of it; there the value is 0 by definition.
    clipped: curve((x) => (x === kink ? 0 : relu.f(unit.w * x + unit.b))),
    scaled: curve((x) => (x === kink ? 0 : valueAt(unit, x))),
    original: curve((x) => (x === kink ? 0 : valueAt(original, x))),
    kink,
    tangent: kink === null ? [] : [-1.5, 1.5].map((dx) => [kink + dx, dx * slope * atZero]),
    slopes: { left, right, atKink: slope * atZero },
    numbers: unit,
    difference: differenceOf(original, unit),
    state: stateOf(original, kink),
  };
}

function stateOf({ w, b, a }: Unit, kink: number | null): UnitResult['state'] {
  if (kink === null) return b > 0 ? 'level' : 'dead';
  if (a === 0) return 'unheard';
  if (Math.abs(kink) < REACH) return 'corner';
  return w * REACH + b > 0 || b > w * REACH ? 'straight' : 'silent';
}

function differenceOf(one: Unit, other: Unit): number {
  let largest = 0;
  for (let k = 0; k <= 1200; k++) {
    const x = (k / 600 - 1) * REACH;
    largest = Math.max(largest, Math.abs(valueAt(one, x) - valueAt(other, x)));
  }
  return largest;
}

/** Over 100 random units and all factors of the control. */
function largestRescaling(start: number): number {
  const random = createRandom(start);
  let largest = 0;
  for (let k = 0; k < 100; k++) {
    const unit = { w: random.normal(), b: random.normal(), a: random.normal() };
    for (const c of [0.25, 0.5, 2, 4]) largest = Math.max(largest, differenceOf(unit, rescale(unit, c)));
  }
  return largest;
}

/** Two layers with He weights and one bias throughout, on inputs from N(0, 1), or on their sizes. */
export function layersOf({ data, inputs, bias, seed: start }: LayerValues): [LayerResult, LayerResult] {
  const random = createRandom(start);
  const mlp = createMlp({
    sizes: [inputs, UNITS, UNITS],
    activations: 'relu',
    initializer: 'heNormal',
    random: random.split(1),
  });
  for (const { b } of mlp.layers) b.fill(bias);
  const own = random.split(2);
  const x = Float64Array.from({ length: SAMPLES * inputs }, () => own.normal());
  const { z } = forward(mlp, data === 'positive' ? x.map(Math.abs) : x, SAMPLES);
  // He weights give z the variance 2 · mean(input²), and the inputs have mean square 1 either way.
  return [layerOf(z[0]!, bias, 2), layerOf(z[1]!, bias, 2 * rectifiedSquare(bias, 2))];
}

function layerOf(z: Float64Array, bias: number, variance: number): LayerResult {
  const ofUnit = (j: number): boolean[] =>
    Array.from({ length: SAMPLES }, (_, i) => relu.f(z[i * UNITS + j]!) > 0);
  const units = Array.from({ length: UNITS }, (_, j) => ofUnit(j));
  return {
    active: units.flat(),
    zeros: zerosOf(z),
    theory: below0(bias, variance),
    silent: neverActiveUnits(z, SAMPLES).filter(Boolean).length,
    always: units.filter((unit) => unit.every(Boolean)).length,
  };
}

/** P(z ≤ 0) for z from N(mean, variance). */
const below0 = (mean: number, variance: number): number => erfc(mean / Math.sqrt(2 * variance)) / 2;

/** E[max(0, z)²] for z from N(mean, variance): (v + m²) P(z > 0) + m √(v / 2π) e^(−m²/2v). */
const rectifiedSquare = (mean: number, variance: number): number =>
  (variance + mean * mean) * below0(-mean, variance) +
  mean * Math.sqrt(variance / (2 * Math.PI)) * exp((-mean * mean) / (2 * variance));
