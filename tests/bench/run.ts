/**
 * `node tests/bench/run.ts [--quick] [--only W1,W3s,depth] [--peers core,tfjs-wasm]`: the benchmark in Node.
 * The tables go to the terminal, every number to results/node.json.
 */
import { create } from './core.ts';
import { measureMemory } from './memory.ts';
import { optionsOf } from './options.ts';
import { textOf } from './report.ts';
import { writeResults } from './results.ts';
import { runSuite } from './suite.ts';

/**
 * Processor time of this thread, not the time of day: other programs on the machine then do not count. The engine's
 * own helpers do not either (they collect garbage and compile in threads beside this one); that is to the advantage
 * of those who allocate most.
 */
const clock = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const options = optionsOf(process.argv.slice(2));
const memory = await measureMemory(create);
const report = await runSuite({ ...options, clock, log: (line) => console.log(line) });

console.log(`\n${textOf(report)}\n`);
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} kB`;
console.log(
  `${memory.networks} networks made and disposed of: ${kilobytes(memory.resident)} more resident, ` +
    `${kilobytes(memory.heap)} heap, ${kilobytes(memory.external)} buffers` +
    (memory.bytes === undefined ? '' : `; a 2-8-8-1 network takes ${kilobytes(memory.bytes)}`),
);
writeResults('node', { engine: `Node ${process.version}`, ...report, memory });
