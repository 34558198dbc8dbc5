/**
 * A page for one engine: a server on the loopback address that holds an empty document with one script, and waits for
 * what the script sends back. Browsers are therefore asked for nothing but to open an address, and no driver has to
 * evaluate anything in a page whose policy forbids it.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Answer } from './page.ts';
import { withinSeconds } from './waiting.ts';

/** As strict as the site's own policy: no eval, but WebAssembly. A browser may look for an icon unasked. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'";
const DOCUMENT =
  '<!doctype html><meta charset="utf-8"><title>Same bits</title><script type="module" src="page.js"></script>';

/** `page.ts` and what it imports as one module, of the language that the site's own scripts have. */
export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

export interface Page {
  readonly url: string;
  /** What the page sent. @throws after `seconds` without a word from it. */
  answer(seconds: number): Promise<Answer>;
  close(): void;
}

export async function servePage(script: string): Promise<Page> {
  const { promise: sent, resolve: receive } = Promise.withResolvers<Answer>();
  const server = createServer((request, response) => void respond(request, response, script, receive));
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    answer: (seconds) => withinSeconds(seconds, sent, 'The page was opened, but sent nothing'),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  script: string,
  receive: (answer: Answer) => void,
): Promise<void> {
  switch (request.url ?? '/') {
    case '/':
      response
        .setHeader('Content-Security-Policy', POLICY)
        .setHeader('Content-Type', 'text/html')
        .end(DOCUMENT);
      return;
    case '/page.js':
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(script);
      return;
    case '/answer':
      receive(JSON.parse(await textOf(request)) as Answer);
      response.end();
      return;
    default:
      response.writeHead(404).end();
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
