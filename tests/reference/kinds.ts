/** The kinds of reference files and what checks each: a file `<kind>.<dtype>.json` is given to the checker of its kind. */
import { check as activations } from './activations.ts';
import { check as autodiff } from './autodiff.ts';
import type { Checker } from './compare.ts';
import { check as init } from './init.ts';
import { check as losses } from './losses.ts';
import { check as mlp } from './mlp.ts';
import { check as norm } from './norm.ts';
import { check as optimizers } from './optimizers.ts';

// A document is checked by running it: a shape that its checker does not expect makes the checker throw, which the
// caller counts as a failure of that file.
export const kinds = { activations, autodiff, init, losses, mlp, norm, optimizers } as Readonly<
  Record<string, Checker<unknown>>
>;

/** The kind of a file by its name, `mlp` for `mlp.f64.json`; null for a file that is no reference. */
export function kindOf(file: string): string | null {
  const kind = file.slice(0, file.indexOf('.'));
  return file.endsWith('.json') && Object.hasOwn(kinds, kind) ? kind : null;
}
