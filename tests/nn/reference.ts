/** Reads the reference files of tests/fixtures/pytorch and compares with them by the rule that they state. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Activation, activations, elu, hardtanh, leakyRelu } from '../../src/lib/nn/activations.ts';

/** JSON has no NaN and no infinities: the files write them as strings. */
export type Written = number | 'NaN' | 'Infinity' | '-Infinity';

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly Written[];
}

export interface Tolerance {
  readonly rtol: number;
  readonly atol?: number;
  readonly atolRel?: number;
}

export type Parameters = Readonly<Record<string, number>>;

export function readReference<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/pytorch/${name}`, import.meta.url), 'utf8')) as T;
}

export const numbers = (data: readonly Written[]): Float64Array => Float64Array.from(data, Number);

/** The activation that a reference file calls `name`, or null where the core has none. */
export function activationNamed(name: string, p: Parameters): Activation | null {
  return fromReference[name]?.(p) ?? null;
}

/** |got − want| ≤ rtol · |want| + atol for every entry; NaN only where NaN is wanted. */
export function expectClose(
  label: string,
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  tolerance: Tolerance,
): void {
  expect(got.length, `${label}: length`).toBe(want.length);
  const largest = Array.from(want).reduce((m, v) => (Number.isFinite(v) ? Math.max(m, Math.abs(v)) : m), 0);
  const atol = tolerance.atol ?? (tolerance.atolRel ?? 0) * largest;
  const faults: string[] = [];
  for (let i = 0; i < want.length; i++) {
    const [g, w] = [got[i]!, want[i]!];
    const allowed = tolerance.rtol * Math.abs(w) + atol;
    if (Object.is(g, w) || g === w || Math.abs(g - w) <= allowed) continue;
    faults.push(`[${i}] got ${g}, want ${w}`);
  }
  expect(faults, label).toEqual([]);
}

const plain = {
  identity: 'identity',
  step: 'step',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'relu',
  selu: 'selu',
  gelu_erf: 'geluErf',
  gelu_tanh: 'geluTanh',
  silu: 'silu',
  mish: 'mish',
  softsign: 'softsign',
} satisfies Record<string, keyof typeof activations>;

const fromReference: Readonly<Record<string, (p: Parameters) => Activation | null>> = {
  ...Object.fromEntries(Object.entries(plain).map(([theirs, ours]) => [theirs, () => activations[ours]])),
  softplus: (p) => ((p.beta ?? 1) === 1 ? activations.softplus : null),
  relu6: () => hardtanh(0, 6),
  leaky_relu: (p) => leakyRelu(p.negativeSlope!),
  leaky_relu_0: (p) => leakyRelu(p.negativeSlope!),
  leaky_relu_1: (p) => leakyRelu(p.negativeSlope!),
  prelu: (p) => leakyRelu(p.weight!),
  elu: (p) => elu(p.alpha!),
  elu_0: (p) => elu(p.alpha!),
  elu_1: (p) => elu(p.alpha!),
  hardtanh: (p) => hardtanh(p.min ?? -1, p.max ?? 1),
};
