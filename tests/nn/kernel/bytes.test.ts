/** The committed bytes of the kernel are those of its source. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compileKernel, moduleOf } from '../../../src/bundle/kernel.ts';
import { KERNEL } from '../../../src/lib/nn/kernel/bytes.ts';

test('compiling the kernel gives the committed module, and the same bytes every time', async () => {
  const [bytes, again] = [await compileKernel(), await compileKernel()];
  expect(again).toEqual(bytes);
  const remedy =
    'src/lib/nn/kernel/assembly has changed: run `npm run build:kernel` and commit what it writes';
  expect(Buffer.from(bytes).toString('base64') === KERNEL, remedy).toBe(true);
  const committed = await readFile('src/lib/nn/kernel/bytes.ts', 'utf8');
  expect((await moduleOf(bytes)) === committed, remedy).toBe(true);
});

test('the kernel imports nothing, so no function of an engine takes part', async () => {
  const module = await WebAssembly.compile(Uint8Array.from(Buffer.from(KERNEL, 'base64')));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

test('the kernel is small enough to be compiled without waiting', () => {
  expect(Buffer.from(KERNEL, 'base64').length).toBeLessThan(16_384);
});
