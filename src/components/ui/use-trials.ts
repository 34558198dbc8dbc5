/** Many repetitions of an experiment in a worker: what has come back so far, and whether it still runs. */
import { useOrder, type Ordered } from './use-order.ts';

export interface Trials<T> extends Omit<Ordered<T>, 'items'> {
  readonly trials: readonly T[];
}

/** The seeds 1 … `seeds` of the experiment `slug`; a change of `settings` (a text that names them) starts over. */
export function useTrials<T>(
  slug: string,
  values: Readonly<Record<string, string | number>>,
  seeds: number,
  settings: string,
): Trials<T> {
  const { items, ...rest } = useOrder<T>({ task: 'trials', slug, values, seeds }, settings);
  return { trials: items, ...rest };
}
