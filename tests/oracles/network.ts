/**
 * A dense network written as an expression, layer by layer from the definitions, for the tests' own automatic
 * differentiation. It reads a network of the core, its numbers and which layer has what, and shares no formula with it.
 *
 * Left out: activations whose derivative a product of elementary ones does not tell (the step), and what is said of
 * single points: at a kink the expressions below follow their own conventions.
 */
import erfc from '@stdlib/math-base-special-erfc';
import type { Layer, Mlp } from '../../src/lib/nn/mlp.ts';
import type { Mode, Normalization } from '../../src/lib/nn/normalization.ts';
import * as ad from './autodiff.ts';
import type { Variable } from './autodiff.ts';

/** The expression of a layer with every variable that the core has a gradient of. */
export interface LayerVariables {
  readonly W: Variable;
  readonly b: Variable;
  readonly z: Variable;
  readonly a: Variable;
  /** γ and β, absent without normalization. */
  readonly normalization?: { readonly scale: Variable; readonly shift: Variable } | undefined;
  readonly learned?: Variable | undefined;
}

export type Formula = (z: Variable, learned: Variable) => Variable;

/** The whole network over a batch x [B × sizes[0]], with one formula a layer for its activation. */
export function expressionOf(
  mlp: Mlp,
  formulas: readonly Formula[],
  x: Variable,
  mode: Mode,
): LayerVariables[] {
  let below = x;
  return mlp.layers.map((layer, l) => {
    const variables = layerOf(layer, formulas[l]!, below, mode);
    below = variables.a;
    return variables;
  });
}

function layerOf(layer: Layer, formula: Formula, below: Variable, mode: Mode): LayerVariables {
  const W = ad.input([layer.fanOut, layer.fanIn], layer.W);
  const b = ad.input([layer.fanOut], layer.b);
  const learned = layer.learned && ad.input([1], layer.learned);
  const z = ad.add(ad.matmul(below, ad.transpose(W)), b);
  const normalization = layer.normalization && {
    scale: ad.input([layer.fanOut], layer.normalization.scale),
    shift: ad.input([layer.fanOut], layer.normalization.shift),
  };
  const argument =
    normalization && layer.normalization
      ? ad.add(
          ad.multiply(normalization.scale, standardized(z, layer.normalization, mode)),
          normalization.shift,
        )
      : z;
  const f = formula(argument, learned ?? ad.constant(0));
  return { W, b, z, a: layer.connection === 'residual' ? ad.add(f, below) : f, normalization, learned };
}

/** (z − mean) / √(variance + ε), over rows, over features, or by the running statistics. */
function standardized(
  z: Variable,
  { kind, epsilon, running, features }: Normalization,
  mode: Mode,
): Variable {
  const byRunning = kind === 'batch' && mode === 'eval';
  const axes = kind === 'batch' ? [0] : [1];
  const mean = byRunning ? ad.input([features], running.mean) : ad.mean(z, axes);
  const variance = byRunning ? ad.input([features], running.variance) : ad.variance(z, axes);
  return ad.divide(ad.subtract(z, mean), ad.sqrt(ad.add(variance, ad.constant(epsilon))));
}

const c = ad.constant;
const negative = (z: Variable): Variable => ad.subtract(c(0), z);
const scaled = (factor: number, z: Variable): Variable => ad.multiply(c(factor), z);
const shifted = (z: Variable, by: number): Variable => ad.add(z, c(by));
const softplus = (z: Variable): Variable => ad.log(shifted(ad.exp(z), 1));
/** z for z > 0, else slope · z. */
const leaky = (z: Variable, slope: Variable): Variable =>
  ad.subtract(ad.relu(z), ad.multiply(slope, ad.relu(negative(z))));
/** α(e^min(z, 0) − 1), the left half of an exponential unit. */
const exponentialTail = (z: Variable, alpha: number): Variable =>
  scaled(alpha, shifted(ad.exp(negative(ad.relu(negative(z)))), -1));
const elu = (z: Variable): Variable => ad.add(ad.relu(z), exponentialTail(z, 1));
const hardSigmoid = (z: Variable): Variable => scaled(1 / 6, ad.clamp(shifted(z, 3), 0, 6));
const normalCdf = (z: Variable): Variable =>
  ad.unary(
    z,
    (t) => erfc(-t / Math.SQRT2) / 2,
    (t) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI),
  );

/** Activations by their name in the core; a new one that is not here is checked by its slope alone. */
export const formulas = {
  identity: (z) => z,
  relu: ad.relu,
  leakyRelu: (z) => leaky(z, c(0.01)),
  prelu: leaky,
  relu6: (z) => ad.clamp(z, 0, 6),
  hardtanh: (z) => ad.clamp(z, -1, 1),
  hardSigmoid,
  sigmoid: ad.sigmoid,
  tanh: ad.tanh,
  softsign: (z) => ad.divide(z, shifted(ad.abs(z), 1)),
  softplus,
  logSigmoid: (z) => negative(softplus(negative(z))),
  elu,
  selu: (z) => scaled(1.0507009873554805, ad.add(ad.relu(z), exponentialTail(z, 1.6732632423543772))),
  geluErf: (z) => ad.multiply(z, normalCdf(z)),
  geluTanh: (z) => {
    const inner = scaled(Math.sqrt(2 / Math.PI), ad.add(z, scaled(0.044715, ad.power(z, 3))));
    return scaled(0.5, ad.multiply(z, shifted(ad.tanh(inner), 1)));
  },
  silu: (z) => ad.multiply(z, ad.sigmoid(z)),
  mish: (z) => ad.multiply(z, ad.tanh(softplus(z))),
  hardSwish: (z) => ad.multiply(z, hardSigmoid(z)),
} satisfies Record<string, Formula>;
