/**
 * The compiled kernel with its memory: one instance serves all networks of a page, each with a block of its own.
 *
 * WebAssembly is reached through `globalThis`, since the core knows no browser; where it or its SIMD is missing there
 * is no kernel, and callers take the plain path. Compiling 7 kB takes less than a millisecond, so it is not awaited.
 */
import { KERNEL } from './bytes.ts';

/** What the AssemblyScript exports; addresses and counts are integers. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  step(net: number, n: number): number;
  gradients(net: number, n: number): number;
  predict(net: number, n: number): void;
  heapBase(): number;
}

export interface Runtime {
  readonly exports: Exports;
  /** The memory as numbers; made anew when the memory grows, so to be taken from here at every use. */
  f32: Float32Array;
  i32: Int32Array;
  f64: Float64Array;
  /** Address of `size` bytes, all 0, at a multiple of 16. @throws RangeError where the memory cannot grow that far. */
  allocate(size: number): number;
  /** Gives a block back; the next one may take its place. @throws RangeError on an address that is no block's. */
  free(address: number): void;
  /** Bytes that blocks take at the moment. */
  used(): number;
}

interface Platform {
  readonly WebAssembly?: {
    validate(bytes: Uint8Array): boolean;
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object) => { readonly exports: object };
  };
  atob(text: string): string;
}

const PAGE = 65536;
const LARGEST = 0x7fffffff;
let shared: Runtime | null | undefined;

/** The kernel of this page, or null where the machine has no WebAssembly with SIMD. */
export function sharedRuntime(): Runtime | null {
  if (shared === undefined) shared = createRuntime(globalThis as unknown as Platform);
  return shared;
}

/**
 * A kernel with a memory of its own; null where the platform cannot run it: no WebAssembly, no SIMD, or a page whose
 * policy forbids to compile.
 */
export function createRuntime(platform: Platform): Runtime | null {
  const exports = instanceOn(platform)?.exports as Exports | undefined;
  if (!exports) return null;
  const blocks: Block[] = [];
  const runtime: Runtime = {
    exports,
    ...viewsOf(exports),
    allocate(size) {
      const { index, start } = firstGap(blocks, roundUp(exports.heapBase(), 16), size);
      const end = start + roundUp(size, 16);
      if (end > exports.memory.buffer.byteLength) grow(runtime, end);
      blocks.splice(index, 0, { start, end });
      runtime.i32.fill(0, start >> 2, end >> 2);
      return start;
    },
    free(address) {
      const index = blocks.findIndex(({ start }) => start === address);
      if (index < 0) throw new RangeError(`free: expected the address of a block, got ${address}`);
      blocks.splice(index, 1);
    },
    used: () => blocks.reduce((sum, { start, end }) => sum + end - start, 0),
  };
  return runtime;
}

function instanceOn({ WebAssembly, atob }: Platform): { readonly exports: object } | null {
  if (!WebAssembly) return null;
  const bytes = Uint8Array.from(atob(KERNEL), (c) => c.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return null;
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes));
  } catch {
    // The bytes are valid, so it is the page that does not allow it (no 'wasm-unsafe-eval' in its policy).
    return null;
  }
}

const viewsOf = ({ memory: { buffer } }: Exports): Pick<Runtime, 'f32' | 'i32' | 'f64'> => ({
  f32: new Float32Array(buffer),
  i32: new Int32Array(buffer),
  f64: new Float64Array(buffer),
});

/** Makes the memory reach up to `end`. */
function grow(runtime: Runtime, end: number): void {
  const { memory } = runtime.exports;
  // Addresses are shifted as 32 bits with a sign.
  if (end > LARGEST) throw new RangeError(`allocate: expected at most ${LARGEST} bytes in use, got ${end}`);
  memory.grow(Math.ceil((end - memory.buffer.byteLength) / PAGE));
  Object.assign(runtime, viewsOf(runtime.exports));
}

interface Block {
  readonly start: number;
  readonly end: number;
}

const roundUp = (n: number, unit: number): number => Math.ceil(n / unit) * unit;

/** The first place between the blocks, which are in the order of their addresses, that holds `size` bytes. */
function firstGap(blocks: readonly Block[], base: number, size: number): { index: number; start: number } {
  let start = base;
  for (let index = 0; index < blocks.length; index++) {
    if (blocks[index]!.start - start >= size) return { index, start };
    start = blocks[index]!.end;
  }
  return { index: blocks.length, start };
}
