/** Training on the digits: the protocol, and how a network is judged. What comes of it, the acceptance records check. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type DigitEpoch,
  type DigitTask,
  accuracyAfter,
  digitNetwork,
  firstEpochWith,
  trainOnDigits,
} from '../../src/lib/datasets/digitTraining.ts';
import { digits, loadDigits } from '../../src/lib/datasets/digits.ts';

const task: DigitTask = {
  activation: 'tanh',
  initializer: 'xavierNormal',
  hiddenLayers: 2,
  learningRate: 0.1,
  seed: 3,
};

const standingsOf = (change: Partial<DigitTask>, epochs: number): DigitEpoch[] => [
  ...trainOnDigits({ ...task, ...change }, epochs),
];

beforeAll(loadDigits);

describe('digitNetwork', () => {
  it('has the layers of the task, biases 0, and a last layer without activation', () => {
    const { sizes, layers } = digitNetwork({ ...task, hiddenLayers: 3, width: 16 });
    expect(sizes).toEqual([64, 16, 16, 16, 10]);
    expect(layers.flatMap(({ b }) => Array.from(b)).every((b) => b === 0)).toBe(true);
    expect(layers.map(({ activation }) => activation.label)).toEqual(['tanh', 'tanh', 'tanh', 'identity']);
    const kinds = (normalization: 'batch' | 'none') =>
      digitNetwork({ ...task, normalization }).layers.map((layer) => layer.normalization?.kind);
    expect(kinds('none')).toEqual([undefined, undefined, undefined]);
    expect(kinds('batch')).toEqual(['batch', 'batch', undefined]);
  });

  it('multiplies its weights by the gain', () => {
    const [plain, wide] = [digitNetwork(task), digitNetwork({ ...task, gain: 4 })];
    plain.layers.forEach(({ W }, l) =>
      W.forEach((w, i) => expect(wide.layers[l]!.W[i]).toBeCloseTo(4 * w, 12)),
    );
  });
});

describe('trainOnDigits', () => {
  it('yields the start and every epoch, and counts what is right', () => {
    const standings = standingsOf({}, 3);
    const { y, B } = digits().test;
    expect(standings.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
    for (const { said, right, accuracy } of standings) {
      expect(said.length).toBe(B);
      expect(right).toBe(said.filter((digit, row) => digit === y[row]).length);
      expect(accuracy).toBe(right / B);
    }
    // Ten classes of nearly the same size: an untrained network is right about once in ten.
    expect(standings[0]!.accuracy).toBeLessThan(0.3);
    expect(standings[3]!.accuracy).toBeGreaterThan(0.85);
  });

  it('gives the same standings for a seed, and others for another', () => {
    expect(standingsOf({}, 2)).toEqual(standingsOf({}, 2));
    expect(standingsOf({ seed: 4 }, 2)).not.toEqual(standingsOf({}, 2));
  });

  it('says that a network has diverged, and leaves it as it was', () => {
    const standings = standingsOf({ activation: 'relu', learningRate: 1e6 }, 5);
    expect(standings.map(({ health }) => health)).toContain('diverged');
    const lost = standings.filter(({ health }) => health === 'diverged');
    expect(lost.length).toBeGreaterThan(1);
    for (const { said, accuracy } of lost)
      expect([said, accuracy]).toEqual([lost[0]!.said, lost[0]!.accuracy]);
  });

  it('says that a network without a living layer answers the same to every image', () => {
    // Oracle: the share of the digit that it then says, one image in ten.
    const change = { activation: 'relu', initializer: 'heNormal', hiddenLayers: 4, learningRate: 1 } as const;
    const last = standingsOf({ ...change, seed: 1 }, 40).at(-1);
    expect(last.health).toBe('constant');
    expect(new Set(last.said).size).toBe(1);
    expect(Math.abs(last.accuracy - 0.1)).toBeLessThan(0.005);
  });
});

describe('firstEpochWith', () => {
  it('is the first epoch after which so many are right, and never the start', () => {
    const { epoch } = standingsOf({}, 10).find(({ accuracy }) => accuracy >= 0.9)!;
    expect(firstEpochWith(0.9, task, 10)).toBe(epoch);
    expect(firstEpochWith(0.9, task, epoch - 1)).toBe(Infinity);
    expect(firstEpochWith(0, task, 10)).toBe(1);
  });
});

describe('accuracyAfter', () => {
  it('is the last standing of a run', () => {
    expect(accuracyAfter(2, task)).toBe(standingsOf({}, 2).at(-1).accuracy);
  });
});
