/**
 * Before anything is timed, a contender shows that it does the workload's arithmetic: from the same weights and data
 * it must arrive where the plain reference arrives. What differs by more than float32 rounding explains is a failure.
 *
 * Every layer is compared by itself, and training by how far it moved: a library that skipped the deep layers, or
 * forgot to divide by the batch, would hardly change the outputs.
 */
import type { LayerArrays, Network, Variant } from './contract.ts';
import { createReference } from './reference.ts';
import type { Reference } from './reference.ts';
import type { Batch, Workload } from './workloads.ts';

/** Largest relative error, in the Euclidean norm, that passes. Float32 stays below 10⁻⁴ here; a wrong formula does not. */
export const TOLERANCE = 1e-3;

/** Half the distance of two float32 numbers around 1. */
const ROUNDING = 2 ** -24;

/** Steps that a trainer takes before it is compared. */
const STEPS = 20;

export interface Proof {
  readonly passed: boolean;
  /** What was compared, and the worst relative error of each: "weights 3e-6". */
  readonly findings: string;
}

interface Finding {
  readonly what: string;
  readonly error: number;
  readonly allowed: number;
}

export async function prove(network: Network, workload: Workload, variant: Variant = {}): Promise<Proof> {
  const reference = createReference(workload.spec, variant);
  const findings = await compare(network, reference, workload);
  return {
    // NaN compares false: a network that diverged has not passed.
    passed: findings.length > 0 && findings.every(({ error, allowed }) => error <= allowed),
    findings: [...new Set(findings.map(({ what }) => what))]
      .map((what) => summary(what, findings))
      .join(', '),
  };
}

/** The finding of that kind that came nearest to its limit, or went furthest beyond. */
function summary(what: string, findings: readonly Finding[]): string {
  const alike = findings.filter((finding) => finding.what === what);
  const [worst] = alike.sort((a, b) => b.error / b.allowed - a.error / a.allowed);
  return `${what} ${worst!.error.toExponential(0)}`;
}

async function compare(network: Network, reference: Reference, workload: Workload): Promise<Finding[]> {
  const first = workload.batches[0]!;
  if (workload.kind === 'surface') return [await predictions(network, reference, first)];
  // Gradients change nothing, so the training below starts from the same weights still.
  const before = gradients(network, reference, first);
  if (workload.kind === 'gradients' && before.length > 0) return before;
  await trainBoth(network, reference, workload);
  return [
    await predictions(network, reference, first),
    ...weights(network, reference, workload),
    ...gradients(network, reference, first),
  ];
}

async function trainBoth(network: Network, reference: Reference, { kind, batches }: Workload): Promise<void> {
  for (let k = 0; k < (kind === 'gradients' ? 2 : STEPS); k++) {
    const { x, y, n } = batches[k % batches.length]!;
    await network.trainBatch(x, y, n);
    reference.trainBatch(x, y, n);
  }
}

async function predictions(network: Network, reference: Reference, { x, n }: Batch): Promise<Finding> {
  const [got, want] = [await network.predict(x, n), reference.predict(x, n)];
  return { what: 'predictions', error: relative(got, want), allowed: TOLERANCE };
}

function gradients(network: Network, reference: Reference, { x, y, n }: Batch): Finding[] {
  const got = network.gradients?.(x, y, n);
  if (!got) return [];
  const want = reference.gradients(x, y, n);
  return [
    {
      what: 'gradients',
      error: worst(want, (l) => relative(flat(got[l]), flat(want[l]))),
      allowed: TOLERANCE,
    },
  ];
}

/** How far the weights of each layer went; what float32 had to round off on the way is allowed besides. */
function weights(network: Network, reference: Reference, { spec }: Workload): Finding[] {
  const got = network.weights?.();
  if (!got) return [];
  const want = reference.weights();
  return spec.weights.map((first, l) => {
    const start = flat(first);
    const moved = difference(flat(want[l]), start);
    const rounding = (STEPS * ROUNDING * norm(start)) / norm(moved);
    const error = relative(difference(flat(got[l]), start), moved);
    return { what: 'weights', error, allowed: TOLERANCE + rounding };
  });
}

const worst = (layers: readonly unknown[], errorOf: (layer: number) => number): number =>
  Math.max(...layers.map((_, l) => errorOf(l)));

const flat = (layer: LayerArrays | undefined): number[] => (layer ? [...layer.W, ...layer.b] : []);

const difference = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, i) => value - b[i]!);

/** ‖got − want‖ / ‖want‖; NaN when lengths differ or a number is missing. */
export function relative(got: ArrayLike<number>, want: ArrayLike<number>): number {
  if (got.length !== want.length) return NaN;
  return norm(difference(Array.from(got), Array.from(want))) / norm(Array.from(want));
}

/** Not Math.hypot(...values): a surface has more points than a call may have arguments. */
const norm = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
