/**
 * The kernel against the plain path. Oracle: float64, on the same float32 weights and rows.
 *
 * Bounds are parts of the largest entry of what is compared. Networks that stand within 10⁻⁴ of a kink are passed over:
 * rounding may put the two paths on its two sides. The cases are always the same: a sum over a batch can cancel to any
 * small part of its terms, and a bound that no chance breaks would say nothing.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forward } from '../../../src/lib/nn/mlp.ts';
import { isClearOfKinks } from '../randomNetworks.ts';
import { type Both, type Case, anyCase, both, kernelActivations } from './cases.ts';

/**
 * Predictions, of the largest or of 1, since one output may be what is left of terms of that size: 2⁻²⁴ a rounding, up
 * to 20 products a sum, up to 6 layers. The worst of 3000 networks was 1.7e-6.
 */
const OUTPUT = 4e-6;
/** Gradients, of the network's largest. The worst was 3.6e-6. */
const GRADIENT = 1e-5;
/** Gradients, of the largest in their own W or b, where a batch's terms may cancel. The worst was 1.3e-4, the median 2e-7. */
const OWN_GRADIENT = 4e-4;
/** Parameters after 20 steps, during which kinks are crossed. The worst was 9e-5, the median 2e-7. */
const TRAINED = 3e-4;
const LOSS = 2e-5;

const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((most, v) => Math.max(most, Math.abs(v)), 0);

function expectNear(
  label: string,
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  bound: number,
  scale = largest(want),
): void {
  expect(got, label).toHaveLength(want.length);
  for (let i = 0; i < want.length; i++) {
    // An entry that is 0 by cancellation in the one precision need not be in the other.
    const isNear = Math.abs(got[i]! - want[i]!) <= bound * scale + 1e-9;
    if (!isNear) expect.fail(`${label}[${i}]: got ${got[i]}, want ${want[i]}, largest ${scale}`);
  }
}

const isClear = ({ mlp }: Both, x: Float32Array, n: number): boolean =>
  isClearOfKinks(mlp, forward(mlp, Float64Array.from(x), n), 1e-4);

const forEachCase = (numRuns: number, check: (each: Case, both: Both) => void): void =>
  fc.assert(
    fc.property(anyCase, (each) => {
      const made = both(each);
      try {
        expect(made.kernel.path).toBe('kernel');
        check(each, made);
      } finally {
        made.kernel.dispose();
      }
    }),
    { numRuns, seed: 1 },
  );

describe('the kernel and the plain path', () => {
  it('have the activations to compare', () => {
    expect(kernelActivations.length).toBeGreaterThan(10);
  });

  it('agree on the gradients of random networks', () => {
    let compared = 0;
    forEachCase(400, ({ seed, B }, made) => {
      const n = 1 + (seed % B);
      const { x, y } = made.batch(n);
      if (!isClear(made, x, n)) return;
      compared++;
      const [got, want] = [made.kernel.gradients(x, y, n), made.plain.gradients(x, y, n)];
      const scale = largest(want.flatMap(({ W, b }) => [largest(W), largest(b)]));
      want.forEach(({ W, b }, l) => {
        for (const [name, g, w] of [['dW', got[l]!.W, W] as const, ['db', got[l]!.b, b] as const]) {
          expectNear(`${name} of layer ${l}`, g, w, GRADIENT, scale);
          expectNear(`${name} of layer ${l}`, g, w, OWN_GRADIENT);
        }
      });
    });
    expect(compared).toBeGreaterThan(300);
  });

  it('agree on the losses and the weights of 20 steps, with another number of rows in each', () => {
    forEachCase(200, ({ seed, B }, { kernel, plain, batch }) => {
      for (let step = 0; step < 20; step++) {
        const n = 1 + ((seed + 7 * step) % B);
        const { x, y } = batch(n);
        expectNear(`loss ${step}`, [kernel.step(x, y, n)], [plain.step(x, y, n)], LOSS);
      }
      expectNear('parameters', kernel.parameters(), plain.parameters(), TRAINED);
    });
  });

  it('agree on predictions, for any number of rows', () => {
    forEachCase(60, (_, { kernel, plain, batch }) => {
      for (const n of [1, 3, 1000]) {
        const { x } = batch(n);
        const want = plain.predict(x, n);
        expectNear(`${n} rows`, kernel.predict(x, n), want, OUTPUT, Math.max(1, largest(want)));
      }
    });
  });
});

describe('what a row gives', () => {
  it('depends neither on the rows beside it nor on the workspace', () => {
    forEachCase(60, (each, { kernel, mlp, batch }) => {
      const { x } = batch(1000);
      const all = kernel.predict(x, 1000);
      const [inputs, outputs] = [mlp.sizes[0]!, mlp.sizes.at(-1)!];
      const wide = both({ ...each, B: 700 }).kernel;
      expect(wide.predict(x, 1000)).toEqual(all);
      wide.dispose();
      for (const row of [0, 6, 255, 256, 999]) {
        const alone = kernel.predict(x.subarray(row * inputs, (row + 1) * inputs), 1);
        expect(alone, `row ${row}`).toEqual(all.subarray(row * outputs, (row + 1) * outputs));
      }
    });
  });

  it('does not depend on what earlier and larger batches left behind', () => {
    forEachCase(150, (each, { kernel, batch }) => {
      const n = 1 + (each.seed % each.B);
      const { x, y } = batch(n);
      const fresh = both(each).kernel;
      const want = structuredClone(fresh.gradients(x, y, n));
      const wantLoss = fresh.step(x, y, n);
      const before = batch(each.B);
      before.x.fill(NaN);
      kernel.gradients(before.x, before.y, each.B);
      kernel.predict(new Float32Array(before.x.length).fill(3e38), each.B);
      // Longer arrays are read as far as n rows go.
      before.x.set(x);
      before.y.set(y);
      expect(kernel.gradients(before.x, before.y, n)).toEqual(want);
      expect(kernel.step(before.x, before.y, n)).toBe(wantLoss);
      expect(kernel.parameters()).toEqual(fresh.parameters());
      fresh.dispose();
    });
  });
});
