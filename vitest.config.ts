import { defineConfig } from 'vitest/config';

// Plain Vitest, not Astro's wrapper: tests import plain TypeScript and read files, so they need no Astro pipeline.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', '**/node_modules/**'],
    // Claims are measured over many seeds, and CI machines are slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
