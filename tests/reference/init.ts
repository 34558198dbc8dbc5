/**
 * Checks a file of initialization: PyTorch's gains, Gaussian moments of every activation, the scales of weights for
 * each shape, and weights that are drawn here for the shapes for which the file has drawn some.
 *
 * Drawn weights are compared with the formula, within five standard errors, not with PyTorch's draws. What is
 * compared is how far they lie outside, and that is wanted to be 0.
 */
import { type Activation, activations, leakyRelu } from '../../src/lib/nn/activations.ts';
import { mean, standardDeviation } from '../../src/lib/nn/diagnostics.ts';
import {
  type Initializer,
  byFanOut,
  fillBias,
  fillWeights,
  initializers,
  uniformBound,
} from '../../src/lib/nn/initializers.ts';
import { gaussianExpectation, meanFieldStep } from '../../src/lib/nn/meanField.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import type { Checker, Comparison, Missing, Tolerance } from './compare.ts';
import { type Parameters, activationNamed } from './names.ts';

interface Moments {
  readonly params: Parameters;
  readonly mean: number;
  readonly secondMoment: number;
  readonly derivativeSecondMoment: number;
  readonly gainForward: number;
  readonly gainBackward: number | null;
}

interface Formula {
  readonly sd: number;
  readonly bound?: number;
  readonly biasBound?: number;
  readonly negativeSlope?: number;
}

interface Sample {
  readonly expectedSd?: number;
  readonly sdOfSampleSd?: number;
  readonly sdOfSampleMean?: number;
}

interface Shape {
  readonly fanOut: number;
  readonly fanIn: number;
  readonly formula: Readonly<Record<string, Formula>>;
  readonly torchSample: Readonly<Record<string, Sample>>;
}

export interface Document {
  readonly tolerance: { readonly calculateGain: Tolerance; readonly moments: Tolerance };
  readonly calculateGain: Readonly<Record<string, number>>;
  readonly calculateGainLeaky: Readonly<Record<string, number>>;
  readonly gaussianMoments: Readonly<Record<string, Moments>>;
  readonly initialisers: readonly Shape[];
}

export const check: Checker<Document> = function* (document) {
  yield* checkGains(document);
  for (const [name, want] of Object.entries(document.gaussianMoments))
    yield* checkMoments(`moments of ${name}`, name, want, document.tolerance.moments);
  for (const shape of document.initialisers) yield* checkShape(shape);
};

function* checkGains(document: Document): Generator<Comparison | Missing> {
  const tolerance = document.tolerance.calculateGain;
  for (const [name, want] of Object.entries(document.calculateGain)) {
    const activation = activationNamed(name === 'linear' ? 'identity' : name);
    if (activation) yield { name: `gain of ${name}`, got: [activation.gain], want: [want], tolerance };
    else yield { name: `gain of ${name}`, missing: 'no activation of that name' };
  }
  for (const [slope, want] of Object.entries(document.calculateGainLeaky)) {
    const got = [leakyRelu(Number(slope)).gain];
    yield { name: `gain of leaky ReLU ${slope}`, got, want: [want], tolerance };
  }
}

function* checkMoments(
  title: string,
  name: string,
  want: Moments,
  tolerance: Tolerance,
): Generator<Comparison | Missing> {
  const activation = activationNamed(name, want.params);
  if (!activation) {
    yield { name: title, missing: `no activation of that name, with ${JSON.stringify(want.params)}` };
    return;
  }
  const { q, chi } = meanFieldStep(activation, 1, 1);
  const got = [q, chi, 1 / Math.sqrt(q), ...(chi > 0 ? [1 / Math.sqrt(chi)] : [])];
  const { secondMoment, derivativeSecondMoment, gainForward, gainBackward } = want;
  const wanted = [secondMoment, derivativeSecondMoment, gainForward, gainBackward].filter((v) => v !== null);
  yield { name: title, got, want: wanted, tolerance };
  // The mean of an odd function is 0, or as good as 0, where a relative tolerance alone cannot be met.
  const withFloor = { ...tolerance, atol: Math.max(tolerance.atol ?? 0, 1e-15) };
  yield { name: `${title}, mean`, got: [meanOf(activation)], want: [want.mean], tolerance: withFloor };
}

const meanOf = ({ f, kinks }: Activation): number => gaussianExpectation(f, kinks);

function* checkShape({ fanOut, fanIn, formula, torchSample }: Shape): Generator<Comparison | Missing> {
  for (const name of new Set([...Object.keys(formula), ...Object.keys(torchSample)])) {
    const title = `${name} for ${fanOut} × ${fanIn}`;
    const rule = ruleNamed(name, formula[name]);
    if (!rule) {
      yield { name: title, missing: 'no such rule' };
      continue;
    }
    const layer = { ...rule, fanIn, fanOut };
    if (formula[name]) yield* checkFormula(title, layer, formula[name]);
    if (torchSample[name]) yield* checkDrawn(title, layer, formula[name], torchSample[name]);
  }
}

interface Rule {
  readonly initializer: Initializer;
  /** What is to replace the rule's own gain. */
  readonly gain?: number | undefined;
}

type LayerRule = Rule & { readonly fanIn: number; readonly fanOut: number };

/** Rounding of a square root and a quotient. */
const ROUNDING: Tolerance = { rtol: 1e-15, atol: 0 };

function* checkFormula(title: string, layer: LayerRule, want: Formula): Generator<Comparison> {
  const { initializer, gain, fanIn, fanOut } = layer;
  const sd = initializer.sd(fanIn, fanOut, gain);
  const isUniform = initializer.distribution === 'uniform';
  const got = [sd, ...(isUniform ? [uniformBound(sd)] : [])];
  const wanted = [want.sd, ...(want.bound === undefined ? [] : [want.bound])];
  yield { name: title, got, want: wanted, tolerance: ROUNDING };
  if (want.biasBound === undefined) return;
  const biasBound = uniformBound(initializer.biasSd?.(fanIn) ?? 0);
  yield { name: `${title}, bias`, got: [biasBound], want: [want.biasBound], tolerance: ROUNDING };
}

function* checkDrawn(
  title: string,
  layer: LayerRule,
  formula: Formula | undefined,
  sample: Sample,
): Generator<Comparison> {
  const { fanIn, fanOut } = layer;
  const n = fanIn * fanOut;
  const W = new Float64Array(n);
  fillWeights(W, { ...layer, random: createRandom(1) });
  const sd = formula?.sd ?? sample.expectedSd!;
  const meanError = sample.sdOfSampleMean ?? sd / Math.sqrt(n);
  // The entries of an orthogonal matrix have the root mean square `sd` exactly: only their mean makes a difference.
  const sdError = sample.sdOfSampleSd ?? (5 * meanError * meanError) / (2 * sd);
  const within = (name: string, outside: number): Comparison => ({
    name: `${title}, drawn ${name}`,
    got: [Math.max(0, outside)],
    want: [0],
    tolerance: ROUNDING,
  });
  yield within('sd', Math.abs(standardDeviation(W) - sd) - 5 * sdError);
  yield within('mean', Math.abs(mean(W)) - 5 * meanError);
  if (formula?.bound !== undefined) yield within('bound', largest(W) - formula.bound);
  if (formula?.biasBound !== undefined) {
    const b = new Float64Array(fanOut);
    fillBias(b, { ...layer, random: createRandom(2) });
    yield within('bias', largest(b) - formula.biasBound);
  }
  if (layer.initializer.distribution === 'orthogonal')
    yield within('Gram matrix', gramError(W, fanOut, fanIn) - 1e-14);
}

const largest = (values: Float64Array): number =>
  values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);

/** The largest entry of W Wᵀ − 1, or of Wᵀ W − 1 where there are fewer columns than rows. */
function gramError(W: Float64Array, rows: number, columns: number): number {
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const at = (i: number, k: number): number => W[rows <= columns ? i * columns + k : k * columns + i]!;
  let worst = 0;
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? -1 : 0;
      for (let k = 0; k < length; k++) sum += at(i, k) * at(j, k);
      worst = Math.max(worst, Math.abs(sum));
    }
  return worst;
}

const nonlinearities: Readonly<Record<string, (formula?: Formula) => Activation>> = {
  linear: () => activations.identity,
  sigmoid: () => activations.sigmoid,
  tanh: () => activations.tanh,
  relu: () => activations.relu,
  selu: () => activations.selu,
  leaky: (formula) => leakyRelu(formula?.negativeSlope ?? 0.01),
};

/** `kaiming_normal_relu_fan_out` is the rule He, normally distributed, with the gain of ReLU, by fanOut. */
function ruleNamed(name: string, formula?: Formula): Rule | null {
  if (name === 'orthogonal') return { initializer: initializers.orthogonal };
  if (name === 'linear_default') return { initializer: initializers.torchLinear };
  const match = /^(xavier|kaiming|lecun)_(normal|uniform)(?:_(?!fan)([a-z]+))?(?:_fan_(in|out))?$/.exec(name);
  if (!match) return null;
  const [, kind, distribution, nonlinearity, side] = match;
  const activation = nonlinearity === undefined ? null : nonlinearities[nonlinearity]?.(formula);
  if (activation === undefined) return null;
  const stem = kind === 'kaiming' ? 'he' : (kind as 'xavier' | 'lecun');
  const initializer = initializers[`${stem}${distribution === 'normal' ? 'Normal' : 'Uniform'}`];
  return { initializer: side === 'out' ? byFanOut(initializer) : initializer, gain: activation?.gain };
}
