/**
 * Serves dist/ under the base path the way GitHub Pages does: gzip, directory indexes, a slash added to folders,
 * 404.html with status 404, ten minutes of caching. Bytes measured against it are bytes a reader would wait for.
 * `node tests/setup/serve.ts [port]` serves until stopped.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { BASE, DIST, isCommand } from './site.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.mjs': 'application/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/vnd.microsoft.icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};
const COMPRESSED = /^text\/|javascript|json|xml/;

export interface Site {
  /** Address of the site's root, ending in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

export async function serveDist(port = 0): Promise<Site> {
  const server = createServer(answer(fileURLToPath(DIST)));
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  const { port: chosen } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${chosen}${BASE}/`, close: () => close(server) };
}

/** A port nobody listens on now, for a server that another process will start. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await close(server);
  return port;
}

function answer(root: string) {
  const zipped = new Map<string, Buffer>();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const found = locate(root, pathname);
    if (found === 'folder') {
      response.writeHead(301, { Location: `${pathname}/${search}` }).end();
      return;
    }
    const file = found ?? join(root, '404.html');
    if (!existsSync(file)) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const compress = COMPRESSED.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    const body = compress ? gzipOnce(zipped, file) : readFileSync(file);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': type,
      'Content-Length': body.length,
      'Cache-Control': 'max-age=600',
      Vary: 'Accept-Encoding',
      ...(compress && { 'Content-Encoding': 'gzip' }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** The file that answers a path, 'folder' when a slash is missing, null when there is nothing. */
function locate(root: string, pathname: string): string | null {
  if (pathname === BASE) return 'folder';
  if (!pathname.startsWith(`${BASE}/`)) return null;
  const path = join(root, decode(pathname.slice(BASE.length)));
  if (!`${path}${sep}`.startsWith(root)) return null;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return path;
  if (stat?.isDirectory() && !pathname.endsWith('/')) return 'folder';
  return [join(path, 'index.html'), `${path}.html`].find((file) => existsSync(file)) ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A malformed escape names no file; the undecoded text does not either, so the answer is 404.
    return text;
  }
}

/** Compresses a file once a version: the same address is asked for by every test. */
function gzipOnce(zipped: Map<string, Buffer>, file: string): Buffer {
  const key = `${file}@${statSync(file).mtimeMs}`;
  const known = zipped.get(key);
  if (known) return known;
  const body = gzipSync(readFileSync(file));
  zipped.set(key, body);
  return body;
}

const close = (server: Server): Promise<void> =>
  new Promise((done, fail) => {
    server.closeAllConnections();
    server.close((error) => (error ? fail(error) : done()));
  });

if (isCommand(import.meta.url)) {
  const { url } = await serveDist(Number(process.argv[2] ?? 4173));
  console.log(`Serving dist/ at ${url}`);
}
