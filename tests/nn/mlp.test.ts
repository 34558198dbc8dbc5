import { describe, expect, it } from 'vitest';
import { type Activation, activations, prelu } from '../../src/lib/nn/activations.ts';
import { backward, createGradients, deltasBelow, parameterGradients } from '../../src/lib/nn/backward.ts';
import { rms } from '../../src/lib/nn/diagnostics.ts';
import { scaledNormal } from '../../src/lib/nn/initializers.ts';
import {
  type Layer,
  type Mlp,
  createMlp,
  createTrace,
  forward,
  parametersOf,
  predict,
} from '../../src/lib/nn/mlp.ts';
import { log10 } from '../../src/lib/nn/portable.ts';
import { type Random, createRandom } from '../../src/lib/nn/random.ts';
import { stateOf } from '../../src/lib/nn/training.ts';
import { check } from '../reference/mlp.ts';
import { normals } from './randomNetworks.ts';
import { expectReference } from './reference.ts';

expectReference('mlp.f64.json', check, 396);
expectReference('mlp.f32.json', check, 396);

/** Both normalizations, a way around, learned slopes, and a plain layer at the end. */
const everythingMlp = (random: Random): Mlp =>
  createMlp({
    sizes: [3, 4, 4, 2],
    activations: ['prelu', 'tanh', 'identity'],
    initializer: 'xavierNormal',
    random,
    normalizations: [{ kind: 'batch' }, { kind: 'layer', affine: 'fixed' }, 'none'],
    connections: ['plain', 'residual', 'plain'],
  });

describe('deltasBelow', () => {
  it('finds the deltas of the backward pass, given its last', () => {
    const random = createRandom(5);
    const mlp = createMlp({ sizes: [3, 4, 2], activations: 'sigmoid', initializer: 'xavierNormal', random });
    const [x, dOutput] = [normals(random, 15), normals(random, 10)];
    const trace = forward(mlp, x, 5);
    const { dz } = backward(mlp, x, trace, dOutput, 5);
    expect(deltasBelow(mlp, trace, dz[1]!, 5)).toEqual(dz);
  });

  it('follows normalizations and the ways around below', () => {
    const random = createRandom(6);
    const mlp = everythingMlp(random);
    const [x, dOutput] = [normals(random, 15), normals(random, 10)];
    const trace = forward(mlp, x, 5, createTrace(mlp, 5, 'train'));
    const { dz } = backward(mlp, x, trace, dOutput, 5);
    expect(deltasBelow(mlp, trace, dz.at(-1)!, 5)).toEqual(dz);
  });

  it('does not let what is put in at the last z go around it', () => {
    const common = { sizes: [3, 3, 3], activations: 'tanh', initializer: 'xavierNormal' } as const;
    const [x, noise] = [normals(createRandom(7), 6), normals(createRandom(8), 6)];
    const belowWith = (connection: 'plain' | 'residual') => {
      const connections = ['plain', connection] as const;
      const mlp = createMlp({ ...common, connections, random: createRandom(9) });
      return deltasBelow(mlp, forward(mlp, x, 2), noise, 2);
    };
    expect(belowWith('residual')).toEqual(belowWith('plain'));
  });

  // Theory for a wide network: log₁₀ g(10) = −5.693 for sigmoid and 0 for ReLU; one seed of width 128 strays by its
  // published standard deviation, here four of them over the root of the number of seeds.
  it.each([
    ['sigmoid', 1, -5.693, 0.04],
    ['relu', 2, 0, 0.2],
  ] as const)(
    'white noise at the top of ten %s layers shrinks as theory says',
    (name, sigmaW2, expected, sd) => {
      const [B, width, depth, seeds] = [32, 128, 10, 4];
      let total = 0;
      for (let seed = 1; seed <= seeds; seed++) {
        const random = createRandom(seed);
        const sizes = new Array<number>(depth + 1).fill(width);
        const mlp = createMlp({ sizes, activations: name, initializer: scaledNormal(sigmaW2), random });
        const [x, noise] = [normals(random, B * width), normals(random, B * width)];
        const dz = deltasBelow(mlp, forward(mlp, x, B), noise, B);
        total += log10(rms(dz[0]!) / rms(dz[depth - 1]!));
      }
      expect(Math.abs(total / seeds - expected)).toBeLessThan(
        0.02 + 0.002 * depth + (4 * sd) / Math.sqrt(seeds),
      );
    },
  );
});

describe('createMlp', () => {
  const random = createRandom(1);

  it('takes one activation for all layers, or one a layer, by name or as an object', () => {
    const common = { sizes: [2, 3, 1], initializer: 'heNormal', random } as const;
    const own: Activation = { ...activations.relu, gain: 2 };
    const kinds = (mlp: Mlp) => mlp.layers.map(({ activation }) => activation);
    expect(kinds(createMlp({ ...common, activations: 'relu' }))).toEqual([
      activations.relu,
      activations.relu,
    ]);
    expect(kinds(createMlp({ ...common, activations: [own, 'sigmoid'] }))).toEqual([
      own,
      activations.sigmoid,
    ]);
  });

  it('draws the same weights from the same seed, and biases are 0', () => {
    const make = () =>
      createMlp({ sizes: [4, 5, 2], activations: 'relu', initializer: 'heNormal', random: createRandom(8) });
    expect(parametersOf(make())).toEqual(parametersOf(make()));
    for (const { b } of make().layers) expect(b.every((v) => v === 0)).toBe(true);
  });

  it('passes a gain on', () => {
    const make = (gain: number) =>
      createMlp({
        sizes: [4, 5],
        activations: 'tanh',
        initializer: 'lecunNormal',
        random: createRandom(8),
        gain,
      }).layers[0]!.W;
    expect(make(2)).toEqual(make(1).map((w) => 2 * w));
  });

  it.each([[[]], [[3]], [[3, 0]], [[3, 1.5]]])('refuses the sizes %j', (sizes) => {
    expect(() => createMlp({ sizes, activations: 'relu', initializer: 'heNormal', random })).toThrow(
      `createMlp: expected at least two positive integers as sizes, got [${sizes.join(', ')}]`,
    );
  });

  it('refuses another number of activations than layers', () => {
    expect(() =>
      createMlp({ sizes: [1, 1, 1], activations: ['relu'], initializer: 'heNormal', random }),
    ).toThrow('createMlp: expected 2 activations, one a layer, got 1');
  });

  it('refuses another number of normalizations or connections', () => {
    const common = { sizes: [1, 1, 1], activations: 'relu', initializer: 'heNormal', random } as const;
    expect(() => createMlp({ ...common, normalizations: ['none'] })).toThrow(
      'createMlp: expected 2 normalizations, one a layer, got 1',
    );
    expect(() => createMlp({ ...common, connections: [] })).toThrow(
      'createMlp: expected 2 connections, one a layer, got 0',
    );
  });

  it('refuses to lead the input around a layer of another width', () => {
    expect(() =>
      createMlp({
        sizes: [3, 3, 2],
        activations: 'relu',
        initializer: 'heNormal',
        random,
        connections: 'residual',
      }),
    ).toThrow('createMlp: expected fanIn = fanOut in a residual layer, got 3 and 2 in layer 1');
  });

  it('gives every layer a learned slope of its own, at its start', () => {
    const mlp = createMlp({
      sizes: [2, 3, 3, 1],
      activations: [prelu(0.1), prelu(0.2), 'relu'],
      initializer: 'heNormal',
      random,
    });
    expect(mlp.layers.map(({ learned }) => learned && [...learned])).toEqual([[0.1], [0.2], undefined]);
  });

  it('lists W, b, γ, β and the learned number of layer after layer, and the gradients alike', () => {
    const mlp = everythingMlp(random);
    const [first, second, third] = mlp.layers as [Layer, Layer, Layer];
    const { scale, shift } = first.normalization!;
    expect(parametersOf(mlp)).toEqual([
      first.W,
      first.b,
      scale,
      shift,
      first.learned,
      second.W,
      second.b,
      third.W,
      third.b,
    ]);
    const lengths = (arrays: Float64Array[]) => arrays.map(({ length }) => length);
    expect(lengths(parameterGradients(createGradients(mlp, 2)))).toEqual(lengths(parametersOf(mlp)));
  });
});

describe('one layer by hand', () => {
  // W = 2, b = 1, input 3: z = 7; input −3: z = −5.
  const layerOf = (options: Partial<Parameters<typeof createMlp>[0]>): Mlp => {
    const mlp = createMlp({
      sizes: [1, 1],
      activations: 'identity',
      initializer: 'zeros',
      random: createRandom(1),
      ...options,
    });
    mlp.layers[0]!.W[0] = 2;
    mlp.layers[0]!.b[0] = 1;
    return mlp;
  };
  const x = Float64Array.of(3, -3);
  const dOutput = Float64Array.of(10, 100);

  it('PReLU: a = z or slope · z; the slope receives Σ da · min(z, 0)', () => {
    const mlp = layerOf({ activations: prelu(0.5) });
    const trace = forward(mlp, x, 2);
    expect([...trace.a[0]!]).toEqual([7, -2.5]);
    const gradients = backward(mlp, x, trace, dOutput, 2);
    expect([...gradients.dLearned[0]!]).toEqual([-500]);
    expect([...gradients.dz[0]!]).toEqual([10, 50]);
    expect([...gradients.dW[0]!, ...gradients.db[0]!]).toEqual([10 * 3 - 50 * 3, 60]);
  });

  it('PReLU: the number that counts is the learned one, not where it began', () => {
    const mlp = layerOf({ activations: prelu(0.5) });
    mlp.layers[0]!.learned![0] = 3;
    expect([...predict(mlp, x, 2)]).toEqual([7, -15]);
  });

  it('a residual connection adds input and da', () => {
    const mlp = layerOf({ connections: 'residual' });
    expect([...predict(mlp, x, 2)]).toEqual([10, -8]);
    expect([...backward(mlp, x, forward(mlp, x, 2), dOutput, 2).dx]).toEqual([30, 300]);
  });

  it('a batch normalization of two rows gives ±1, and running statistics take over in eval mode', () => {
    const mlp = layerOf({ normalizations: { kind: 'batch', epsilon: 1e-30 } });
    expect([...forward(mlp, x, 2, createTrace(mlp, 2, 'train')).a[0]!]).toEqual([1, -1]);
    // No batch has been recorded: mean 0, variance 1.
    expect([...predict(mlp, x, 2)]).toEqual([7, -5]);
  });
});

describe('workspaces', () => {
  const random = createRandom(2);
  const mlp = everythingMlp(random);

  it.each(['train', 'eval'] as const)(
    'are written over and hold nothing over from the last batch: %s',
    (mode) => {
      const [trace, gradients] = [createTrace(mlp, 2, mode), createGradients(mlp, 2)];
      const before = structuredClone(stateOf(mlp));
      for (let k = 0; k < 2; k++) {
        const [x, dOutput] = [normals(random, 6), normals(random, 4)];
        expect(forward(mlp, x, 2, trace)).toBe(trace);
        expect(trace).toEqual(forward(mlp, x, 2, createTrace(mlp, 2, mode)));
        expect(backward(mlp, x, trace, dOutput, 2, gradients)).toBe(gradients);
        expect(gradients).toEqual(backward(mlp, x, trace, dOutput, 2));
      }
      expect(stateOf(mlp)).toEqual(before);
    },
  );

  it('an empty batch gives empty arrays and gradients of 0', () => {
    const empty = new Float64Array(0);
    expect(predict(mlp, empty, 0)).toHaveLength(0);
    const { dW } = backward(mlp, empty, forward(mlp, empty, 0), empty, 0);
    expect(dW[0]!.every((v) => v === 0)).toBe(true);
  });

  it('of another size are refused', () => {
    expect(() => forward(mlp, new Float64Array(5), 2)).toThrow('forward: expected x of length 6, got 5');
    expect(() => forward(mlp, new Float64Array(6), 2, createTrace(mlp, 3))).toThrow('expected');
    const trace = forward(mlp, new Float64Array(6), 2);
    expect(() => backward(mlp, new Float64Array(6), trace, new Float64Array(3), 2)).toThrow(
      'backward: expected dOutput of length 4, got 3',
    );
    expect(() => deltasBelow(mlp, trace, new Float64Array(3), 2)).toThrow(
      'deltasBelow: expected dzLast of length 4, got 3',
    );
  });
});
