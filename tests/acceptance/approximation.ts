/** C07, C21, C22: how close one hidden layer, or a narrow deep one, comes to a wave, a jump and a parabola. */
import { polynomial } from '../../src/lib/experiments/xor.ts';
import { relu } from '../../src/lib/nn/activations.ts';
import { predict, type Layer, type Mlp } from '../../src/lib/nn/mlp.ts';
import { identity } from '../../src/lib/nn/activations.ts';
import { featureError } from '../../src/lib/nn/randomFeatures.ts';
import { type Measurement, meanOver, named, numberOf } from './checks.ts';

/** RMS error of the best output layer over random hidden units for sin 2πx on [0, 1], by the units' activation. */
export const polynomialActivation: Measurement = (check) => {
  const functions = { 'RMS error, activation z^2': polynomial, 'RMS error, ReLU': relu.f };
  const f = named(functions, check, check.quantity);
  return meanOver(check.seeds, (seed) => featureError({ f, width: numberOf(check, 'width'), seed }));
};

/** The ramp relu(x/e + 1/2) − relu(x/e − 1/2) against the unit step on [−1/2, 1/2]. */
export const step: Measurement = (check) => {
  const width = numberOf(check, 'rampWidth');
  const ramp = network([
    [1 / width, 0.5],
    [1 / width, -0.5],
  ]);
  const x = midpoints(-0.5, 0.5, 200_000);
  const errors = predict(withOutput(ramp, [1, -1]), x, x.length).map((y, i) =>
    Math.abs(y - (x[i]! > 0 ? 1 : 0)),
  );
  const norms = {
    'L1 error': () => mean(errors),
    'squared L2 error': () => mean(errors.map((e) => e * e)),
    'sup error': () => largestOf(errors),
  };
  return named(norms, check, check.quantity)();
};

/** x² on [0, 1] by one hidden layer that interpolates at n + 1 equal distances: one unit for each change of slope. */
export const square: Measurement = (check) => {
  const n = numberOf(check, 'pieces');
  const hidden = network(Array.from({ length: n }, (_, k) => [1, -k / n]));
  // The first piece has slope 1/n, and each next one is steeper by 2/n.
  const parabola = withOutput(
    hidden,
    Array.from({ length: n }, (_, k) => (k === 0 ? 1 : 2) / n),
  );
  const x = grid(64 * n * 8);
  return supError(x, predict(parabola, x, x.length));
};

/** x² as x − Σ tentᵏ(x) / 4ᵏ: a tent of three units, again and again. */
export const squareDeep: Measurement = (check) => {
  const hidden = network([
    [1, 0],
    [1, -0.5],
    [1, -1],
  ]);
  const tent = withOutput(hidden, [2, -4, 2]);
  const x = grid(1 << 14);
  const y = x.slice();
  let [folded, quarter] = [x, 1];
  for (let k = 1; k <= numberOf(check, 'm'); k++) {
    folded = predict(tent, folded, x.length);
    quarter /= 4;
    for (let i = 0; i < y.length; i++) y[i]! -= quarter * folded[i]!;
  }
  return supError(x, y);
};

/** A hidden ReLU layer over one input, by [weight, bias] of each unit. */
function network(units: readonly (readonly [number, number])[]): Layer {
  const [W, b] = [0, 1].map((k) => Float64Array.from(units, (unit) => unit[k]!)) as [
    Float64Array,
    Float64Array,
  ];
  return { fanIn: 1, fanOut: units.length, W, b, activation: relu };
}

const withOutput = (hidden: Layer, weights: readonly number[]): Mlp => ({
  sizes: [1, hidden.fanOut, 1],
  layers: [
    hidden,
    {
      fanIn: hidden.fanOut,
      fanOut: 1,
      W: Float64Array.from(weights),
      b: new Float64Array(1),
      activation: identity,
    },
  ],
});

const midpoints = (low: number, high: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.5)) / count);

const grid = (parts: number): Float64Array => Float64Array.from({ length: parts + 1 }, (_, i) => i / parts);

const supError = (x: Float64Array, y: Float64Array): number =>
  largestOf(y.map((v, i) => Math.abs(v - x[i]! * x[i]!)));

const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;

const largestOf = (values: Float64Array): number => values.reduce((m, v) => Math.max(m, v), 0);
