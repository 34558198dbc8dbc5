/**
 * Checks a file of activations: f and f′ of every entry on the file's grid, at ±∞, and in respect of a learned number.
 *
 * The file's `exact` counts, not what PyTorch returned: it differs where PyTorch cancels, thresholds or rounds. At ±∞
 * the file has PyTorch's answers alone, and they are compared where they are numbers; NaN comes from 0 · ∞ there,
 * where the limit exists.
 */
import type { Activation } from '../../src/lib/nn/activations.ts';
import {
  type Checker,
  type Comparison,
  type Missing,
  type Tolerance,
  type Written,
  numbers,
  roundedTo,
} from './compare.ts';
import { type Parameters, activationNamed } from './names.ts';

interface Column {
  readonly y: readonly Written[];
  readonly dy: readonly Written[];
}

interface Entry {
  readonly params: Parameters;
  readonly exact: Column;
  readonly torch: Column & { readonly dweight?: readonly Written[] };
  readonly nonFinite: Column;
}

export interface Document {
  readonly dtype: 'f64' | 'f32';
  readonly tolerance: Tolerance;
  readonly x: readonly Written[];
  readonly xNonFinite: readonly Written[];
  readonly activations: Readonly<Record<string, Entry>>;
}

export const check: Checker<Document> = function* (document) {
  const x = roundedTo(document.dtype, numbers(document.x));
  for (const [name, entry] of Object.entries(document.activations)) {
    const activation = activationNamed(name, entry.params);
    if (!activation) {
      yield { name, missing: `no activation of that name, with ${JSON.stringify(entry.params)}` };
      continue;
    }
    const { tolerance } = document;
    yield { name: `${name} y`, got: x.map(activation.f), want: numbers(entry.exact.y), tolerance };
    yield { name: `${name} dy`, got: x.map(activation.df), want: numbers(entry.exact.dy), tolerance };
    yield* atInfinity(name, entry, activation, document);
    yield* learned(name, entry, activation, document);
  }
};

function* atInfinity(
  name: string,
  { nonFinite }: Entry,
  { f, df }: Activation,
  { xNonFinite, tolerance }: Document,
): Generator<Comparison> {
  for (const [i, z] of numbers(xNonFinite).entries()) {
    if (Number.isNaN(z)) continue;
    const wanted = { y: Number(nonFinite.y[i]), dy: Number(nonFinite.dy[i]) };
    const got = { y: f(z), dy: df(z) };
    for (const which of ['y', 'dy'] as const) {
      if (Number.isNaN(wanted[which])) continue;
      yield { name: `${name} ${which} at ${z}`, got: [got[which]], want: [wanted[which]], tolerance };
    }
  }
}

/** The trained form at the entry's own number: the same f and f′, and the derivative in respect of that number. */
function* learned(
  name: string,
  { exact, torch }: Entry,
  { learned: own }: Activation,
  { dtype, tolerance, x: grid }: Document,
): Generator<Comparison | Missing> {
  if (!torch.dweight) return;
  if (!own) {
    yield { name: `${name} dweight`, missing: 'the activation has no learned number' };
    return;
  }
  const x = roundedTo(dtype, numbers(grid));
  const { f, df, dValue, initial } = own;
  const want = roundedTo(dtype, numbers(torch.dweight));
  yield { name: `${name} dweight`, got: x.map((z) => dValue(z, initial)), want, tolerance };
  yield { name: `${name} learned y`, got: x.map((z) => f(z, initial)), want: numbers(exact.y), tolerance };
  yield { name: `${name} learned dy`, got: x.map((z) => df(z, initial)), want: numbers(exact.dy), tolerance };
}
