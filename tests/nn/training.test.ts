/** A training step, and how runs of them end. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { xorCorners } from '../../src/lib/datasets/xor.ts';
import { parameterGradients } from '../../src/lib/nn/backward.ts';
import { bceWithLogits, mse } from '../../src/lib/nn/losses.ts';
import { type Mlp, createMlp, forward, parametersOf, predict } from '../../src/lib/nn/mlp.ts';
import { type Optimizer, adam, sgd } from '../../src/lib/nn/optimizers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import {
  type RunOptions,
  type Trainer,
  advance,
  createRun,
  createTrainer,
  stateOf,
  train,
  trainStep,
} from '../../src/lib/nn/training.ts';
import { normals } from './randomNetworks.ts';

const { x, y, B } = xorCorners;

type Options = Partial<Parameters<typeof createMlp>[0]>;

const xorMlp = (options: Options = {}): Mlp =>
  createMlp({
    sizes: [2, 8, 1],
    activations: ['tanh', 'identity'],
    initializer: 'xavierNormal',
    random: createRandom(1),
    ...options,
  });

const trainerOf = (
  mlp: Mlp,
  optimizer: Optimizer = adam(parametersOf(mlp), { learningRate: 0.05 }),
): Trainer => createTrainer({ mlp, B, loss: bceWithLogits, optimizer });

/** Everything that a step may bring to a network at once. */
const everything: Options = {
  sizes: [2, 8, 8, 1],
  activations: ['prelu', 'tanh', 'identity'],
  normalizations: [{ kind: 'batch' }, { kind: 'layer' }, 'none'],
  connections: ['plain', 'residual', 'plain'],
};

/** Leaves everything as it is. */
const still: Optimizer = { step: () => undefined };

const runOf = (trainer: Trainer, options: Partial<RunOptions> = {}): RunOptions => ({
  trainer,
  x,
  target: y,
  steps: 2000,
  ...options,
});

describe('trainStep', () => {
  it.each([
    ['a plain network', {}],
    ['one of everything', everything],
  ])('learns XOR with %s', (_, options) => {
    const mlp = xorMlp(options);
    const trainer = trainerOf(mlp);
    for (let step = 0; step < 500; step++) trainStep(trainer, x, y);
    expect([...predict(mlp, x, B)].map((z) => (z > 0 ? 1 : 0))).toEqual([...y]);
    expect(trainStep(trainer, x, y)).toBeLessThan(0.01);
  });

  it('moves every parameter and the running statistics', () => {
    const mlp = xorMlp(everything);
    const before = structuredClone(stateOf(mlp));
    const trainer = trainerOf(mlp);
    for (let step = 0; step < 3; step++) trainStep(trainer, x, y);
    stateOf(mlp).forEach((values, k) => expect(values, `array ${k}`).not.toEqual(before[k]));
    expect(mlp.layers[0]!.normalization!.running.batches[0]).toBe(3);
  });

  it('allocates no array', () => {
    const mlp = xorMlp(everything);
    const run = createRun(
      runOf(trainerOf(mlp), {
        x: normals(createRandom(1), 20),
        target: Array(10).fill(1),
        random: createRandom(2),
      }),
    );
    advance(run, 1);
    let made = 0;
    const counting = new Proxy(Float64Array, {
      construct: (target, args) => (made++, Reflect.construct(target, args) as object),
    });
    vi.stubGlobal('Float64Array', counting);
    const views = ['slice', 'subarray', 'map', 'filter'] as const;
    for (const name of views) vi.spyOn(Float64Array.prototype, name);
    advance(run, 50);
    for (const name of views) expect(Float64Array.prototype[name], name).not.toHaveBeenCalled();
    expect(made).toBe(0);
    // The check can fail: a trace of its own is an allocation.
    forward(mlp, x, B);
    expect(made).toBeGreaterThan(0);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
});

describe('a step that meets a number that is not finite returns NaN and changes nothing', () => {
  const expectUntouched = (trainer: Trainer): void => {
    const before = structuredClone(stateOf(trainer.mlp));
    expect(trainStep(trainer, x, y)).toBeNaN();
    expect(stateOf(trainer.mlp)).toEqual(before);
  };

  it('in the output', () => {
    const trainer = trainerOf(xorMlp(everything));
    trainer.mlp.layers[2]!.b[0] = Infinity;
    expectUntouched(trainer);
  });

  it('in the loss alone', () => {
    const mlp = xorMlp();
    mlp.layers[1]!.b[0] = 1e200;
    expectUntouched({ ...trainerOf(mlp), loss: mse });
  });

  it('in a parameter that the output does not show', () => {
    const mlp = xorMlp({ activations: 'sigmoid' });
    mlp.layers[0]!.b[0] = Infinity;
    const trainer = trainerOf(mlp);
    expect(forward(mlp, x, B).a[1]!.every(Number.isFinite)).toBe(true);
    expectUntouched(trainer);
  });

  it('in what the optimizer makes of it, after steps that went well', () => {
    const mlp = xorMlp(everything);
    const parameters = parametersOf(mlp);
    const good = adam(parameters, { learningRate: 0.05 });
    let steps = 0;
    const overflows: Optimizer = {
      step(gradients) {
        if (++steps <= 3) good.step(gradients);
        else parameters.forEach((p, k) => p.fill(k === 2 ? -Infinity : 7));
      },
    };
    const trainer = trainerOf(mlp, overflows);
    for (let step = 0; step < 3; step++) trainStep(trainer, x, y);
    expectUntouched(trainer);
    expect(mlp.layers[0]!.normalization!.running.batches[0]).toBe(3);
  });
});

describe('a run', () => {
  it('is the same in one call, in steps of its own, and step by step by hand', () => {
    const trainers = [0, 1, 2].map(() => trainerOf(xorMlp(everything)));
    const whole = train(runOf(trainers[0]!, { steps: 60 }));
    const inParts = createRun(runOf(trainers[1]!, { steps: 60 }));
    while (advance(inParts, 7) === null);
    let loss = NaN;
    for (let step = 0; step < 60; step++) loss = trainStep(trainers[2]!, x, y);
    expect([whole.ending, whole.step, whole.loss]).toEqual(['out of steps', 60, loss]);
    expect([inParts.ending, inParts.step, inParts.loss]).toEqual(['out of steps', 60, loss]);
    for (const trainer of trainers) expect(stateOf(trainer.mlp)).toEqual(stateOf(trainers[0]!.mlp));
  });

  it('that has ended takes no further step', () => {
    const run = train(runOf(trainerOf(xorMlp()), { steps: 5 }));
    const before = structuredClone(stateOf(run.trainer.mlp));
    expect(advance(run, 10)).toBe('out of steps');
    expect(stateOf(run.trainer.mlp)).toEqual(before);
  });

  it('with minibatches follows from its seed', () => {
    const random = createRandom(5);
    const inputs = normals(random, 24);
    const target = Array.from({ length: 12 }, (_, i) => (inputs[2 * i]! > 0 ? 1 : 0));
    const stateAfter = (seed: number) => {
      const trainer = trainerOf(xorMlp());
      train(runOf(trainer, { x: inputs, target, steps: 50, random: createRandom(seed) }));
      return stateOf(trainer.mlp);
    };
    expect(stateAfter(1)).toEqual(stateAfter(1));
    expect(stateAfter(1)).not.toEqual(stateAfter(2));
  });

  it.each([0, -1, 1.5, NaN])('of %d steps is refused', (steps) => {
    expect(() => createRun(runOf(trainerOf(xorMlp()), { steps }))).toThrow(
      `createRun: expected a positive integer of steps, got ${steps}`,
    );
  });
});

describe('every run ends with a word', () => {
  it('converged: at the first epoch whose loss is within the tolerance', () => {
    const losses: number[] = [];
    const converged = (loss: number) => losses.push(loss) > 0 && loss <= 0.05;
    const run = train(runOf(trainerOf(xorMlp()), { converged }));
    expect(run.ending).toBe('converged');
    expect(losses.findIndex((loss) => loss <= 0.05)).toBe(run.step - 1);
    const again = train(runOf(trainerOf(xorMlp()), { converged: 0.05 }));
    expect([again.ending, again.step, again.loss]).toEqual([run.ending, run.step, run.loss]);
  });

  it('converged: minibatches are judged by their mean, after an epoch', () => {
    const seen: number[] = [];
    const options = {
      x: Float64Array.of(...x, ...x, ...x),
      target: [...y, ...y, ...y],
      random: createRandom(1),
      converged: (loss: number) => seen.push(loss) === 2,
    };
    const run = train(runOf(trainerOf(xorMlp()), options));
    expect([run.ending, run.step]).toEqual(['converged', 6]);
    expect(seen.every((loss) => loss > 0.1 && loss < 2)).toBe(true);
  });

  it('out of steps: while the loss is still on its way', () => {
    expect(train(runOf(trainerOf(xorMlp()), { steps: 50, converged: 1e-9 })).ending).toBe('out of steps');
  });

  it('diverged: with a learning rate far too large, and the network is as before the step', () => {
    const mlp = xorMlp({ activations: ['relu', 'identity'], initializer: 'heNormal' });
    const trainer = { ...trainerOf(mlp, sgd(parametersOf(mlp), { learningRate: 50 })), loss: mse };
    const run = train(runOf(trainer));
    expect(run.ending).toBe('diverged');
    expect(run.loss).toBeNaN();
    expect(run.step).toBeLessThan(2000);
    expect(stateOf(mlp).every((values) => values.every(Number.isFinite))).toBe(true);
  });

  describe('dead', () => {
    const deadMlp = (options: Options = {}): Mlp => {
      const mlp = xorMlp({ sizes: [2, 3, 3, 1], activations: ['tanh', 'relu', 'identity'], ...options });
      mlp.layers[1]!.b.fill(-1000);
      // XOR is balanced: without a bias above, the dead network would already be the best constant.
      mlp.layers[2]!.b[0] = 1;
      return mlp;
    };

    it('a layer without slope on any row: after a window, or when the steps are used up', () => {
      const run = train(runOf(trainerOf(deadMlp()), { window: 30 }));
      expect([run.ending, run.step]).toEqual(['dead', 30]);
      expect(train(runOf(trainerOf(deadMlp()), { steps: 4 })).ending).toBe('dead');
    });

    it('means that nothing came to the layer and below, exactly', () => {
      const { trainer } = train(runOf(trainerOf(deadMlp()), { window: 3 }));
      const { dW, db } = trainer.gradients;
      for (const values of [dW[0]!, db[0]!, dW[1]!, db[1]!]) expect(values.every((v) => v === 0)).toBe(true);
      expect(db[2]![0]).not.toBe(0);
    });

    it('is not said of one living unit, of a slope that is learned, or of a layer with a way around', () => {
      const oneAlive = deadMlp();
      oneAlive.layers[1]!.b[0] = 1000;
      const learned = deadMlp({ activations: ['tanh', 'prelu', 'identity'] });
      learned.layers[1]!.learned![0] = 0;
      const around = deadMlp({ connections: ['plain', 'residual', 'plain'] });
      for (const mlp of [oneAlive, learned, around])
        expect(train(runOf(trainerOf(mlp), { steps: 20, window: 5 })).ending).toBe('out of steps');
      // The slope stays at 0 here, and yet receives a gradient in every step.
      learned.layers[1]!.learned![0] = 0;
      learned.layers[1]!.b.fill(-1000);
      expect(train(runOf(trainerOf(learned, still), { steps: 20, window: 5 })).ending).toBe('out of steps');
    });

    it('forgets what lived in an earlier epoch', () => {
      // Alive for three steps, until the optimizer takes the biases far down.
      const mlp = deadMlp();
      mlp.layers[1]!.b.fill(2000);
      const sinking: Optimizer = { step: () => mlp.layers[1]!.b.forEach((b, j, all) => (all[j] = b - 700)) };
      const run = train(runOf(trainerOf(mlp, sinking), { window: 10, tinyGradient: 0 }));
      expect([run.ending, run.step]).toEqual(['dead', 13]);
    });

    it('is not said where gradients are 0 for another reason', () => {
      const mlp = xorMlp({ initializer: 'zeros' });
      const run = train(runOf(trainerOf(mlp), { steps: 20, window: 10 }));
      expect(parameterGradients(run.trainer.gradients).every((d) => d.every((v) => v === 0))).toBe(true);
      expect(run.ending).toBe('stalled');
    });

    it('is not said of a layer that momentum wakes up again', () => {
      // The first unit is dead and is carried up by what the optimizer remembers, here written down outright.
      const mlp = deadMlp();
      const waking: Optimizer = { step: () => mlp.layers[1]!.b.forEach((b, j, all) => (all[j] = b + 100)) };
      expect(train(runOf(trainerOf(mlp, waking), { steps: 40, window: 15 })).ending).not.toBe('dead');
    });

    it('in minibatches: a row that lives in any batch of the epoch is enough', () => {
      // One unit that sees the last row alone.
      const mlp = xorMlp({ sizes: [2, 1, 1], activations: ['relu', 'identity'], initializer: 'zeros' });
      mlp.layers[0]!.W.set([1, 0]);
      mlp.layers[0]!.b[0] = -9;
      mlp.layers[1]!.W[0] = 1;
      const inputs = new Float64Array(40);
      const wordFor = (last: number) => {
        inputs[38] = last;
        const options = { x: inputs, target: new Array<number>(20).fill(1), random: createRandom(1) };
        return train(runOf(trainerOf(mlp, still), { ...options, steps: 50, window: 5, tinyGradient: 0 }))
          .ending;
      };
      expect(wordFor(10)).toBe('out of steps');
      expect(wordFor(8)).toBe('dead');
    });
  });

  describe('stalled', () => {
    /** The best that a line can do on XOR: a loss of ln 2 with all gradients going to 0. */
    const lineRun = (options: Partial<RunOptions> = {}) => {
      const mlp = xorMlp({ sizes: [2, 1], activations: 'identity' });
      return train(runOf(trainerOf(mlp, sgd(parametersOf(mlp), { learningRate: 0.5 })), options));
    };

    it('on a plateau of the loss with tiny gradients', () => {
      const run = lineRun();
      expect(run.ending).toBe('stalled');
      expect(run.loss).toBeCloseTo(Math.LN2, 6);
      expect(run.step).toBeGreaterThan(100);
    });

    it('not before the window is over, nor while gradients are larger than tiny', () => {
      expect(lineRun({ window: 1990 }).ending).toBe('out of steps');
      expect(lineRun({ steps: 300, tinyGradient: 1e-300 }).ending).toBe('out of steps');
    });

    it('in a deep sigmoid network whose first layers receive next to nothing', () => {
      const sizes = [2, ...new Array<number>(20).fill(8), 1];
      const activations = [...new Array<'sigmoid'>(20).fill('sigmoid'), 'identity'] as const;
      for (let seed = 1; seed <= 5; seed++) {
        const run = train(runOf(trainerOf(xorMlp({ sizes, activations, random: createRandom(seed) }))));
        expect(run.ending).toBe('stalled');
        expect(run.loss).toBeCloseTo(Math.LN2, 3);
        const [first, last] = [run.trainer.gradients.dW[0]!, run.trainer.gradients.dW[20]!];
        expect(first.some((v) => v !== 0)).toBe(true);
        expect(Math.hypot(...first)).toBeLessThan(1e-8 * Math.max(1, Math.hypot(...last)));
      }
    });
  });
});
