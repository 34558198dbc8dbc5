/**
 * The backward pass against a second, independent derivation: the same network as an expression, differentiated by
 * the tests' own tape (tests/oracles/autodiff.ts, which agrees with PyTorch). A mistake in the chain rule would have to
 * be made twice, in two notations, to stay unseen.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivationName } from '../../src/lib/nn/activations.ts';
import { backward, createGradients } from '../../src/lib/nn/backward.ts';
import { mse, softmaxCrossEntropy, type Loss } from '../../src/lib/nn/losses.ts';
import {
  createMlp,
  createTrace,
  forward,
  parametersOf,
  type Connection,
  type Mlp,
} from '../../src/lib/nn/mlp.ts';
import type { Mode } from '../../src/lib/nn/normalization.ts';
import { createRandom, type Random } from '../../src/lib/nn/random.ts';
import * as ad from '../oracles/autodiff.ts';
import { expressionOf, formulas, type LayerVariables } from '../oracles/network.ts';
import { judge } from '../reference/compare.ts';

type Name = keyof typeof formulas & ActivationName;
type Kind = 'batch' | 'layer' | 'none';

interface Setting {
  readonly sizes: readonly number[];
  readonly names: readonly Name[];
  readonly normalizations: readonly Kind[];
  readonly connections: readonly Connection[];
  readonly loss: keyof typeof losses;
  readonly mode: Mode;
  readonly seed: number;
}

const ROWS = 5;
const names = Object.keys(formulas) as Name[];

/** Each loss of the core beside its definition. A target is one number an output, or one class a row. */
const losses = {
  mse: {
    core: mse,
    targets: (random: Random, outputs: number) => draw(random, ROWS * outputs),
    expression: (o: ad.Variable, y: ArrayLike<number>) =>
      ad.mean(ad.power(ad.subtract(o, ad.input(o.shape, y)), 2)),
  },
  crossEntropy: {
    core: softmaxCrossEntropy,
    targets: (random: Random, outputs: number) => Array.from({ length: ROWS }, () => random.integer(outputs)),
    expression: (o: ad.Variable, y: ArrayLike<number>) =>
      ad.multiply(ad.constant(-1 / ROWS), ad.sum(ad.multiply(ad.logSoftmax(o), oneHot(o.shape, y)))),
  },
} satisfies Record<
  string,
  {
    core: Loss;
    targets(random: Random, outputs: number): ArrayLike<number>;
    expression(o: ad.Variable, y: ArrayLike<number>): ad.Variable;
  }
>;

const plain = { normalizations: 'none', connections: 'plain' } as const;

describe.each(Object.keys(losses) as (keyof typeof losses)[])('%s', (loss) => {
  test.each(names)('%s in every layer', (name) => {
    for (let seed = 1; seed <= 5; seed++)
      expectAgreement({ ...layers([3, 4, 5, 2], name, plain), loss, mode: 'eval', seed });
  });

  test.each([
    { normalizations: 'batch', connections: 'plain', mode: 'train' },
    { normalizations: 'batch', connections: 'plain', mode: 'eval' },
    { normalizations: 'layer', connections: 'plain', mode: 'train' },
    { normalizations: 'none', connections: 'residual', mode: 'eval' },
    { normalizations: 'batch', connections: 'residual', mode: 'train' },
    { normalizations: 'layer', connections: 'residual', mode: 'eval' },
  ] as const)('$normalizations normalization, $connections, $mode', ({ mode, ...kinds }) => {
    for (let seed = 1; seed <= 20; seed++)
      expectAgreement({ ...layers([4, 4, 4, 4], 'silu', kinds), loss, mode, seed });
  });
});

test('networks of any make', () => {
  // A layer normalization of two features leaves nothing but their order: its gradient is all cancellation.
  const size = fc.integer({ min: 4, max: 6 });
  const layer = fc.record({
    size,
    name: fc.constantFrom(...names),
    normalization: fc.constantFrom<Kind>('none', 'none', 'batch', 'layer'),
    isResidual: fc.boolean(),
  });
  const setting = fc
    .record({
      first: size,
      stack: fc.array(layer, { minLength: 1, maxLength: 4 }),
      loss: fc.constantFrom(...(Object.keys(losses) as (keyof typeof losses)[])),
      mode: fc.constantFrom<Mode>('train', 'eval'),
      seed: fc.integer({ min: 0, max: 1e6 }),
    })
    .map(({ first, stack, ...rest }): Setting => {
      // A residual layer is as wide as what it is added to.
      const sizes = [first];
      for (const { size: own, isResidual } of stack) sizes.push(isResidual ? sizes.at(-1) : own);
      return {
        sizes,
        names: stack.map(({ name }) => name),
        normalizations: stack.map(({ normalization }) => normalization),
        connections: stack.map(({ isResidual }) => (isResidual ? 'residual' : 'plain')),
        ...rest,
      };
    });
  fc.assert(fc.property(setting, expectAgreement), { numRuns: 200, seed: 20_261_124 });
});

function layers(
  sizes: readonly number[],
  name: Name,
  { normalizations, connections }: { normalizations: Kind; connections: Connection },
): Pick<Setting, 'sizes' | 'names' | 'normalizations' | 'connections'> {
  const each = <T>(value: T): T[] => sizes.slice(1).map(() => value);
  return { sizes, names: each(name), normalizations: each(normalizations), connections: each(connections) };
}

/** Every gradient of the core agrees with the tape's to 1e-12 of the largest in its layer. */
function expectAgreement(setting: Setting): void {
  const { names: own, mode, loss } = setting;
  const random = createRandom(setting.seed);
  const mlp = networkOf(setting, random);
  const x = draw(random, ROWS * mlp.sizes[0]!);
  const y = losses[loss].targets(random, mlp.sizes.at(-1)!);
  const input = ad.input([ROWS, mlp.sizes[0]!], x);
  const variables = expressionOf(
    mlp,
    own.map((name) => formulas[name]),
    input,
    mode,
  );
  const output = variables.at(-1).a;
  const value = losses[loss].expression(output, y);
  const want = variables.map((layer) => joined(ad.gradients(value, gradientsOf(layer))));
  const got = coreGradients(mlp, x, y, losses[loss].core, mode);
  got.layers.forEach((layer, l) => expectClose(`${own[l]} in layer ${l + 1}`, joined(layer), want[l]!));
  expectClose('dx', got.dx, joined(ad.gradients(value, [input])));
}

/** z, W, b and what else is learned, in the order of `coreGradients`. */
const gradientsOf = ({ z, W, b, normalization, learned }: LayerVariables): ad.Variable[] => [
  ...[z, W, b],
  ...(normalization ? [normalization.scale, normalization.shift] : []),
  ...(learned ? [learned] : []),
];

function coreGradients(mlp: Mlp, x: Float64Array, y: ArrayLike<number>, loss: Loss, mode: Mode) {
  const trace = forward(mlp, x, ROWS, createTrace(mlp, ROWS, mode));
  const output = trace.a.at(-1)!;
  const dOutput = new Float64Array(output.length);
  loss.gradient(output, y, dOutput);
  const found = backward(mlp, x, trace, dOutput, ROWS, createGradients(mlp, ROWS));
  const perLayer = mlp.layers.map((_, l) => [
    ...[found.dz[l]!, found.dW[l]!, found.db[l]!],
    ...(found.normalizations[l]?.learned ?? []),
    ...(found.dLearned[l] ? [found.dLearned[l]] : []),
  ]);
  return { layers: perLayer, dx: found.dx };
}

/** Every number of the network is random, biases too: no pre-activation then lies on a kink. */
function networkOf(setting: Setting, random: Random): Mlp {
  const { sizes, names: own, connections } = setting;
  const normalizations = setting.normalizations.map((kind) => (kind === 'none' ? kind : ({ kind } as const)));
  const mlp = createMlp({
    sizes,
    activations: own,
    initializer: 'lecunNormal',
    random,
    normalizations,
    connections,
  });
  for (const { b, normalization, learned } of mlp.layers) {
    for (const array of [b, normalization?.scale, normalization?.shift, normalization?.running.mean, learned])
      array?.forEach((value, i) => (array[i] = value + 0.3 * random.normal()));
    normalization?.running.variance.forEach((_, i, all) => (all[i] = 0.5 + random.uniform()));
  }
  expect(
    parametersOf(mlp)
      .flatMap((p) => [...p])
      .every(Number.isFinite),
  ).toBe(true);
  return mlp;
}

function oneHot(shape: readonly number[], classes: ArrayLike<number>): ad.Variable {
  const data = new Float64Array(ROWS * shape[1]!);
  for (let row = 0; row < ROWS; row++) data[row * shape[1]! + classes[row]!] = 1;
  return ad.input(shape, data);
}

const draw = (random: Random, count: number): Float64Array =>
  Float64Array.from({ length: count }, () => random.normal());

const joined = (arrays: readonly Float64Array[]): Float64Array =>
  Float64Array.from(arrays.flatMap((array) => [...array]));

function expectClose(name: string, got: Float64Array, want: Float64Array): void {
  const tolerance = { rtol: 1e-12, atolRel: 1e-12 };
  expect(judge({ name, got, want, tolerance }).faults, name).toEqual([]);
}
