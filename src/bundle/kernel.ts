/**
 * Compiles the kernel of the neural core from AssemblyScript to WebAssembly, and writes its bytes as a module of text,
 * so that Node, bundlers and browsers load it without a request and without waiting. The same source gives the same
 * bytes on every machine: they are committed, and a test compiles them again and compares.
 *
 * Run as a program (`npm run build:kernel`, a part of `npm run build`) it writes the module where it has changed.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { format, resolveConfig } from 'prettier';

const ROOT = join(import.meta.dirname, '../..');
const MODULE = join(ROOT, 'src/lib/nn/kernel/bytes.ts');

const OPTIONS = [
  ...['--baseDir', ROOT, '--outFile', 'kernel.wasm', '-O3', '--runtime', 'stub', '--enable', 'simd'],
  // No checks at run time: shapes are checked once, where a network is made. One page of memory, which grows.
  ...['--noAssert', '--use', 'abort=', '--initialMemory', '1'],
  // Vectors are exchanged between the kernel's own files alone.
  ...['--disableWarning', '112'],
];

/** The kernel's bytes. @throws with the compiler's words if the source does not compile. */
export async function compileKernel(): Promise<Uint8Array> {
  let bytes: Uint8Array | null = null;
  let complaints = '';
  const { error } = await asc.main(['src/lib/nn/kernel/assembly/index.ts', ...OPTIONS], {
    writeFile: (_name, contents) => void (bytes = contents as Uint8Array),
    stderr: { write: (words: string | Uint8Array) => void (complaints += String(words)) },
  });
  if (error || !bytes) throw new Error(`The kernel does not compile.\n${complaints}`);
  return bytes;
}

/** The module that holds them, as it is committed. */
export async function moduleOf(bytes: Uint8Array): Promise<string> {
  const text = `/** The kernel, compiled from \`assembly/\` by \`npm run build:kernel\`; not to be edited by hand. */
export const KERNEL =
  '${Buffer.from(bytes).toString('base64')}';`;
  return format(text, { ...(await resolveConfig(MODULE)), parser: 'typescript' });
}

if (import.meta.main) {
  const text = await moduleOf(await compileKernel());
  const isNew = text !== (await readFile(MODULE, 'utf8').catch(() => ''));
  if (isNew) await writeFile(MODULE, text);
  console.log(isNew ? `wrote ${MODULE}` : 'the kernel is up to date');
}
