import { defineConfig } from '@playwright/test';
import { shellLaunch } from './tests/setup/chromium.ts';
import { freePort } from './tests/setup/serve.ts';
import { BASE } from './tests/setup/site.ts';

// Playwright reads this file again in every worker; they inherit the port through the environment.
process.env.WHY_RELU_PORT ??= String(await freePort());
const port = process.env.WHY_RELU_PORT;
const baseURL = `http://127.0.0.1:${port}${BASE}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/e2e.json' }],
    ['html', { open: 'never', outputFolder: 'playwright-report' }],
  ],
  use: {
    baseURL,
    launchOptions: await shellLaunch(),
    // Smooth scrolling makes clicks miss; a test of motion itself asks for 'no-preference'.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording a trace of every test doubles the time they take: `npx playwright test --trace on` asks for one.
    trace: 'off',
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `"${process.execPath}" tests/setup/serve.ts ${port}`,
    port: Number(port),
    reuseExistingServer: false,
  },
});
