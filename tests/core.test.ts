/** The core as a harness loads it: by Node as it is, and bundled for browsers. */
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { type CoreOptions, create } from './bench/core.ts';
import { createReference } from './bench/reference.ts';
import { WORKLOADS } from './bench/workloads.ts';

const { outputFiles, warnings, metafile } = await build({
  entryPoints: ['tests/bench/core.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  write: false,
  metafile: true,
  logLevel: 'silent',
});
const text = outputFiles[0]!.text;

const bundled = (await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)) as {
  create: typeof create;
};

/** Everything that a harness sees of ten steps. */
async function resultOf(make: typeof create, options: CoreOptions, batches: Batches) {
  const core = make(options);
  await core.ready;
  const { x, y, n } = batches[0]!;
  const gradients = structuredClone(core.gradients(x, y, n));
  const losses = Array.from({ length: 10 }, (_, step) => {
    const { x, y, n } = batches[step % batches.length]!;
    return core.trainBatch(x, y, n);
  });
  const result = { path: core.path, gradients, losses, weights: core.weights(), outputs: core.predict(x, n) };
  core.dispose();
  return result;
}

type Batches = readonly { readonly x: Float32Array; readonly y: Float32Array; readonly n: number }[];

const workloads = WORKLOADS.filter(({ kind }) => kind !== 'surface');

describe.each(workloads)('workload $id', ({ spec, batches }) => {
  test('the bundle gives the same bits as the files', async () => {
    const want = await resultOf(create, spec, batches);
    expect(await resultOf(bundled.create, spec, batches)).toEqual(want);
    expect(want.path).toBe('kernel');
    expect(want.losses.every(Number.isFinite)).toBe(true);
  });

  // Oracle: the plain loops of the benchmark's reference, which share no code with the core.
  test('the gradients are those of the reference', async () => {
    const { gradients } = await resultOf(bundled.create, spec, batches);
    const { x, y, n } = batches[0]!;
    const want = createReference(spec, {}).gradients(x, y, n);
    const largest = (all: Float32Array): number => all.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    const scale = Math.max(...want.map(({ W }) => largest(W)));
    want.forEach(({ W }, l) => {
      expect(largest(W.map((w, i) => gradients[l]!.W[i]! - w))).toBeLessThanOrEqual(1e-5 * scale);
    });
  });
});

test('the bundle is made without a warning, of nothing but the project’s files', () => {
  expect(warnings).toEqual([]);
  const files = Object.keys(metafile.inputs);
  expect(files.filter((file) => !file.startsWith('src/lib/nn/') && file !== 'tests/bench/core.ts')).toEqual(
    [],
  );
  expect(text).not.toMatch(/\bprocess\b|\brequire\b|node:/);
});
