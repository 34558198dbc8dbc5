/** C03: two layers without activation functions learn along a curve that is not that of one layer. */
import { descend } from '../../src/lib/experiments/depth-without-nonlinearity.ts';
import { type Measurement, numberOf } from './checks.ts';

/** u(t) = ab, started at a = b = √u0, follows the gradient flow of (s − ab)²/2 in small steps. */
export const deepLinearDynamics: Measurement = (check) => {
  const [target, start, t, step] = ['s', 'u0', 't', 'eulerStep'].map((name) => numberOf(check, name)) as Flow;
  return descend({ depth: 2, start, target }, step, Math.round(t / step)).products.at(-1);
};

type Flow = [s: number, u0: number, t: number, step: number];
