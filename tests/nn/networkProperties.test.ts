/** What must hold for every network: its gradients are slopes, and functions that ought to be the same are. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ActivationName, activations } from '../../src/lib/nn/activations.ts';
import { backward } from '../../src/lib/nn/backward.ts';
import {
  type Layer,
  type Mlp,
  createMlp,
  createTrace,
  forward,
  parametersOf,
  predict,
} from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import {
  type Spec,
  allGradients,
  anySpec,
  isClearOfKinks,
  networkOf,
  normals,
  passBoth,
  plainSpec,
  slopesOf,
  targetsFor,
} from './randomNetworks.ts';
import { expectClose } from './reference.ts';

describe('every gradient is the central difference of the loss', () => {
  const expectSlopes = (spec: Spec): void => {
    const mlp = networkOf(spec);
    const random = createRandom(spec.seed).split(1);
    const x = normals(random, spec.B * spec.sizes[0]!);
    const y = targetsFor(spec.loss, random, spec.B, spec.sizes.at(-1)!);
    const passed = passBoth(mlp, spec, x, y);
    fc.pre(isClearOfKinks(mlp, passed.trace));
    const analytic = allGradients(passed);
    [...parametersOf(mlp), x].forEach((array, k) => {
      const numeric = slopesOf(array, () => passBoth(mlp, spec, x, y).value);
      const scale = Math.max(1, passed.value, ...numeric.map(Math.abs));
      expectClose(`array ${k}`, analytic[k]!, numeric, { rtol: 1e-6, atol: 1e-8 * scale });
    });
  };

  it('in dense networks', () => {
    fc.assert(fc.property(plainSpec, expectSlopes), { numRuns: 150, seed: 20100 });
  });

  it('with normalizations, residual connections and learned slopes', () => {
    fc.assert(fc.property(anySpec, expectSlopes), { numRuns: 300, seed: 20100 });
  });
});

describe('ReLU networks', () => {
  const reluOf = ({ sizes, seed }: Spec): Mlp =>
    createMlp({ sizes, activations: 'relu', initializer: 'heNormal', random: createRandom(seed) });

  it('without biases are positively homogeneous: f(cx) = c f(x), and the derivative does not see c', () => {
    fc.assert(
      fc.property(anySpec, fc.integer({ min: -20, max: 20 }), (spec, exponent) => {
        const { B, sizes, seed } = spec;
        const [mlp, random] = [reluOf(spec), createRandom(seed).split(1)];
        const x = normals(random, B * sizes[0]!);
        const c = 2 ** exponent; // A power of two scales without rounding, so equality is exact.
        const cx = x.map((v) => c * v);
        const dOutput = normals(random, B * sizes.at(-1)!);
        expect(predict(mlp, cx, B)).toEqual(predict(mlp, x, B).map((v) => c * v));
        const dx = (input: Float64Array) => backward(mlp, input, forward(mlp, input, B), dOutput, B).dx;
        expect(dx(cx)).toEqual(dx(x));
        expect(predict(mlp, new Float64Array(x.length), B).every((v) => v === 0)).toBe(true);
      }),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('without biases have the same ⟨W, dW⟩ in every layer', () => {
    const random = createRandom(3);
    const mlp = createMlp({
      sizes: [5, 16, 16, 16, 4],
      activations: 'relu',
      initializer: 'heNormal',
      random,
    });
    const x = normals(random, 8 * 5);
    const { dW } = backward(mlp, x, forward(mlp, x, 8), normals(random, 8 * 4), 8);
    const products = dW.map((d, l) => d.reduce((sum, v, i) => sum + v * mlp.layers[l]!.W[i]!, 0));
    for (const p of products) expect(p / products[0]!).toBeCloseTo(1, 11);
  });

  it('do not change when a unit gets 2w and 2b and hands on a/2, and their gradients scale the other way', () => {
    fc.assert(
      fc.property(plainSpec, fc.nat(), ({ sizes, ...rest }, pick) => {
        fc.pre(sizes.length > 2);
        const spec: Spec = { ...rest, sizes, names: rest.names.map(() => 'relu' as const) };
        const [before, after] = [networkOf(spec), networkOf(spec)];
        const unit = pick % sizes[1]!;
        scaleUnit(after.layers[0]!, after.layers[1]!, unit, 2);
        const random = createRandom(spec.seed).split(1);
        const [x, dOutput] = [normals(random, spec.B * sizes[0]!), normals(random, spec.B * sizes.at(-1)!)];
        expect(predict(after, x, spec.B)).toEqual(predict(before, x, spec.B));
        const dW = (mlp: Mlp) => backward(mlp, x, forward(mlp, x, spec.B), dOutput, spec.B).dW[0]!;
        const row = (values: Float64Array) => values.slice(unit * sizes[0]!, (unit + 1) * sizes[0]!);
        expect(row(dW(after))).toEqual(row(dW(before)).map((v) => v / 2));
      }),
      { numRuns: 150, seed: 20100 },
    );
  });
});

/** c times what comes into a unit, and 1/c of what goes out: exact for a power of two. */
function scaleUnit(layer: Layer, above: Layer, unit: number, c: number): void {
  for (let i = 0; i < layer.fanIn; i++) layer.W[unit * layer.fanIn + i]! *= c;
  layer.b[unit]! *= c;
  for (let k = 0; k < above.fanOut; k++) above.W[k * above.fanIn + unit]! /= c;
}

describe('the order of hidden units', () => {
  it('is of no account: units exchanged with all their weights leave output and loss alone', () => {
    fc.assert(
      fc.property(anySpec, (given) => {
        fc.pre(given.sizes.length > 2);
        // The input of a residual connection has an order of its own.
        const spec: Spec = { ...given, residual: given.residual.map(() => false) };
        const mlp = networkOf(spec);
        const random = createRandom(spec.seed).split(1);
        const x = normals(random, spec.B * spec.sizes[0]!);
        const output = () =>
          forward(mlp, x, spec.B, createTrace(mlp, spec.B, spec.mode))
            .a.at(-1)!
            .slice();
        const before = output();
        for (let l = 0; l + 1 < mlp.layers.length; l++) reverseUnits(mlp.layers[l]!, mlp.layers[l + 1]!);
        expectClose('output', output(), before, { rtol: 1e-10, atol: 1e-10 });
      }),
      { numRuns: 150, seed: 20100 },
    );
  });
});

function reverseUnits({ W, b, fanIn, normalization }: Layer, above: Layer): void {
  const rows = Array.from(b, (_, j) => W.slice(j * fanIn, (j + 1) * fanIn)).reverse();
  rows.forEach((row, j) => W.set(row, j * fanIn));
  b.reverse();
  if (normalization) {
    const { scale, shift, running } = normalization;
    for (const values of [scale, shift, running.mean, running.variance]) values.reverse();
  }
  for (let k = 0; k < above.fanOut; k++) above.W.subarray(k * above.fanIn, (k + 1) * above.fanIn).reverse();
}

describe('residual networks', () => {
  const throughZero = (Object.keys(activations) as ActivationName[]).filter(
    (name) => activations[name].f(0) === 0,
  );

  test.each(throughZero)('with weights of 0 are the identity, forward and backward: %s', (name) => {
    for (const kind of ['none', 'batch', 'layer'] as const) {
      const mlp = createMlp({
        sizes: [3, 3, 3, 3],
        activations: name,
        initializer: 'zeros',
        random: createRandom(1),
        connections: 'residual',
        normalizations: kind === 'none' ? kind : { kind },
      });
      const random = createRandom(2);
      const [x, dOutput] = [normals(random, 12), normals(random, 12)];
      const trace = forward(mlp, x, 4, createTrace(mlp, 4, 'train'));
      expect(trace.a.at(-1)!).toEqual(x);
      expect(backward(mlp, x, trace, dOutput, 4).dx).toEqual(dOutput);
    }
  });

  it('the check above is of many functions', () => expect(throughZero.length).toBeGreaterThan(10));
});

describe('a batch normalization', () => {
  /** The same network, or with the first layer's weights and biases c times as large, and ε in proportion. */
  const networkWith = (seed: number, c: number): Mlp => {
    const random = createRandom(seed);
    const mlp = createMlp({
      sizes: [3, 5, 2],
      activations: ['tanh', 'identity'],
      initializer: 'lecunNormal',
      random,
      normalizations: [{ kind: 'batch', epsilon: 1e-5 * c * c }, 'none'],
    });
    mlp.layers[0]!.b.set(normals(random, 5));
    for (const values of [mlp.layers[0]!.W, mlp.layers[0]!.b]) values.forEach((v, i) => (values[i] = c * v));
    return mlp;
  };

  it('makes a layer blind to the scale of its weights, and their gradient smaller by that scale', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed).split(1);
      const [x, dOutput] = [normals(random, 18), normals(random, 12)];
      const passWith = (c: number) => {
        const mlp = networkWith(seed, c);
        const trace = forward(mlp, x, 6, createTrace(mlp, 6, 'train'));
        return { output: trace.a[1]!, dW: backward(mlp, x, trace, dOutput, 6).dW[0]! };
      };
      const [before, after] = [passWith(1), passWith(8)];
      expect(after.output).toEqual(before.output);
      expect(after.dW).toEqual(before.dW.map((v) => v / 8));
    }
  });

  it('takes the bias in front of it out of the game: its gradient is 0 but for rounding', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const mlp = networkWith(seed, 1);
      const random = createRandom(seed).split(1);
      const x = normals(random, 18);
      const trace = forward(mlp, x, 6, createTrace(mlp, 6, 'train'));
      const { db } = backward(mlp, x, trace, normals(random, 12), 6);
      for (const v of db[0]!) expect(Math.abs(v)).toBeLessThan(1e-13);
    }
  });

  it('ties the rows of a batch together in train mode, and nothing else does, to the last bit', () => {
    const B = 6;
    for (const [kind, mode, isTied] of [
      ['none', 'train', false],
      ['layer', 'train', false],
      ['layer', 'eval', false],
      ['batch', 'eval', false],
      ['batch', 'train', true],
    ] as const) {
      const random = createRandom(4);
      const mlp = createMlp({
        sizes: [7, 9, 3],
        activations: 'tanh',
        initializer: 'xavierNormal',
        random,
        normalizations: kind === 'none' ? kind : { kind },
      });
      const x = normals(random, B * 7);
      const outputOf = (input: Float64Array, rows: number) =>
        forward(mlp, input, rows, createTrace(mlp, rows, mode)).a[1]!;
      const pair = outputOf(x.slice(0, 14), 2);
      expect(Object.is(pair.join(), outputOf(x, B).slice(0, 6).join()), `${kind} ${mode}`).toBe(!isTied);
    }
  });
});

describe('depth', () => {
  /** log₁₀ of the first layer's dW over the last one's, in 20 sigmoid layers of 16 units, for one seed. */
  const reach = (seed: number, options: Partial<Parameters<typeof createMlp>[0]>): number => {
    const [random, B, width, depth] = [createRandom(seed), 32, 16, 20];
    const mlp = createMlp({
      sizes: new Array<number>(depth + 1).fill(width),
      activations: 'sigmoid',
      initializer: 'xavierNormal',
      random,
      ...options,
    });
    const x = normals(random, B * width);
    const trace = forward(mlp, x, B, createTrace(mlp, B, 'train'));
    const { dW } = backward(mlp, x, trace, normals(random, B * width), B);
    const size = (values: Float64Array) => Math.hypot(...values);
    return Math.log10(size(dW[0]!) / size(dW[depth - 1]!));
  };

  const seeds = Array.from({ length: 20 }, (_, k) => k + 1);

  it('costs plain sigmoid layers more than ten decades of gradient, whatever the seed', () => {
    for (const seed of seeds) expect(reach(seed, {})).toBeLessThan(-10);
  });

  it.each([
    ['residual connections', { connections: 'residual' }],
    ['batch normalization', { normalizations: { kind: 'batch' } }],
    ['both', { connections: 'residual', normalizations: { kind: 'batch' } }],
  ] as const)('costs them about nothing with %s', (_, options) => {
    for (const seed of seeds) expect(Math.abs(reach(seed, options))).toBeLessThan(1.5);
  });
});
