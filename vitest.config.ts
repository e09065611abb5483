import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{api,ingest,scripts,viewer}/**/*.test.{ts,tsx}'],
    setupFiles: ['./scripts/testing/fail-on-console-error.ts'],
    // Two cores: more processes at once would only wait for each other.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
