/** What the page and the worker say to each other. */
import type { Settled } from '../lib/claim.ts';

/**
 * `settle` measures the claim of an experiment; `trials` repeats it at `values` for the seeds 1 … `seeds`; `watch` tells
 * one long run at `values` frame by frame.
 */
export type Order =
  | { readonly task: 'settle'; readonly slug: string }
  | {
      readonly task: 'trials';
      readonly slug: string;
      readonly values: Readonly<Record<string, string | number>>;
      readonly seeds: number;
    }
  | {
      readonly task: 'watch';
      readonly slug: string;
      readonly values: Readonly<Record<string, string | number>>;
    };

export type Report =
  | { readonly type: 'seed'; readonly done: number; readonly total: number; readonly trial?: unknown }
  | { readonly type: 'frame'; readonly frame: unknown }
  | { readonly type: 'done'; readonly settled?: Settled }
  | { readonly type: 'failed'; readonly reason: string };
