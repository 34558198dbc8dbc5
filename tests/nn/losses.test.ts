import { describe, expect, it, test } from 'vitest';
import { activations } from '../../src/lib/nn/activations.ts';
import {
  type Loss,
  bce,
  bceWithLogits,
  losses,
  mse,
  mseSum,
  softmax,
  softmaxCrossEntropy,
} from '../../src/lib/nn/losses.ts';
import {
  type Parameters,
  type Tensor,
  type Tolerance,
  type Written,
  expectClose,
  numbers,
  readReference,
} from './reference.ts';

interface Reduced {
  readonly value: Tensor;
  readonly grad: Tensor;
}

interface LossCase {
  readonly loss: string;
  readonly params: Parameters;
  readonly tolerance?: Tolerance;
  readonly input: Tensor;
  readonly target: Tensor;
  readonly mean: Reduced;
  readonly sum: Reduced;
  readonly exact?: { readonly value: readonly Written[]; readonly grad: readonly Written[] };
}

interface LossesFile {
  readonly tolerance: Tolerance;
  readonly cases: readonly LossCase[];
  readonly softmax: readonly {
    readonly input: readonly Written[];
    readonly softmax: readonly Written[];
    readonly logSoftmax: readonly Written[];
    readonly logSumExp: Written;
    readonly softmaxJacobian: Tensor;
  }[];
  readonly composite: readonly {
    readonly z: number;
    readonly target: number;
    readonly bce: { readonly value: number; readonly gradZ: number };
    readonly exact: Readonly<Record<'bceValue' | 'bceGradZ' | 'mseValue' | 'mseGradZ', number>>;
  }[];
}

const file = readReference<LossesFile>('losses.f64.json');

const ours: Readonly<Record<string, Loss>> = {
  bce_with_logits: bceWithLogits,
  bce,
  mse,
  cross_entropy: softmaxCrossEntropy,
};

const titled = file.cases.map((c, i) => ({ ...c, title: `${i} ${c.loss} ${JSON.stringify(c.params)}` }));
const covered = titled.filter((c) => ours[c.loss] && Object.keys(c.params).length === 0);

const gradientOf = (loss: Loss, output: Float64Array, target: Float64Array): Float64Array => {
  const into = new Float64Array(output.length);
  loss.gradient(output, target, into);
  return into;
};

describe('against PyTorch (losses.f64.json)', () => {
  it('covers every case but those that the core has no function for', () => {
    const missing = titled
      .filter((c) => !covered.includes(c))
      .map((c) => `${c.loss} ${Object.keys(c.params).join()}`);
    expect([...new Set(missing)].sort()).toEqual([
      'bce_with_logits posWeight',
      'cross_entropy labelSmoothing',
      'cross_entropy_soft ',
      'huber delta',
      'l1 ',
    ]);
    expect([covered.length, missing.length]).toEqual([32, 11]);
  });

  test.each(covered)('$title: value and gradient of the mean', (c) => {
    const [output, target] = [numbers(c.input.data), numbers(c.target.data)];
    const tolerance = c.tolerance ?? file.tolerance;
    const loss = ours[c.loss]!;
    // Where the true values are known, element by element, the true mean is theirs.
    const value = c.exact
      ? [numbers(c.exact.value).reduce((s, v) => s + v, 0) / output.length]
      : numbers(c.mean.value.data);
    const grad = c.exact ? numbers(c.exact.grad).map((g) => g / output.length) : numbers(c.mean.grad.data);
    expectClose('value', [loss.value(output, target)], value, tolerance);
    expectClose('gradient', gradientOf(loss, output, target), grad, tolerance);
  });

  test.each(covered.filter((c) => c.loss === 'mse'))('$title: the sum is mseSum', (c) => {
    const [output, target] = [numbers(c.input.data), numbers(c.target.data)];
    expectClose('value', [mseSum.value(output, target)], numbers(c.sum.value.data), file.tolerance);
    expectClose('gradient', gradientOf(mseSum, output, target), numbers(c.sum.grad.data), file.tolerance);
  });

  // One logit at a time, so that a large loss cannot cover for a small one: relative accuracy alone.
  test.each(covered.filter((c) => c.exact))('$title: each logit alone', (c) => {
    const [output, target] = [numbers(c.input.data), numbers(c.target.data)];
    const value = Array.from(output, (z, i) => bceWithLogits.value(Float64Array.of(z), [target[i]!]));
    const grad = Array.from(
      output,
      (z, i) => gradientOf(bceWithLogits, Float64Array.of(z), target.slice(i, i + 1))[0]!,
    );
    const tolerance = { rtol: 1e-12, atol: [0, 1].includes(target[0]!) ? 1e-300 : 1e-15 };
    expectClose('value', value, numbers(c.exact!.value), tolerance);
    expectClose('gradient', grad, numbers(c.exact!.grad), tolerance);
  });
});

describe('softmax (losses.f64.json, softmax)', () => {
  test.each(file.softmax.map((s) => ({ ...s, title: s.input.join(', ') })))('$title', (s) => {
    const z = numbers(s.input);
    const p = new Float64Array(z.length);
    softmax(z, p, 0, z.length);
    expectClose('softmax', p, numbers(s.softmax), file.tolerance);
    // −ln softmax is the loss of each class in turn, and ln Σ e^z the loss plus the logit.
    const perClass = Array.from(z, (_, k) => softmaxCrossEntropy.value(z, [k]));
    expectClose(
      'logSoftmax',
      perClass.map((v) => -v),
      numbers(s.logSoftmax),
      file.tolerance,
    );
    expectClose('logSumExp', [perClass[0]! + z[0]!], [Number(s.logSumExp)], file.tolerance);
    const jacobian = Array.from(z, (_, i) =>
      Array.from(z, (_, j) => p[i]! * ((i === j ? 1 : 0) - p[j]!)),
    ).flat();
    expectClose('jacobian', jacobian, numbers(s.softmaxJacobian.data), file.tolerance);
  });
});

describe('sigmoid and a loss on one logit (losses.f64.json, composite)', () => {
  const { f, df } = activations.sigmoid;
  const one = (loss: Loss, output: number, target: number) => ({
    value: loss.value(Float64Array.of(output), [target]),
    slope: gradientOf(loss, Float64Array.of(output), Float64Array.of(target))[0]!,
  });

  test.each(file.composite)('z = $z, target $target', ({ z, target, exact, bce: torch }) => {
    const logit = one(bceWithLogits, z, target);
    expectClose('bceWithLogits', [logit.value, logit.slope], [exact.bceValue, exact.bceGradZ], {
      rtol: 1e-12,
      atol: 0,
    });
    const square = one(mse, f(z), target);
    const got = [square.value, square.slope * df(z)];
    expectClose('mse', got, [exact.mseValue, exact.mseGradZ], file.tolerance);
    // In two steps the probability has rounded before the logarithm sees it: good for moderate logits only.
    if (Math.abs(z) > 10) return;
    const twoSteps = one(bce, f(z), target);
    expectClose('bce', [twoSteps.value, twoSteps.slope * df(z)], [torch.value, torch.gradZ], {
      rtol: 1e-10,
      atol: 1e-15,
    });
  });
});

describe('definitions by hand', () => {
  it('mse of (1, 3) against (0, 1) is (1 + 4) / 2, gradient (1, 2)', () => {
    expect(mse.value(Float64Array.of(1, 3), [0, 1])).toBe(2.5);
    expect([...gradientOf(mse, Float64Array.of(1, 3), Float64Array.of(0, 1))]).toEqual([1, 2]);
    expect(mseSum.value(Float64Array.of(1, 3), [0, 1])).toBe(5);
  });

  it('a logit of 0 costs ln 2 whatever the target', () => {
    for (const t of [0, 0.3, 1])
      expect(bceWithLogits.value(Float64Array.of(0), [t])).toBeCloseTo(Math.LN2, 15);
  });

  it('equal logits of k classes cost ln k', () => {
    expect(softmaxCrossEntropy.value(new Float64Array(20).fill(7), [0, 9])).toBeCloseTo(Math.LN10, 14);
  });

  it('a logit of 1000 does not overflow, wherever it stands', () => {
    for (const logits of [
      [1000, 0],
      [0, 1000],
    ]) {
      const right = logits.indexOf(1000);
      expect(softmaxCrossEntropy.value(Float64Array.from(logits), [right])).toBe(0);
      expect(softmaxCrossEntropy.value(Float64Array.from(logits), [1 - right])).toBe(1000);
    }
  });

  it('a right and certain answer still has a gradient', () => {
    expect(gradientOf(bceWithLogits, Float64Array.of(40), Float64Array.of(1))[0]).toBeCloseTo(
      -4.248354255291589e-18,
      30,
    );
  });
});

describe('broken preconditions', () => {
  const outputs = Float64Array.of(0.1, 0.2, 0.3, 0.4);

  test.each(Object.entries(losses))('%s: wrong lengths', (name, loss) => {
    expect(() => loss.value(outputs, [0, 0, 1])).toThrow(`${name}: expected`);
    expect(() => loss.value(new Float64Array(0), [])).toThrow(`${name}: expected`);
    const target = loss === softmaxCrossEntropy ? [0, 1] : [0, 1, 0, 1];
    expect(() => loss.gradient(outputs, target, new Float64Array(3))).toThrow(
      `${name}: expected a gradient of length 4, got 3`,
    );
  });

  test.each(Object.entries(losses))('%s: an output that is not finite', (name, loss) => {
    const target = loss === softmaxCrossEntropy ? [0, 1] : [0, 1, 0, 1];
    for (const bad of [NaN, Infinity, -Infinity]) {
      const broken = Float64Array.of(0.1, 0.2, bad, 0.4);
      const message = `${name}: expected a finite output, got output[2] = ${bad}`;
      expect(() => loss.value(broken, target)).toThrow(message);
      expect(() => loss.gradient(broken, target, new Float64Array(4))).toThrow(message);
    }
  });

  it('a target that is not finite, or not a class', () => {
    expect(() => mse.value(Float64Array.of(1), [NaN])).toThrow(
      'mse: expected a finite target, got target[0] = NaN',
    );
    for (const bad of [-1, 2, 0.5, NaN]) {
      expect(() => softmaxCrossEntropy.value(outputs, [0, bad])).toThrow(
        `softmaxCrossEntropy: expected a class 0 … 1, got target[1] = ${bad}`,
      );
    }
  });
});
