import { defineConfig } from 'vitest/config';
import { keepCompiled } from './scripts/cli/keep-compiled.ts';

// Tests start many processes and threads.
keepCompiled();

export default defineConfig({
  test: {
    include: ['{api,ingest,scripts,viewer}/**/*.test.{ts,tsx}'],
    setupFiles: [
      './scripts/testing/fail-on-console-error.ts',
      './scripts/testing/remove-saved-files.ts',
      './scripts/testing/private-umask.ts',
    ],
    // On two cores: a quarter of the time of tests is waiting, for processes, timers and the browser.
    maxWorkers: 3,
    // Loading our modules anew for each file took a fifth of the whole: files of one process share them.
    // A test leaves nothing behind in a module, as it leaves nothing in the environment.
    isolate: false,
    // A reader process takes longer to start than to read the few pages of a test.
    env: { UNCOVER_WORKERS: '1' },
    // A test that hangs is no common fault; a machine that does much else meanwhile is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
