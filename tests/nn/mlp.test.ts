import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Activation, type ActivationName, activations } from '../../src/lib/nn/activations.ts';
import { rms } from '../../src/lib/nn/diagnostics.ts';
import { scaledNormal } from '../../src/lib/nn/initializers.ts';
import { type Loss, bce, bceWithLogits, mse, mseSum, softmaxCrossEntropy } from '../../src/lib/nn/losses.ts';
import {
  type Mlp,
  backward,
  backwardFromDelta,
  createGradients,
  createMlp,
  createTrace,
  createTrainer,
  forward,
  parameterGradients,
  parametersOf,
  predict,
  trainStep,
} from '../../src/lib/nn/mlp.ts';
import { adam, sgd } from '../../src/lib/nn/optimizers.ts';
import { log10 } from '../../src/lib/nn/portable.ts';
import { type Random, createRandom } from '../../src/lib/nn/random.ts';
import {
  type Parameters,
  type Tensor,
  type Tolerance,
  activationNamed,
  expectClose,
  numbers,
  readReference,
} from './reference.ts';

const normals = (random: Random, n: number): Float64Array => Float64Array.from({ length: n }, random.normal);

interface MlpCase {
  readonly id: string;
  readonly sizes: readonly number[];
  readonly activations: readonly string[];
  readonly params: Parameters;
  readonly loss: string;
  readonly x: Tensor;
  readonly y: Tensor;
  readonly lossValue: number;
  readonly gradX: Tensor;
  readonly W: readonly Tensor[];
  readonly b: readonly Tensor[];
  readonly pre: readonly Tensor[];
  readonly post: readonly Tensor[];
  readonly gradW: readonly Tensor[];
  readonly gradB: readonly Tensor[];
  readonly gradPre: readonly Tensor[];
}

const reference = readReference<{ tolerance: Tolerance; cases: readonly MlpCase[] }>('mlp.f64.json');

const losses: Readonly<Record<string, Loss>> = {
  mse,
  mse_sum: mseSum,
  bce,
  bce_with_logits: bceWithLogits,
  ce: softmaxCrossEntropy,
};

function networkOf(c: MlpCase): Mlp {
  const named = c.activations.map((name) => activationNamed(name, c.params)!);
  const mlp = createMlp({
    sizes: c.sizes,
    activations: named,
    initializer: 'zeros',
    random: createRandom(1),
  });
  mlp.layers.forEach(({ W, b }, l) => {
    W.set(numbers(c.W[l]!.data));
    b.set(numbers(c.b[l]!.data));
  });
  return mlp;
}

describe('against PyTorch (mlp.f64.json)', () => {
  it('covers all 13 networks', () => {
    expect(reference.cases).toHaveLength(13);
    for (const c of reference.cases) {
      expect(
        c.activations.filter((name) => !activationNamed(name, c.params)),
        c.id,
      ).toEqual([]);
      expect(Object.keys(losses), c.id).toContain(c.loss);
    }
  });

  test.each(reference.cases)('$id', (c) => {
    const mlp = networkOf(c);
    const B = c.x.shape[0]!;
    const [x, y, loss] = [numbers(c.x.data), numbers(c.y.data), losses[c.loss]!];
    const trace = forward(mlp, x, B);
    const output = trace.a.at(-1)!;
    const dOutput = new Float64Array(output.length);
    loss.gradient(output, y, dOutput);
    const { dz, dW, db, dx } = backward(mlp, x, trace, dOutput, B);
    const expectAll = (label: string, got: readonly Float64Array[], want: readonly Tensor[]) =>
      got.forEach((g, l) => expectClose(`${label}[${l}]`, g, numbers(want[l]!.data), reference.tolerance));
    expectAll('z', trace.z, c.pre);
    expectAll('a', trace.a, c.post);
    expectClose('loss', [loss.value(output, y)], [c.lossValue], reference.tolerance);
    expectAll('dz', dz, c.gradPre);
    expectAll('dW', dW, c.gradW);
    expectAll('db', db, c.gradB);
    expectClose('dx', dx, numbers(c.gradX.data), reference.tolerance);
  });
});

/** Every activation that has a derivative to check: the step has none. */
const differentiable = (Object.keys(activations) as ActivationName[]).filter(
  (name) => activations[name].jumps === undefined,
);

const network = fc.record({
  seed: fc.nat(4294967295),
  B: fc.integer({ min: 1, max: 5 }),
  sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 }),
  names: fc.array(fc.constantFrom(...differentiable), { minLength: 4, maxLength: 4 }),
});

describe('properties', () => {
  it('every gradient is the central difference of the loss', () => {
    fc.assert(
      fc.property(network, ({ seed, B, sizes, names }) => {
        const random = createRandom(seed);
        const layerNames = names.slice(0, sizes.length - 1);
        const mlp = createMlp({ sizes, activations: layerNames, initializer: 'lecunNormal', random });
        for (const { b } of mlp.layers) b.set(normals(random, b.length));
        const x = normals(random, B * sizes[0]!);
        const y = normals(random, B * sizes.at(-1)!);
        const trace = forward(mlp, x, B);
        // A difference across a kink says nothing about the slope on either side.
        const clear = mlp.layers.every(({ activation }, l) =>
          activation.kinks.every((k) => trace.z[l]!.every((z) => Math.abs(z - k) > 1e-3)),
        );
        fc.pre(clear);
        const dOutput = new Float64Array(y.length);
        mse.gradient(trace.a.at(-1)!, y, dOutput);
        const gradients = backward(mlp, x, trace, dOutput, B);
        const analytic = [...parameterGradients(gradients), gradients.dx];
        [...parametersOf(mlp), x].forEach((array, k) => {
          const numeric = array.map((_, i) => slopeOf(array, i, () => mse.value(predict(mlp, x, B), y)));
          const scale = Math.max(1, ...numeric.map(Math.abs));
          expectClose(`array ${k}`, analytic[k]!, numeric, { rtol: 1e-6, atol: 1e-8 * scale });
        });
      }),
      { numRuns: 150, seed: 20100 },
    );
  });

  it('a ReLU network without biases is positively homogeneous: f(cx) = c f(x), and its derivative does not see c', () => {
    fc.assert(
      fc.property(network, fc.integer({ min: -20, max: 20 }), ({ seed, B, sizes }, exponent) => {
        const random = createRandom(seed);
        const mlp = createMlp({ sizes, activations: 'relu', initializer: 'heNormal', random });
        const x = normals(random, B * sizes[0]!);
        const c = 2 ** exponent; // A power of two scales without rounding, so equality is exact.
        const cx = x.map((v) => c * v);
        const dOutput = normals(random, B * sizes.at(-1)!);
        expect(predict(mlp, cx, B)).toEqual(predict(mlp, x, B).map((v) => c * v));
        const dx = (input: Float64Array) => backward(mlp, input, forward(mlp, input, B), dOutput, B).dx;
        expect(dx(cx)).toEqual(dx(x));
      }),
      { numRuns: 200, seed: 20100 },
    );
  });

  it('in a ReLU network without biases ⟨W, dW⟩ is the same in every layer', () => {
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

  it('a row of a batch does not depend on the others, to the last bit', () => {
    const random = createRandom(4);
    const mlp = createMlp({ sizes: [7, 9, 3], activations: 'tanh', initializer: 'xavierNormal', random });
    const x = normals(random, 6 * 7);
    const together = predict(mlp, x, 6);
    for (let i = 0; i < 6; i++) {
      expect(predict(mlp, x.slice(i * 7, i * 7 + 7), 1)).toEqual(together.slice(i * 3, i * 3 + 3));
    }
  });
});

/** Central difference of `loss` in one entry of an array that it reads. */
function slopeOf(array: Float64Array, i: number, loss: () => number): number {
  const [held, h] = [array[i]!, 1e-5];
  array[i] = held + h;
  const above = loss();
  array[i] = held - h;
  const below = loss();
  array[i] = held;
  return (above - below) / (2 * h);
}

describe('backwardFromDelta', () => {
  it('is backward with the last slope already in it', () => {
    const random = createRandom(5);
    const mlp = createMlp({ sizes: [3, 4, 2], activations: 'sigmoid', initializer: 'xavierNormal', random });
    const [x, dOutput] = [normals(random, 15), normals(random, 10)];
    const trace = forward(mlp, x, 5);
    const whole = backward(mlp, x, trace, dOutput, 5);
    expect(backwardFromDelta(mlp, x, trace, whole.dz[1]!.slice(), 5)).toEqual(whole);
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
        const { dz } = backwardFromDelta(mlp, x, forward(mlp, x, B), noise, B);
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
});

describe('workspaces', () => {
  const random = createRandom(2);
  const mlp = createMlp({ sizes: [3, 4, 2], activations: 'tanh', initializer: 'xavierNormal', random });

  it('are written to and returned, and hold nothing over from the last batch', () => {
    const [trace, gradients] = [createTrace(mlp, 2), createGradients(mlp, 2)];
    for (let k = 0; k < 2; k++) {
      const [x, dOutput] = [normals(random, 6), normals(random, 4)];
      expect(forward(mlp, x, 2, trace)).toBe(trace);
      expect(trace).toEqual(forward(mlp, x, 2));
      expect(backward(mlp, x, trace, dOutput, 2, gradients)).toBe(gradients);
      expect(gradients).toEqual(backward(mlp, x, trace, dOutput, 2));
    }
  });

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
  });
});

describe('trainStep', () => {
  const x = Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1);
  const xor = [0, 1, 1, 0];

  it('learns XOR', () => {
    const mlp = createMlp({
      sizes: [2, 8, 1],
      activations: ['tanh', 'identity'],
      initializer: 'xavierNormal',
      random: createRandom(1),
    });
    const optimizer = adam(parametersOf(mlp), { learningRate: 0.05 });
    const trainer = createTrainer({ mlp, B: 4, loss: bceWithLogits, optimizer });
    for (let step = 0; step < 500; step++) trainStep(trainer, x, xor);
    expect([...predict(mlp, x, 4)].map((z) => (z > 0 ? 1 : 0))).toEqual(xor);
    expect(trainStep(trainer, x, xor)).toBeLessThan(0.01);
  });

  it('a network that diverges returns NaN and stops changing', () => {
    const mlp = createMlp({
      sizes: [2, 4, 1],
      activations: 'relu',
      initializer: 'heNormal',
      random: createRandom(1),
    });
    const trainer = createTrainer({
      mlp,
      B: 4,
      loss: mse,
      optimizer: sgd(parametersOf(mlp), { learningRate: 1 }),
    });
    mlp.layers[1]!.b[0] = Infinity;
    const before = parametersOf(mlp).map((p) => p.slice());
    expect(trainStep(trainer, x, xor)).toBeNaN();
    expect(parametersOf(mlp)).toEqual(before);
  });
});
