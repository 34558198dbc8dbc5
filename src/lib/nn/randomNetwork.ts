/**
 * Deep networks as they are before training: square layers with weights N(0, σ²/width) and biases 0. A signal is sent
 * up and a gradient of white noise down, to see what the layers do to both.
 *
 * Left out: layers of different widths, biases, and anything that learns.
 */
import type { Activation } from './activations.ts';
import { deltasBelow } from './backward.ts';
import { forward, type Mlp } from './mlp.ts';
import { createRandom, type Random } from './random.ts';

export interface RandomNetworkOptions {
  readonly activation: Activation;
  /** Number of layers. */
  readonly depth: number;
  /** σ²: the variance of a weight times the width. */
  readonly sigmaW2: number;
  readonly width: number;
  /** Number of inputs, each drawn from N(0, 1). */
  readonly inputs: number;
  readonly seed: number;
}

export interface Passed {
  /** Activations of every layer [inputs × width]. */
  readonly a: readonly Float64Array[];
  /** Gradient at every pre-activation [inputs × width], N(0, 1) at the last, up to one factor common to all layers. */
  readonly deltas: readonly Float64Array[];
}

/**
 * Sends inputs up and white noise down. Every layer, the inputs and the noise have a stream of random numbers of
 * their own, so a deeper network begins as the shallower one, and another scale scales the same weights.
 *
 * Source: poole-2016; schoenholz-2017.
 */
export function passBothWays({
  activation,
  depth,
  sigmaW2,
  width,
  inputs,
  seed,
}: RandomNetworkOptions): Passed {
  const { x, dzLast, weights } = draw({ seed, width, inputs, depth });
  const scaled = scaledInput(activation, Math.sqrt(sigmaW2 / width));
  const b = new Float64Array(width);
  const mlp: Mlp = {
    sizes: Array.from({ length: depth + 1 }, () => width),
    layers: weights.slice(0, depth).map((W) => ({ fanIn: width, fanOut: width, W, b, activation: scaled })),
  };
  const trace = forward(mlp, x, inputs);
  return { a: trace.a, deltas: deltasBelow(mlp, trace, dzLast, inputs) };
}

/**
 * f(s · z): weights of standard deviation 1 behind this act as weights of standard deviation s behind f. A learned
 * number stays where it begins, since nothing here learns.
 */
const scaledInput = ({ learned: _, ...activation }: Activation, s: number): Activation => ({
  ...activation,
  f: (z) => activation.f(s * z),
  df: (z) => s * activation.df(s * z),
});

interface Drawn {
  readonly seed: number;
  readonly width: number;
  readonly inputs: number;
  readonly x: Float64Array;
  readonly dzLast: Float64Array;
  readonly weights: Float64Array[];
}

/** What was drawn last is kept: who moves depth or scale waits for no new random numbers. */
let last: Drawn | null = null;

function draw({
  seed,
  width,
  inputs,
  depth,
}: Pick<RandomNetworkOptions, 'seed' | 'width' | 'inputs' | 'depth'>): Drawn {
  const stream = (label: number): Random => createRandom(seed).split(label);
  if (last?.seed !== seed || last.width !== width || last.inputs !== inputs) {
    const signal = (label: number): Float64Array => normals(stream(label), inputs * width);
    last = { seed, width, inputs, x: signal(0), dzLast: signal(1), weights: [] };
  }
  for (let l = last.weights.length; l < depth; l++) last.weights.push(normals(stream(2 + l), width * width));
  return last;
}

const normals = (random: Random, count: number): Float64Array =>
  Float64Array.from({ length: count }, () => random.normal());
