/**
 * What networks leave behind: the memory of the process before and after making and disposing of many. Only in Node,
 * since a page cannot see its own memory. What is used for the first time (code, buffers of the engine) is used
 * before the count begins.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Create } from './contract.ts';
import { WORKLOADS } from './workloads.ts';

export interface MemoryReport {
  readonly networks: number;
  /** Growth in bytes: all of the process, the heap of JavaScript, and buffers outside of it (WebAssembly's among them). */
  readonly resident: number;
  readonly heap: number;
  readonly external: number;
  /** What a 2-8-8-1 network with its workspace takes, where the core knows. */
  readonly bytes: number | undefined;
}

export async function measureMemory(create: Create, networks = 1000): Promise<MemoryReport> {
  const { spec, batches } = WORKLOADS.find(({ id }) => id === 'W5a')!;
  const { x } = batches[0]!;
  let bytes: number | undefined;
  const live = async (count: number): Promise<void> => {
    for (let k = 0; k < count; k++) {
      const network = create(spec);
      await network.ready;
      network.trainBatch(x.subarray(0, 2 * spec.batch), new Float32Array(spec.batch), spec.batch);
      bytes = network.bytes;
      network.dispose();
    }
  };
  await live(networks);
  const before = usage();
  await live(networks);
  const after = usage();
  return {
    networks,
    resident: after.rss - before.rss,
    heap: after.heapUsed - before.heapUsed,
    external: after.external - before.external,
    bytes,
  };
}

function usage(): NodeJS.MemoryUsage {
  collectGarbage();
  return process.memoryUsage();
}

/** What `node --expose-gc` would give, without asking the user for it. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
}
