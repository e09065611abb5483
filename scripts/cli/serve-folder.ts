import { setTimeout as sleep } from 'node:timers/promises';
import { claimFolder } from '#api/folder/claim-folder.ts';
import { type RunningServer, startServer } from '#api/main.ts';
import { configOf, type Installation, numberOption, type Words } from './command.ts';
import { ensureViewer } from './ensure-viewer.ts';
import { parseIngestOptions } from './ingest-options.ts';
import { printIndexing } from './print-progress.ts';
import { readAllowedHosts } from './serving-options.ts';
import { openSearchServer } from './with-meilisearch.ts';

/**
 * Serves the given data folder. The folder and the port are claimed first: if that fails, neither the records
 * nor another server's search server is touched. Must be closed.
 */
export async function serveFolder(
  words: Words,
  prepare: (installation: Installation) => Promise<void>,
): Promise<RunningServer> {
  const given = configOf(words);
  const config = {
    ...given,
    readers: parseIngestOptions(words),
    allowedHosts: readAllowedHosts(words, given),
    port: numberOption(words, 'port', 0) ?? given.port,
  };
  if (words.values['without-viewer'] !== true) await ensureViewer();
  const claim = await claimFolder(config);
  const searching = await openSearchServer(words, config).catch(async (error: unknown) => {
    await claim.release();
    throw error;
  });
  const server = await startServer(searching.config, {
    claim,
    prepare,
    onIndexing: printIndexing,
  }).catch(async (error: unknown) => {
    await searching.close();
    throw error;
  });
  return {
    address: server.address,
    close: async () => {
      await server.close();
      await searching.close();
    },
  };
}

/** Milliseconds after which a program that was asked to end exits, even if something hangs. */
const LAST_MOMENT = 5000;
/** Milliseconds within which a second signal counts as the same Ctrl-C, because npm passes it on. */
const SAME_SIGNAL = 500;

/** Waits for Ctrl-C or for the system to end the program; a second request ends it at once. */
export async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    let first: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (first !== undefined && performance.now() - first > SAME_SIGNAL) process.exit(1);
        first ??= performance.now();
        resolve();
      });
    }
  });
  // Acknowledged data is on the disk, and unfinished work continues at the next start.
  void sleep(LAST_MOMENT, undefined, { ref: false }).then(() => process.exit());
}
