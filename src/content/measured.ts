/** The measurements that the build prints: each claim is settled once a build, whichever pages ask for it. */
import { finish, outsideText, settle, type Claim, type Settled } from '../lib/claim.ts';
import type { Experiment } from '../lib/experiment.ts';

const modules = import.meta.glob<{ experiment: Experiment }>('../lib/experiments/*.ts', { eager: true });
const sources = import.meta.glob<string>('../lib/experiments/*.ts', { eager: true, query: '?raw', import: 'default' });

// Data that an experiment loads is there before any page asks for a number.
for (const { experiment } of Object.values(modules)) await experiment.prepare?.();

const settled = new Map<string, Settled>();

export const experimentSlugs = (): string[] => Object.values(modules).map((module) => module.experiment.slug);

export const claimMeasured = (slug: string): Claim => experimentOf(slug).claim;

/** @throws if a quantity lies outside its limits: the site does not print a claim that its own run refutes */
export function measured(slug: string): Settled {
  const known = settled.get(slug) ?? finish(settle(experimentOf(slug).claim));
  settled.set(slug, known);
  if (known.outside.length > 0)
    throw new Error(`src/lib/experiments/${slug}.ts: ${outsideText(experimentOf(slug).claim, known)}`);
  return known;
}

export function sourceOf(slug: string): string {
  const source = sources[`../lib/experiments/${slug}.ts`];
  if (source === undefined) throw new Error(`sourceOf: expected the slug of an experiment, got ${slug}`);
  return source;
}

function experimentOf(slug: string): Experiment {
  const module = modules[`../lib/experiments/${slug}.ts`];
  if (!module) throw new Error(`measured: expected the slug of an experiment, got ${slug}; there are ${experimentSlugs()}`);
  return module.experiment;
}
