/** C15: what random ReLU layers with He's weights do to the length of a signal and to the angle between two. */
import { relu } from '../../src/lib/nn/activations.ts';
import { fillWeights, initializers } from '../../src/lib/nn/initializers.ts';
import { affine } from '../../src/lib/nn/matrix.ts';
import { createRandom, type Random } from '../../src/lib/nn/random.ts';
import { type Check, type Measurement, meanOver, named, numberOf } from './checks.ts';

const { heNormal } = initializers;

/** ln |h_L|² / |h_0|² over random networks: its mean and its variance. */
export const heFluctuations: Measurement = (check) => {
  const logs = logRatios(check);
  const mean = logs.reduce((sum, v) => sum + v, 0) / logs.length;
  const variance = logs.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (logs.length - 1);
  return named({ 'mean of log ratio': mean, 'variance of log ratio': variance }, check, check.quantity);
};

/**
 * A matrix of independent N(0, s²) weights turns any vector h that does not depend on it into independent
 * N(0, s²|h|²) pre-activations, so these are drawn in place of the weights. Exact, and the widest check would need
 * three billion weights.
 */
function logRatios(check: Check): number[] {
  const [width, depth] = [numberOf(check, 'width'), numberOf(check, 'depth')];
  const h = new Float64Array(width);
  return Array.from({ length: check.seeds }, (_, k) => {
    const random = createRandom(k + 1);
    let logRatio = 0;
    for (let l = 0; l < depth; l++) {
      fillWeights(h, { fanIn: width, fanOut: 1, initializer: heNormal, random });
      for (let i = 0; i < width; i++) h[i] = relu.f(h[i]!);
      logRatio += Math.log(dot(h, h));
    }
    return logRatio;
  });
}

/** 1 − cosine of the hidden vectors of two orthogonal inputs. */
export const reluCorrelation: Measurement = (check) => {
  const [layers, width] = [numberOf(check, 'layers'), numberOf(check, 'width')];
  return meanOver(check.seeds, (seed) => distancesOf(seed, width)[layers - 1]!);
};

const DEEPEST = 50;
const known = new Map<string, Float64Array>();

/** Depths share a network: entry l − 1 is after l layers. */
function distancesOf(seed: number, width: number): Float64Array {
  const key = `${seed} ${width}`;
  const distances = known.get(key) ?? followTwo(createRandom(seed), width);
  known.set(key, distances);
  return distances;
}

function followTwo(random: Random, width: number): Float64Array {
  let h = orthogonalPair(random, width);
  const [W, b] = [new Float64Array(width * width), new Float64Array(width)];
  return Float64Array.from({ length: DEEPEST }, () => {
    const z = new Float64Array(2 * width);
    fillWeights(W, { fanIn: width, fanOut: width, initializer: heNormal, random });
    affine(h, W, b, z, 2);
    h = z.map(relu.f);
    return 1 - cosine(h.subarray(0, width), h.subarray(width));
  });
}

function orthogonalPair(random: Random, width: number): Float64Array {
  const h = Float64Array.from({ length: 2 * width }, () => random.normal());
  const [first, second] = [h.subarray(0, width), h.subarray(width)];
  const share = dot(first, second) / dot(first, first);
  for (let i = 0; i < width; i++) second[i]! -= share * first[i]!;
  return h;
}

const cosine = (a: Float64Array, b: Float64Array): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
