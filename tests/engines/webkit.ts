/**
 * Opens an address in WebKitGTK: its MiniBrowser on a screen in memory, driven by W3C WebDriver. Three of the
 * protocol's requests are all that is needed, so no library stands between.
 */
import { freePort } from '../setup/serve.ts';
import type { Opened } from './engine.ts';
import { startGuarded } from './guarded.ts';
import type { Program } from './guarded.ts';
import { withinSeconds } from './waiting.ts';

const SECONDS_TO_START = 30;

/** `driver` and `screen` are the paths of WebKitWebDriver and Xvfb. @throws with their words if one ends early. */
export async function openWebKit(driver: string, screen: string, url: string): Promise<Opened> {
  const programs: Program[] = [];
  const closing = new AbortController();
  const close = async (): Promise<void> => {
    closing.abort();
    // The browser first: without its screen it would complain.
    for (const program of programs.reverse()) await program.end();
  };
  try {
    const display = startGuarded([
      screen,
      '-displayfd',
      '1',
      '-screen',
      '0',
      '800x600x24',
      '-nolisten',
      'tcp',
    ]);
    programs.push(display);
    // Xvfb takes a free display and prints its number.
    const number = await withinSeconds(SECONDS_TO_START, display.firstLine(), 'Xvfb named no display');
    const port = await freePort();
    const service = startGuarded([driver, '--host=127.0.0.1', `--port=${port}`], { DISPLAY: `:${number}` });
    programs.push(service);
    const opened = Promise.race([openPage(`http://127.0.0.1:${port}`, url, closing.signal), service.ended]);
    const version = await withinSeconds(SECONDS_TO_START, opened, 'WebKitWebDriver opened no page');
    return { version, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts a browser, opens the address in it, and returns the browser's version. */
async function openPage(service: string, url: string, signal: AbortSignal): Promise<string> {
  await untilReady(service, signal);
  const { sessionId, capabilities } = await post<NewSession>(`${service}/session`, signal, {
    capabilities: { alwaysMatch: {} },
  });
  await post(`${service}/session/${sessionId}/url`, signal, { url });
  return capabilities.browserVersion;
}

interface NewSession {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** The driver needs a moment until it listens; until then the system refuses. */
async function untilReady(service: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const response = await fetch(`${service}/status`, { signal }).catch(() => null);
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** One request of the protocol. @throws with the driver's words. */
async function post<T>(url: string, signal: AbortSignal, body: object): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), signal });
  const { value } = (await response.json()) as { value: T };
  if (!response.ok) throw new Error(`WebKitWebDriver: ${JSON.stringify(value)}`);
  return value;
}
