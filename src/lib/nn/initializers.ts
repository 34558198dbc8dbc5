/**
 * How weights start: a record of rules from fanIn and fanOut to the standard deviation of one weight, and the loop
 * that draws them. Biases start at 0 everywhere.
 *
 * Left out: truncated normals (their standard deviation needs a correction that readers stumble over) and orthogonal
 * matrices. The gain is not taken from the activation unless the caller passes it: a paper that says "He" means √2.
 */
import type { Random } from './random.ts';

export interface Initializer {
  readonly distribution: 'constant' | 'normal' | 'uniform';
  /** Standard deviation of one weight; a uniform weight lies within ±√3 of it. `gain` replaces the rule's own. */
  sd(fanIn: number, fanOut: number, gain?: number): number;
  /** Key in the bibliography. */
  readonly source: string;
}

/** Every weight from N(0, sd²), whatever the shape of the layer. Source: glorot-2010. */
export const normal = (sd: number): Initializer => ({
  distribution: 'normal',
  sd: (_fanIn, _fanOut, gain = 1) => gain * sd,
  source: 'glorot-2010',
});

/** N(0, sigmaW2 / fanIn): the variance of a weight as mean-field theory writes it. Source: poole-2016. */
export const scaledNormal = (sigmaW2: number): Initializer => ({
  distribution: 'normal',
  sd: (fanIn, _fanOut, gain = 1) => gain * Math.sqrt(sigmaW2 / fanIn),
  source: 'poole-2016',
});

/** sd = gain / √fanIn. Keeps the variance of a linear layer's pre-activations. Source: lecun-1998, eq. 16. */
const lecun = (fanIn: number, _fanOut: number, gain = 1): number => gain / Math.sqrt(fanIn);

/** sd = gain · √(2 / (fanIn + fanOut)). A compromise between forward and backward. Source: glorot-2010, eq. 12. */
const xavier = (fanIn: number, fanOut: number, gain = 1): number => gain * Math.sqrt(2 / (fanIn + fanOut));

/** sd = gain / √fanIn with the gain √2 of ReLU, which halves a second moment. Source: he-2015, eq. 10. */
const he = (fanIn: number, _fanOut: number, gain = Math.SQRT2): number => gain / Math.sqrt(fanIn);

/** sd = gain / √(3 fanIn), that is ±1/√fanIn: what PyTorch's Linear layer does unasked. */
const torchLinear = (fanIn: number, _fanOut: number, gain = 1): number => gain / Math.sqrt(3 * fanIn);

/** Every rule that has a name; the factories above make the others. */
export const initializers = {
  zeros: { distribution: 'constant', sd: () => 0, source: 'rumelhart-1986' },
  normal: normal(1),
  lecunNormal: { distribution: 'normal', sd: lecun, source: 'lecun-1998' },
  lecunUniform: { distribution: 'uniform', sd: lecun, source: 'lecun-1998' },
  xavierNormal: { distribution: 'normal', sd: xavier, source: 'glorot-2010' },
  xavierUniform: { distribution: 'uniform', sd: xavier, source: 'glorot-2010' },
  heNormal: { distribution: 'normal', sd: he, source: 'he-2015' },
  heUniform: { distribution: 'uniform', sd: he, source: 'he-2015' },
  torchLinear: { distribution: 'uniform', sd: torchLinear, source: 'paszke-2019' },
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
}

const drawers = {
  constant: () => 0,
  normal: (random: Random, sd: number) => sd * random.normal(),
  uniform: (random: Random, sd: number) => uniformBound(sd) * (2 * random.uniform() - 1),
} satisfies Record<Initializer['distribution'], (random: Random, sd: number) => number>;
