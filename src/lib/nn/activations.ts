/**
 * The activation functions as one record, put together from one file a kind of formula. In those files each f stands
 * beside its derivative df, its kinks, its gain, its limits and its source. Pickers, legends and tests loop over the
 * record; to add an activation, write it into the file that it belongs to, and into the list at that file's end.
 *
 * Left out: functions of a whole layer (softmax lives in `losses/`, maxout nowhere).
 */
import { exponential } from './activations/exponential.ts';
import { gatedUnits } from './activations/gated.ts';
import { piecewiseLinear } from './activations/piecewiseLinear.ts';
import { sigmoidal } from './activations/sigmoidal.ts';

export type { Activation, Learned } from './activations/activation.ts';
export * from './activations/exponential.ts';
export * from './activations/gated.ts';
export * from './activations/piecewiseLinear.ts';
export * from './activations/sigmoidal.ts';

/** Every activation that a reader can pick. */
export const activations = { ...piecewiseLinear, ...sigmoidal, ...exponential, ...gatedUnits };

export type ActivationName = keyof typeof activations;
