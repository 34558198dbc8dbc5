/** One interface, two paths: which is taken, that both answer alike, and what they say to bad input. */
import { describe, expect, it } from 'vitest';
import {
  type Activation,
  type ActivationName,
  activations,
  leakyRelu,
} from '../../src/lib/nn/activations.ts';
import { createRuntime } from '../../src/lib/nn/kernel/runtime.ts';
import { type Learner, type LearnerOptions, createLearner } from '../../src/lib/nn/learner.ts';
import { type LossName, losses } from '../../src/lib/nn/losses.ts';
import { type Mlp, createMlp } from '../../src/lib/nn/mlp.ts';
import { type OptimizerName, optimizers } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';

type MlpOptions = Parameters<typeof createMlp>[0];

const mlpOf = (rest: Partial<MlpOptions> = {}): Mlp =>
  createMlp({
    sizes: [2, 4, 3],
    activations: ['tanh', 'identity'],
    initializer: 'xavierNormal',
    random: createRandom(1),
    ...rest,
  });

const learnerOf = (rest: Partial<LearnerOptions> = {}): Learner =>
  createLearner({
    mlp: mlpOf(),
    B: 4,
    loss: 'mse',
    optimizer: { name: 'sgd', learningRate: 0.1 },
    precision: 'single',
    ...rest,
  });

const { normal } = createRandom(7);
const x = Float32Array.from({ length: 8 }, normal);
const y = Float32Array.from({ length: 12 }, normal);

const pathOf = (rest: Partial<LearnerOptions>): string => {
  const learner = learnerOf(rest);
  learner.dispose();
  return learner.path;
};

describe('the path', () => {
  it('is the kernel for single precision, and plain for double', () => {
    expect([pathOf({}), pathOf({ precision: 'double' })]).toEqual(['kernel', 'plain']);
  });

  it('is plain where there is no kernel', () => {
    const { WebAssembly, atob } = globalThis;
    const withoutSimd = createRuntime({
      WebAssembly: { ...WebAssembly, validate: () => false },
      atob,
    } as never);
    expect([pathOf({ runtime: null }), pathOf({ runtime: withoutSimd })]).toEqual(['plain', 'plain']);
  });

  it('is plain for these activations', () => {
    const withActivation = (name: ActivationName | Activation) =>
      pathOf({ mlp: mlpOf({ activations: [name, 'identity'] }) });
    const left = (Object.keys(activations) as ActivationName[]).filter((n) => withActivation(n) === 'plain');
    expect(left.sort()).toEqual(
      ['geluErf', 'hardSigmoid', 'hardSwish', 'hardtanh', 'logSigmoid', 'prelu', 'relu6', 'step'].sort(),
    );
    // The same formula with another number is another function.
    expect(withActivation(leakyRelu(0.2))).toBe('plain');
  });

  it('is plain for these losses and optimizers', () => {
    const names = Object.keys(losses) as LossName[];
    expect(names.filter((loss) => pathOf({ loss }) === 'plain')).toEqual(['mseSum', 'l1', 'huber']);
    const left = (Object.keys(optimizers) as OptimizerName[]).filter(
      (name) => pathOf({ optimizer: { name, learningRate: 0.1 } }) === 'plain',
    );
    expect(left).toEqual(['rmsprop', 'adamw', 'adagrad']);
    const variants: LearnerOptions['optimizer'][] = [
      { name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
      { name: 'sgd', learningRate: 0.1, momentum: 0.9, dampening: 0.1 },
      { name: 'adam', learningRate: 0.1, amsgrad: true },
    ];
    expect(variants.map((optimizer) => pathOf({ optimizer }))).toEqual(['plain', 'plain', 'plain']);
  });

  it('is plain for layers that are more than dense', () => {
    const sizes = [2, 2, 3];
    const layers: Partial<MlpOptions>[] = [
      { normalizations: [{ kind: 'batch' }, 'none'] },
      { normalizations: ['none', { kind: 'layer' }] },
      { connections: ['residual', 'plain'] },
    ];
    expect(layers.map((rest) => pathOf({ mlp: mlpOf({ sizes, ...rest }) }))).toEqual([
      'plain',
      'plain',
      'plain',
    ]);
  });
});

const onBoth = (rest: Partial<LearnerOptions> = {}) =>
  (['kernel', 'plain'] as const).map((path) => ({
    path,
    learner: learnerOf({ ...rest, ...(path === 'plain' && { runtime: null }) }),
  }));

describe('both paths', () => {
  it('answer alike', () => {
    const [kernel, plain] = onBoth().map(({ learner }) => learner) as [Learner, Learner];
    expect([kernel.path, plain.path]).toEqual(['kernel', 'plain']);
    const near = (got: ArrayLike<number>, want: ArrayLike<number>): void => {
      expect(got).toHaveLength(want.length);
      Array.from(want).forEach((w, i) => expect(got[i]).toBeCloseTo(w, 5));
    };
    near(kernel.predict(x, 4), plain.predict(x, 4));
    kernel.gradients(x, y, 4).forEach(({ W, b }, l) => {
      near(W, plain.gradients(x, y, 4)[l]!.W);
      near(b, plain.gradients(x, y, 4)[l]!.b);
    });
    near([kernel.step(x, y, 4)], [plain.step(x, y, 4)]);
    near(kernel.parameters(), plain.parameters());
    const [fromKernel, fromPlain] = [mlpOf(), mlpOf()];
    kernel.store(fromKernel);
    plain.store(fromPlain);
    fromPlain.layers.forEach(({ W }, l) => near(fromKernel.layers[l]!.W, W));
    expect(fromPlain.layers[0]!.W).not.toEqual(mlpOf().layers[0]!.W);
    kernel.dispose();
  });
});

describe.each(onBoth())('the $path path', ({ path, learner }) => {
  const fresh = (rest: Partial<LearnerOptions> = {}) =>
    onBoth(rest).find((each) => each.path === path)!.learner;

  it('is the one that was asked for', () => {
    expect(learner.path).toBe(path);
  });

  it('leaves the network that it began with alone', () => {
    const mlp = mlpOf();
    const own = fresh({ mlp });
    for (let step = 0; step < 5; step++) own.step(x, y, 4);
    expect(mlp).toEqual(mlpOf());
    own.dispose();
  });

  it('changes nothing for its gradients and predictions', () => {
    const before = learner.parameters();
    learner.gradients(x, y, 4);
    learner.predict(x, 4);
    expect(learner.parameters()).toEqual(before);
  });

  it('reads longer arrays as far as n rows go, and writes no further', () => {
    const own = fresh();
    const want = structuredClone(own.gradients(x.subarray(0, 4), y.subarray(0, 6), 2));
    expect(own.gradients(x, y, 2)).toEqual(want);
    const into = new Float32Array(12).fill(5);
    expect(own.predict(x, 2, into)).toBe(into);
    expect(into.subarray(0, 6)).toEqual(own.predict(x, 2));
    expect(into.subarray(6)).toEqual(new Float32Array(6).fill(5));
    own.dispose();
  });

  it('gives parameters that the next step does not change', () => {
    const own = fresh();
    const held = own.parameters();
    const copy = held.slice();
    own.step(x, y, 4);
    expect(held).toEqual(copy);
    own.dispose();
  });

  it.each([
    ['no rows', x, y, 0, '0 rows'],
    ['more rows than B', new Float32Array(10), new Float32Array(15), 5, '5 rows'],
    ['half a row', x, y, 1.5, '1.5 rows'],
    ['NaN rows', x, y, NaN, 'NaN rows'],
    ['inputs too short', x.subarray(1), y, 4, 'x of length 7'],
    ['targets too short', x, y.subarray(1), 4, 'y of length 11'],
  ])('refuses %s, with what it expected and got', (_, input, target, n, got) => {
    const before = learner.parameters();
    for (const use of [learner.step, learner.gradients]) {
      const call = () => use(input, target, n);
      expect(call).toThrow(RangeError);
      expect(call).toThrow('learner: expected 1 to 4 rows of 2 and 3 numbers, got');
      expect(call).toThrow(got);
    }
    expect(learner.parameters()).toEqual(before);
  });

  it.each([0, -1, 1.5, NaN, 5])('refuses to predict %s rows out of four', (n) => {
    expect(() => learner.predict(x, n)).toThrow('learner: expected rows of 2 numbers to give rows of 3, got');
    expect(() => learner.predict(x, n)).toThrow(`${n} rows`);
  });

  it('refuses to predict into too little room', () => {
    expect(() => learner.predict(x, 4, new Float32Array(11))).toThrow('room for 11 numbers');
  });

  it('takes class indices for the cross-entropy, and refuses others', () => {
    const own = fresh({ loss: 'softmaxCrossEntropy' });
    expect(own.path).toBe(path);
    // Oracle: the definition, ln Σ e^z − z_target, mean over rows.
    const z = own.predict(x, 2);
    const cost = (row: number, k: number) =>
      Math.log([0, 1, 2].reduce((sum, c) => sum + Math.exp(z[3 * row + c]!), 0)) - z[3 * row + k]!;
    expect(own.step(x, Float32Array.of(2, 0), 2)).toBeCloseTo((cost(0, 2) + cost(1, 0)) / 2, 5);
    const before = own.parameters();
    for (const wrong of [3, -1, 0.5, NaN]) {
      const call = () => own.step(x, Float32Array.of(0, wrong), 2);
      expect(call).toThrow(`softmaxCrossEntropy: expected a class 0 … 2, got target[1] = ${wrong}`);
    }
    expect(() => own.step(x, Float32Array.of(1), 2)).toThrow('expected 1 to 4 rows of 2 and 1 numbers');
    expect(() => own.step(x, new Float32Array(4), 5)).toThrow('got 5 rows');
    expect(own.parameters()).toEqual(before);
    own.dispose();
  });

  it.each([0, -1, 1.5, NaN])('refuses B = %s', (B) => {
    expect(() => fresh({ B })).toThrow(`createLearner: expected a positive integer of rows B, got ${B}`);
  });

  it.each([0, -1, NaN, Infinity])('refuses a learning rate of %s', (learningRate) => {
    for (const name of ['sgd', 'adam'] as const) {
      const make = () => fresh({ optimizer: { name, learningRate } });
      expect(make).toThrow(`${name}: expected a learningRate above 0, got ${learningRate}`);
    }
  });

  it('returns NaN once it has diverged, and stays as it was', () => {
    const own = fresh({
      optimizer: { name: 'sgd', learningRate: 100 },
      mlp: mlpOf({ activations: 'identity' }),
    });
    let [before, loss] = [own.parameters(), 0];
    for (let step = 0; step < 500 && !Number.isNaN(loss); step++) {
      before = own.parameters();
      loss = own.step(x, y, 4);
    }
    expect(loss).toBeNaN();
    expect(before.every(Number.isFinite)).toBe(true);
    expect(own.parameters()).toEqual(before);
    own.dispose();
  });

  it('says so when it is used after dispose, which can be said twice', () => {
    const own = fresh();
    own.dispose();
    own.dispose();
    const uses = [
      () => own.step(x, y, 4),
      () => own.gradients(x, y, 4),
      () => own.predict(x, 4),
      () => own.parameters(),
      () => own.store(mlpOf()),
    ];
    for (const use of uses)
      expect(use).toThrow('learner: expected a learner in use, got one that has been disposed of');
  });
});

describe('on the plain path alone', () => {
  it('a network keeps its normalization’s statistics and its learned slopes in `store`', () => {
    const mlp = mlpOf({ normalizations: [{ kind: 'batch' }, 'none'], activations: ['prelu', 'identity'] });
    const learner = learnerOf({ mlp });
    learner.step(x, y, 4);
    const stored = mlpOf({ normalizations: [{ kind: 'batch' }, 'none'], activations: ['prelu', 'identity'] });
    learner.store(stored);
    expect(stored.layers[0]!.normalization!.running.batches[0]).toBe(1);
    expect(stored.layers[0]!.learned).not.toEqual(mlp.layers[0]!.learned);
    // And the network that it began with has seen nothing of it.
    expect(mlp.layers[0]!.normalization!.running.batches[0]).toBe(0);
  });
});
