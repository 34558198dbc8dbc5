/** One long run of an experiment in a worker, frame by frame: the frames so far, and whether it still runs. */
import { useOrder, type Ordered } from './use-order.ts';

export interface Watch<F> extends Omit<Ordered<F>, 'items'> {
  readonly frames: readonly F[];
}

/** The run `watch(values)` of the experiment `slug`; a change of `settings` (a text that names them) starts over. */
export function useWatch<F>(
  slug: string,
  values: Readonly<Record<string, string | number>>,
  settings: string,
): Watch<F> {
  const { items, ...rest } = useOrder<F>({ task: 'watch', slug, values }, settings);
  return { frames: items, ...rest };
}
