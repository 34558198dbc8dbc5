/** The `test` of every file that opens a page: it fails when any page of its context complains or leaves the site. */
import { expect, test as base, type BrowserContext } from '@playwright/test';
import { installHelpers } from './in-page.ts';

interface Quiet {
  /** What the pages of this test have complained about so far; must be empty at its end. */
  readonly complaints: string[];
}

export const test = base.extend<Quiet>({
  complaints: [
    async ({ context, baseURL }, use) => {
      await context.addInitScript(installHelpers);
      const complaints = listen(context, new URL(baseURL ?? '').origin);
      await use(complaints);
      expect(complaints, 'complaints of the pages').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function listen(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    // Leaving a page cancels what it was still loading.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`elsewhere: ${url.href}`);
  });
  return complaints;
}
