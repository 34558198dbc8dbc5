/**
 * `npm run check:engines`: the same bits in every engine. Trains the networks of `networks.ts` in Node and in every
 * browser that the machine has, one after another, and compares what came out. An engine that the machine lacks is
 * named and counts neither way; one that is there and does not answer has failed. With `--renew` the committed
 * fingerprints are replaced by the present ones, provided that all engines agree on them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sum } from '../setup/reports.ts';
import { ROOT } from '../setup/site.ts';
import { table } from '../setup/table.ts';
import { browsers } from './browsers.ts';
import { commitFingerprints, committedFingerprints } from './committed.ts';
import { uncommitted } from './compare.ts';
import type { Engine } from './engine.ts';
import type { Outcome } from './outcome.ts';
import { compared, countsOf, rowOf, wordsOf } from './outcome.ts';
import { bundlePage } from './serve.ts';
import { fingerprints, STEPS } from './train.ts';
import { visit } from './visit.ts';

const RENEW = 'npm run check:engines -- --renew';

// The libraries end their browsers when this process exits; a signal alone would leave them running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const began = performance.now();
const own = fingerprints();
const seconds = (performance.now() - began) / 1000;
const script = await bundlePage();
const inBrowsers: Outcome[] = [];
for (const browser of browsers) inBrowsers.push(await outcomeOf(browser));

if (process.argv.includes('--renew')) renew();
const committed = committedFingerprints();
const node = nodeOutcome();
const outcomes = [node, ...inBrowsers];
report();

async function outcomeOf(browser: Engine): Promise<Outcome> {
  const engine = browser.name;
  const start = performance.now();
  const passed = (): number => (performance.now() - start) / 1000;
  try {
    const visited = await visit(browser, script);
    if (!visited) return { kind: 'missing', engine, install: browser.install };
    const { version } = visited;
    return {
      kind: 'compared',
      engine,
      version,
      seconds: passed(),
      ...compared('Node', own, visited.fingerprints),
    };
  } catch (error) {
    return { kind: 'failed', engine, words: String(error).trim(), seconds: passed() };
  }
}

function nodeOutcome(): Outcome {
  const version = process.version.slice(1);
  return { kind: 'compared', engine: 'Node', version, seconds, ...compared('committed', committed, own) };
}

function renew(): void {
  if (sum(inBrowsers.map(countsOf)).failed > 0) {
    console.log('Not renewed: the engines do not agree.');
    return;
  }
  const agreed = inBrowsers.flatMap((o) => (o.kind === 'compared' ? [`${o.engine} ${o.version}`] : []));
  commitFingerprints(own, [`Node ${process.version.slice(1)}`, ...agreed]);
}

function report(): void {
  console.log(`\n${STEPS} training steps a network, ${Object.keys(own).length} fingerprints\n`);
  console.log(table(['engine', 'version', 'equal', 'seconds'], outcomes.map(rowOf)));
  for (const words of outcomes.map(wordsOf)) if (words) console.log(`\n${words}`);
  const fresh = uncommitted(committed, own);
  if (fresh.length > 0) console.log(`\nNot committed yet: ${fresh.join('; ')}. To commit them: ${RENEW}`);
  if (countsOf(node).failed > 0) {
    console.log(
      `\nBits that readers see have changed. If that is meant (another formula, another order of summation), run\n` +
        `  ${RENEW}\non a machine with as many of the engines as you can have, and say in the commit what changed them.`,
    );
  }
  const counts = sum(outcomes.map(countsOf));
  mkdirSync(new URL('test-results/', ROOT), { recursive: true });
  writeFileSync(new URL('test-results/engines.json', ROOT), JSON.stringify(counts));
  // The last line, for machines.
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
