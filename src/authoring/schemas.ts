/**
 * The fields that an author may write at the top of an article or a claim, and in the bibliography. Astro checks
 * with these when it renders; `check-content.ts` checks with the same before that, to name file and line.
 */
import { z } from 'astro/zod';

export const verdicts = ['holds', 'conditions', 'corrected'] as const;
export type Verdict = (typeof verdicts)[number];

export const articleFrontmatter = z.strictObject({
  /** The question that the article answers; it is the page's heading. */
  title: z.string(),
  /** Place in the essay, 1 to 7. */
  chapter: z.int().min(1).max(7),
  /** One sentence for search engines and for the start page. */
  summary: z.string(),
  /** What the discussion holds on this question, in our own words. */
  discussion: z.string().optional(),
  /** `planned` announces the chapter on the start page without a page of its own. */
  status: z.enum(['written', 'planned']).default('written'),
});

export const claimFrontmatter = z.strictObject({
  /** The claim's number in the order of the discussion, C01 to C22. */
  id: z.string().regex(/^C\d\d$/, 'expected C and two digits, such as C06'),
  title: z.string(),
  /** The slug of the article that treats the claim. */
  article: z.string(),
  /** The claim as the discussion makes it, restated in our own words. */
  claim: z.string(),
  /** Left out until an experiment has measured the claim. */
  verdict: z.enum(verdicts).optional(),
  /** Keys of references.yaml. */
  references: z.array(z.string()).default([]),
});

export const referenceEntry = z.strictObject({
  authors: z.array(z.string()).min(1),
  year: z.int(),
  title: z.string(),
  venue: z.string(),
  url: z.url().optional(),
});
