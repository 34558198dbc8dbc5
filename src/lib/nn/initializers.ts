/**
 * How weights start: a record of rules from fanIn and fanOut to the standard deviation of one weight, and the loop
 * that draws them. Biases start at 0, unless the rule says otherwise and the caller asks.
 *
 * Left out: sparse weights. The gain is not taken from the activation unless the caller passes it (`activation.gain`):
 * a paper that says "He" means √2.
 */
import { orthonormalize } from './orthonormal.ts';
import type { Random } from './random.ts';

export interface Initializer {
  readonly distribution: 'constant' | 'normal' | 'truncatedNormal' | 'uniform' | 'orthogonal';
  /** Standard deviation of one weight; a uniform weight lies within ±√3 of it. `gain` replaces the rule's own. */
  sd(fanIn: number, fanOut: number, gain?: number): number;
  /** Standard deviation of one bias, uniform around 0; absent where biases start at 0. */
  biasSd?(fanIn: number): number;
  /** Key in the bibliography. */
  readonly source: string;
}

/** Every weight from N(0, sd²), whatever the shape of the layer. Source: glorot-2010. */
export const normal = (sd: number): Initializer => ({
  distribution: 'normal',
  sd: (_fanIn, _fanOut, gain = 1) => gain * sd,
  source: 'glorot-2010',
});

/**
 * A normal distribution cut off at two of its standard deviations, and widened so that `sd` is what is left after the
 * cut: no weight is larger than 2.27 sd. Source: paszke-2019.
 */
export const truncatedNormal = (sd: number): Initializer => ({
  ...normal(sd),
  distribution: 'truncatedNormal',
  source: 'paszke-2019',
});

/** N(0, sigmaW2 / fanIn): the variance of a weight as mean-field theory writes it. Source: poole-2016. */
export const scaledNormal = (sigmaW2: number): Initializer => ({
  distribution: 'normal',
  sd: (fanIn, _fanOut, gain = 1) => gain * Math.sqrt(sigmaW2 / fanIn),
  source: 'poole-2016',
});

/** The rule with fanIn and fanOut exchanged: made for the forward pass, it now keeps the size of gradients. Source: he-2015, eq. 14. */
export const byFanOut = (initializer: Initializer): Initializer => ({
  ...initializer,
  sd: (fanIn, fanOut, gain) => initializer.sd(fanOut, fanIn, gain),
});

/** sd = gain / √fanIn. Keeps the variance of a linear layer's pre-activations. Source: lecun-1998, eq. 16. */
const lecun = (fanIn: number, _fanOut: number, gain = 1): number => gain / Math.sqrt(fanIn);

/** sd = gain · √(2 / (fanIn + fanOut)). A compromise between forward and backward. Source: glorot-2010, eq. 12. */
const xavier = (fanIn: number, fanOut: number, gain = 1): number => gain * Math.sqrt(2 / (fanIn + fanOut));

/** sd = gain / √fanIn with the gain √2 of ReLU, which halves a second moment. Source: he-2015, eq. 10. */
const he = (fanIn: number, _fanOut: number, gain = Math.SQRT2): number => gain / Math.sqrt(fanIn);

/** sd = gain / √(3 fanIn), that is ±1/√fanIn: what PyTorch's Linear layer does unasked, with biases as well. */
const torchLinear = (fanIn: number, _fanOut: number, gain = 1): number => gain / Math.sqrt(3 * fanIn);

/**
 * W Wᵀ = gain² · 1, or Wᵀ W where there are fewer columns than rows: lengths are kept, or all scaled by the gain. The
 * root mean square of a weight is gain / √max(fanIn, fanOut). Source: saxe-2014.
 */
const orthogonal = (fanIn: number, fanOut: number, gain = 1): number =>
  gain / Math.sqrt(Math.max(fanIn, fanOut));

const heNormal: Initializer = { distribution: 'normal', sd: he, source: 'he-2015' };
const heUniform: Initializer = { distribution: 'uniform', sd: he, source: 'he-2015' };

/** Every rule that has a name; the factories above make the others. */
export const initializers = {
  zeros: { distribution: 'constant', sd: () => 0, source: 'rumelhart-1986' },
  normal: normal(1),
  lecunNormal: { distribution: 'normal', sd: lecun, source: 'lecun-1998' },
  lecunUniform: { distribution: 'uniform', sd: lecun, source: 'lecun-1998' },
  xavierNormal: { distribution: 'normal', sd: xavier, source: 'glorot-2010' },
  xavierUniform: { distribution: 'uniform', sd: xavier, source: 'glorot-2010' },
  heNormal,
  heUniform,
  heNormalFanOut: byFanOut(heNormal),
  heUniformFanOut: byFanOut(heUniform),
  torchLinear: {
    distribution: 'uniform',
    sd: torchLinear,
    biasSd: (fanIn: number) => torchLinear(fanIn, 1),
    source: 'paszke-2019',
  },
  orthogonal: { distribution: 'orthogonal', sd: orthogonal, source: 'saxe-2014' },
} satisfies Record<string, Initializer>;

export type InitializerName = keyof typeof initializers;

/** The largest weight of a uniform distribution with this standard deviation: √3 · sd. */
export const uniformBound = (sd: number): number => Math.sqrt(3) * sd;

export interface FillOptions {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly initializer: Initializer;
  readonly random: Random;
  readonly gain?: number | undefined;
}

/**
 * Fills W [fanOut × fanIn] row by row, one draw a weight.
 *
 * @throws if W does not hold fanOut × fanIn numbers.
 */
export function fillWeights(
  W: Float64Array,
  { fanIn, fanOut, initializer, random, gain }: FillOptions,
): void {
  if (W.length !== fanOut * fanIn) {
    throw new RangeError(`fillWeights: expected ${fanOut} × ${fanIn} weights, got ${W.length}`);
  }
  const sd = initializer.sd(fanIn, fanOut, gain);
  const draw = drawers[initializer.distribution];
  for (let i = 0; i < W.length; i++) W[i] = draw(random, sd);
  if (initializer.distribution !== 'orthogonal') return;
  orthonormalize(W, fanOut, fanIn);
  const scale = sd * Math.sqrt(Math.max(fanIn, fanOut));
  for (let i = 0; i < W.length; i++) W[i]! *= scale;
}

/** Fills the bias b [fanOut] as the rule has it: with zeros, or with one uniform draw an entry. */
export function fillBias(b: Float64Array, { fanIn, initializer, random }: Omit<FillOptions, 'fanOut'>): void {
  const sd = initializer.biasSd?.(fanIn) ?? 0;
  const draw = drawers[sd === 0 ? 'constant' : 'uniform'];
  for (let i = 0; i < b.length; i++) b[i] = draw(random, sd);
}

/** The standard deviation of what lies within ±2 of N(0, 1): √(1 − 4φ(2) / (2Φ(2) − 1)). */
const SD_WITHIN_TWO = 0.8796256610342398;

const drawers = {
  constant: () => 0,
  normal: (random: Random, sd: number) => sd * random.normal(),
  truncatedNormal(random: Random, sd: number) {
    let draw = random.normal();
    while (Math.abs(draw) > 2) draw = random.normal();
    return (sd / SD_WITHIN_TWO) * draw;
  },
  uniform: (random: Random, sd: number) => uniformBound(sd) * (2 * random.uniform() - 1),
  // Directions without preference; `orthonormalize` takes care of the rest.
  orthogonal: (random: Random) => random.normal(),
} satisfies Record<Initializer['distribution'], (random: Random, sd: number) => number>;
