/** C14, C15: what depth does to values and gradients: a chain of sigmoids, one unit's narrow band, whole networks. */
import {
  measureDepth,
  sigmoidChain,
  type DepthMeasurement,
} from '../../src/lib/experiments/signal-collapse.ts';
import { sigmoid } from '../../src/lib/nn/activations.ts';
import { type Check, checks, type Measurement, named, numberOf } from './checks.ts';

export const chain: Measurement = (check) =>
  named(
    {
      'fixed point': () => sigmoidChain(200).value,
      'derivative of the chain from 0': () => sigmoidChain(numberOf(check, 'depth')).derivative,
    },
    check,
    check.quantity,
  )();

/** The widest range of inputs a at which one weight w lets a gradient grow, |w σ′(wa + b)| ≥ 1, over all w. */
export const nielsenBand: Measurement = () => {
  let [low, high] = [4.01, 40];
  for (let k = 0; k < 100; k++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (bandWidth(left) < bandWidth(right)) low = left;
    else high = right;
  }
  return bandWidth((low + high) / 2);
};

/** σ′ falls on both sides of 0: the band ends where it has fallen to 1/w. */
function bandWidth(w: number): number {
  let [inside, outside] = [0, 100];
  for (let k = 0; k < 60; k++) {
    const z = (inside + outside) / 2;
    if (w * sigmoid.df(z) >= 1) inside = z;
    else outside = z;
  }
  return (2 * inside) / w;
}

/** Networks of width 128 with 32 inputs, as the experiment measures them. */
export const depthNetworks: Measurement = (check) => {
  const quantities = {
    'log10 gradient ratio, mean': 'gradientRatio',
    'mean activation': 'meanActivation',
  } as const;
  return (means ??= measureAll()).get(keyOf(check))![named(quantities, check, check.quantity)];
};

type Means = Pick<DepthMeasurement, 'gradientRatio' | 'meanActivation'>;

let means: Map<string, Means> | null = null;

const keyOf = ({ setting, seeds }: Check): string => JSON.stringify([setting, seeds]);

/** Seed by seed through all settings: the random numbers of a seed are drawn once, and they are what takes time. */
function measureAll(): Map<string, Means> {
  const own = checks.filter(({ record }) => record === 'depth_networks');
  const distinct = new Map(own.map((check) => [keyOf(check), check]));
  const sums = new Map(Array.from(distinct.keys(), (key) => [key, { gradientRatio: 0, meanActivation: 0 }]));
  for (let seed = 1; seed <= Math.max(...own.map(({ seeds }) => seeds)); seed++)
    for (const [key, check] of distinct) if (seed <= check.seeds) addTo(sums.get(key)!, check, seed);
  return sums;
}

function addTo(sum: { -readonly [Q in keyof Means]: Means[Q] }, check: Check, seed: number): void {
  const names = { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'relu' } as const;
  const activation = named(names, check, check.setting.activation);
  const one = measureDepth(activation, numberOf(check, 'sigmaW2'), numberOf(check, 'depth'), seed);
  sum.gradientRatio += one.gradientRatio / check.seeds;
  sum.meanActivation += one.meanActivation / check.seeds;
}
