/**
 * `node tests/bench/browser.ts [--quick] [--only …] [--peers …]`: the benchmark in Chromium, on a page of its own from
 * a local server. The tables go to the terminal, every number to results/chromium.json.
 *
 * The page is not isolated from other origins, as the site is not: so no library has threads.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { chromiumLaunch } from '../setup/chromium.ts';
import { optionsOf } from './options.ts';
import { textOf } from './report.ts';
import { writeResults } from './results.ts';

const require = createRequire(import.meta.url);
const options = optionsOf(process.argv.slice(2));
const files = { ...(await pageFiles()), ...assetFiles() };
const server = createServer((request, response) => {
  const file = files[new URL(request.url ?? '/', 'http://localhost').pathname];
  if (!file) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': file.type }).end(file.body);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch(await chromiumLaunch());
try {
  const page = await browser.newPage();
  page.on('console', (message) => console.log(message.text()));
  page.on('pageerror', (error) => console.error(error));
  await page.exposeFunction('threadTime', await threadClock(page));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => 'runBench' in window);
  const report = await page.evaluate((given) => window.runBench(given), options);
  console.log(`\n${textOf(report)}`);
  writeResults('chromium', { engine: `Chromium ${browser.version()}`, ...report });
} finally {
  await browser.close();
  server.close();
}

/** Processor time, as in `run.ts`; a page itself knows only the time of day. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'ThreadTime')!.value;
  };
}

interface ServedFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

async function pageFiles(): Promise<Record<string, ServedFile>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    ...{ bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' },
    external: ['node:*'],
    plugins: [withoutNode()],
  });
  const html =
    '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
  return {
    '/': { type: 'text/html', body: html },
    '/page.js': { type: 'text/javascript', body: outputFiles[0]!.contents },
  };
}

/** Neataptic asks for modules of Node, for workers that nobody starts here; in the page they are empty. */
function withoutNode(): Plugin {
  return {
    name: 'without-node',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(child_process|os|path)$/ }, ({ path }) => ({ path, namespace: 'empty' }));
      onLoad({ filter: /^/, namespace: 'empty' }, () => ({ contents: '' }));
    },
  };
}

/** The WebAssembly that libraries fetch by themselves, and the script that one of them imports. */
function assetFiles(): Record<string, ServedFile> {
  const paths = [
    ...['', '-simd', '-threaded-simd'].map(
      (kind) => `@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm${kind}.wasm`,
    ),
    ...['wasm', 'mjs'].map((ending) => `onnxruntime-web/ort-wasm-simd-threaded.${ending}`),
  ];
  const entries = paths.map((path): [string, ServedFile] => {
    const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    return [`/assets/${path.split('/').at(-1)}`, { type, body: readFileSync(require.resolve(path)) }];
  });
  return Object.fromEntries(entries);
}
