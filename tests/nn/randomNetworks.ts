/** Networks of any shape for the property tests, and their gradients by differences. */
import fc from 'fast-check';
import { type ActivationName, activations } from '../../src/lib/nn/activations.ts';
import { type Gradients, backward, parameterGradients } from '../../src/lib/nn/backward.ts';
import { type LossName, losses } from '../../src/lib/nn/losses.ts';
import { type Mlp, type Trace, createMlp, createTrace, forward, parametersOf } from '../../src/lib/nn/mlp.ts';
import type { Mode, NormalizationOptions } from '../../src/lib/nn/normalization.ts';
import { type Random, createRandom } from '../../src/lib/nn/random.ts';

export const normals = (random: Random, n: number): Float64Array =>
  Float64Array.from({ length: n }, random.normal);

/** Every activation that has a derivative to check: the step has none. */
const differentiable = (Object.keys(activations) as ActivationName[]).filter(
  (name) => !('jumps' in activations[name]),
);

/** Every loss that is smooth wherever a random network may stand; `bce` must have probabilities. */
const smoothLosses = (Object.keys(losses) as LossName[]).filter((name) => !['l1', 'bce'].includes(name));

export interface Spec {
  readonly seed: number;
  readonly B: number;
  readonly sizes: readonly number[];
  readonly names: readonly ActivationName[];
  readonly kinds: readonly ('batch' | 'layer' | 'none')[];
  readonly residual: readonly boolean[];
  readonly mode: Mode;
  readonly loss: LossName;
}

const LAYERS = 4;
const perLayer = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(values, { minLength: LAYERS, maxLength: LAYERS });

/** Networks with any mixture of what a layer may have. */
export const anySpec: fc.Arbitrary<Spec> = fc.record({
  seed: fc.nat(4294967295),
  B: fc.integer({ min: 2, max: 5 }),
  // Few widths, so that residual layers come up.
  sizes: fc.array(fc.constantFrom(1, 3, 4), { minLength: 2, maxLength: LAYERS + 1 }),
  names: perLayer(fc.constantFrom(...differentiable)),
  kinds: perLayer(fc.constantFrom('batch', 'layer', 'none')),
  residual: perLayer(fc.boolean()),
  mode: fc.constantFrom('train', 'eval'),
  loss: fc.constantFrom(...smoothLosses),
});

/** Networks of dense layers and nothing else. */
export const plainSpec: fc.Arbitrary<Spec> = anySpec.map((spec) => ({
  ...spec,
  kinds: spec.kinds.map(() => 'none'),
  residual: spec.residual.map(() => false),
}));

/** A network of this description in which no number is at its start: biases, γ, β, running statistics, slopes. */
export function networkOf({ seed, sizes, names, kinds, residual }: Spec): Mlp {
  const random = createRandom(seed);
  const depth = sizes.length - 1;
  const mlp = createMlp({
    sizes,
    activations: names.slice(0, depth),
    initializer: 'lecunNormal',
    random,
    // A large ε: with a small one, two rows that happen to be alike make a kink of the normalization.
    normalizations: kinds
      .slice(0, depth)
      .map((kind): NormalizationOptions | 'none' => (kind === 'none' ? kind : { kind, epsilon: 0.1 })),
    connections: sizes
      .slice(1)
      .map((fanOut, l) => (residual[l] && fanOut === sizes[l] ? 'residual' : 'plain')),
  });
  for (const parameter of parametersOf(mlp))
    parameter.forEach((p, i) => (parameter[i] = p + 0.3 * random.normal()));
  for (const { normalization } of mlp.layers) {
    normalization?.running.mean.set(normals(random, normalization.features));
    normalization?.running.variance.set(normals(random, normalization.features).map((v) => 0.5 + v * v));
  }
  return mlp;
}

export interface Passed {
  readonly trace: Trace;
  readonly value: number;
  readonly gradients: Gradients;
}

/** One pass up, and the gradient of the loss down. */
export function passBoth(mlp: Mlp, { B, mode, loss }: Spec, x: Float64Array, y: ArrayLike<number>): Passed {
  const trace = forward(mlp, x, B, createTrace(mlp, B, mode));
  const output = trace.a.at(-1)!;
  const dOutput = new Float64Array(output.length);
  losses[loss].gradient(output, y, dOutput);
  return { trace, value: losses[loss].value(output, y), gradients: backward(mlp, x, trace, dOutput, B) };
}

/** The gradients of parameters and input, in the order of [...parametersOf(mlp), x]. */
export const allGradients = ({ gradients }: Passed): Float64Array[] => [
  ...parameterGradients(gradients),
  gradients.dx,
];

/** Targets that suit the loss. */
export function targetsFor(loss: LossName, random: Random, B: number, width: number): ArrayLike<number> {
  if (loss === 'softmaxCrossEntropy') return Array.from({ length: B }, () => random.integer(width));
  if (loss === 'bceWithLogits') return Float64Array.from({ length: B * width }, () => random.integer(2));
  return normals(random, B * width);
}

/** Whether no argument of an activation is so near to a kink that a difference would reach across it. */
export const isClearOfKinks = (mlp: Mlp, { argument }: Trace, reach = 1e-3): boolean =>
  mlp.layers.every(({ activation }, l) =>
    activation.kinks.every((kink) => argument[l]!.every((z) => Math.abs(z - kink) > reach)),
  );

/** Central differences of `loss` in every entry of an array that it reads. */
export const slopesOf = (array: Float64Array, loss: () => number): Float64Array =>
  array.map((held, i) => {
    const h = 1e-5;
    array[i] = held + h;
    const above = loss();
    array[i] = held - h;
    const below = loss();
    array[i] = held;
    return (above - below) / (2 * h);
  });
