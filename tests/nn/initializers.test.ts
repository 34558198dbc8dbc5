import { describe, expect, it, test } from 'vitest';
import { activations, leakyRelu } from '../../src/lib/nn/activations.ts';
import { mean, standardDeviation } from '../../src/lib/nn/diagnostics.ts';
import {
  type Initializer,
  fillWeights,
  initializers,
  normal,
  scaledNormal,
  uniformBound,
} from '../../src/lib/nn/initializers.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import { expectClose, readReference } from './reference.ts';

interface Formula {
  readonly sd: number;
  readonly bound?: number;
}

interface Sample {
  readonly sdOfSampleSd?: number;
  readonly sdOfSampleMean?: number;
}

interface InitFile {
  readonly calculateGain: Record<string, number>;
  readonly calculateGainLeaky: Record<string, number>;
  readonly tolerance: { readonly calculateGain: { readonly rtol: number; readonly atol: number } };
  readonly initialisers: readonly {
    readonly fanOut: number;
    readonly fanIn: number;
    readonly formula: Record<string, Formula>;
    readonly torchSample: Record<string, Sample>;
  }[];
}

const file = readReference<InitFile>('init.json');

/** PyTorch's name of a rule, ours, and the gain to pass where it is not the rule's own. */
const rules: Readonly<Record<string, { initializer: Initializer; gain?: number; swapped?: true }>> = {
  xavier_uniform: { initializer: initializers.xavierUniform },
  xavier_normal: { initializer: initializers.xavierNormal },
  xavier_uniform_tanh: { initializer: initializers.xavierUniform, gain: activations.tanh.gain },
  kaiming_uniform_relu_fan_in: { initializer: initializers.heUniform },
  kaiming_normal_relu_fan_in: { initializer: initializers.heNormal },
  kaiming_normal_relu_fan_out: { initializer: initializers.heNormal, swapped: true },
  kaiming_normal_leaky_fan_in: { initializer: initializers.heNormal, gain: leakyRelu(0.2).gain },
  lecun_normal: { initializer: initializers.lecunNormal },
  linear_default: { initializer: initializers.torchLinear },
};

const cases = file.initialisers.flatMap(({ fanOut, fanIn, formula, torchSample }) =>
  Object.entries(formula).map(([name, want]) => ({ name, fanOut, fanIn, want, sample: torchSample[name] })),
);

describe('gains', () => {
  const ours = { linear: 'identity', sigmoid: 'sigmoid', tanh: 'tanh', relu: 'relu', selu: 'selu' } as const;

  it('are those of PyTorch (init.json, calculateGain)', () => {
    expect(Object.keys(file.calculateGain).sort()).toEqual(Object.keys(ours).sort());
    for (const [theirs, name] of Object.entries(ours)) {
      expectClose(
        name,
        [activations[name].gain],
        [file.calculateGain[theirs]!],
        file.tolerance.calculateGain,
      );
    }
    for (const [slope, gain] of Object.entries(file.calculateGainLeaky)) {
      expectClose(slope, [leakyRelu(Number(slope)).gain], [gain], file.tolerance.calculateGain);
    }
  });
});

describe('scales (init.json, initialisers)', () => {
  it('cover every rule of the file but orthogonal matrices', () => {
    const sampled = file.initialisers.flatMap(({ torchSample }) => Object.keys(torchSample));
    const names = new Set([...cases.map(({ name }) => name), ...sampled]);
    expect([...names].filter((name) => !rules[name])).toEqual(['orthogonal']);
    expect(cases).toHaveLength(54);
  });

  test.each(cases)('$name for $fanOut × $fanIn: sd and bound', ({ name, fanOut, fanIn, want }) => {
    const { initializer, gain, swapped } = rules[name]!;
    const sd = swapped ? initializer.sd(fanOut, fanIn, gain) : initializer.sd(fanIn, fanOut, gain);
    expectClose('sd', [sd], [want.sd], { rtol: 1e-15, atol: 0 });
    expect(initializer.distribution).toBe(want.bound === undefined ? 'normal' : 'uniform');
    if (want.bound !== undefined)
      expectClose('bound', [uniformBound(sd)], [want.bound], { rtol: 4e-16, atol: 0 });
  });

  const sampled = cases.filter(
    ({ name, sample }) => sample?.sdOfSampleSd !== undefined && !rules[name]!.swapped,
  );

  test.each(sampled)('$name for $fanOut × $fanIn: drawn weights', ({ name, fanOut, fanIn, want, sample }) => {
    const W = new Float64Array(fanOut * fanIn);
    fillWeights(W, {
      fanIn,
      fanOut,
      initializer: rules[name]!.initializer,
      random: createRandom(1),
      gain: rules[name]!.gain,
    });
    expect(Math.abs(standardDeviation(W) - want.sd)).toBeLessThan(5 * sample!.sdOfSampleSd!);
    expect(Math.abs(mean(W))).toBeLessThan(5 * sample!.sdOfSampleMean!);
    if (want.bound !== undefined) expect(W.every((w) => Math.abs(w) <= want.bound!)).toBe(true);
  });
});

describe('rules without a counterpart in PyTorch', () => {
  it('zeros', () => {
    const W = new Float64Array(6).fill(1);
    fillWeights(W, { fanIn: 2, fanOut: 3, initializer: initializers.zeros, random: createRandom(1) });
    expect([...W]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('normal(sd) ignores the shape, scaledNormal(σ²) divides the variance by fanIn', () => {
    expect(normal(0.3).sd(7, 11)).toBe(0.3);
    expect(initializers.normal.sd(7, 11)).toBe(1);
    expect(scaledNormal(2).sd(50, 3)).toBe(0.2);
    expect(scaledNormal(1).sd(64, 64)).toBe(initializers.lecunNormal.sd(64, 64));
  });

  it('every uniform rule has its normal twin', () => {
    for (const rule of ['lecun', 'xavier', 'he'] as const) {
      expect(initializers[`${rule}Uniform`].sd(12, 5, 0.7)).toBe(
        initializers[`${rule}Normal`].sd(12, 5, 0.7),
      );
    }
  });

  it('lecunUniform stays within its bound and reaches its standard deviation', () => {
    const W = new Float64Array(64 * 100);
    fillWeights(W, {
      fanIn: 64,
      fanOut: 100,
      initializer: initializers.lecunUniform,
      random: createRandom(2),
    });
    expect(Math.max(...W.map(Math.abs))).toBeLessThanOrEqual(uniformBound(1 / 8));
    expect(standardDeviation(W)).toBeCloseTo(1 / 8, 2);
  });
});

describe('fillWeights', () => {
  it('refuses an array of another size', () => {
    const options = { fanIn: 2, fanOut: 3, initializer: initializers.heNormal, random: createRandom(1) };
    expect(() => fillWeights(new Float64Array(5), options)).toThrow(
      'fillWeights: expected 3 × 2 weights, got 5',
    );
  });
});
