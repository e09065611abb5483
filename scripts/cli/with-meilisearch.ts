import type { Config } from '#api/config.ts';
import { runMeilisearch } from '#api/search/engines/meilisearch/run-meilisearch.ts';
import { UsageError, type Words } from './command.ts';
import { printNote } from './print.ts';

export const meilisearchOption = { 'with-meilisearch': { type: 'boolean' } } as const;

export const MEILISEARCH_HELP = `  --with-meilisearch   start the meilisearch program of this machine and use it for Explore; its data is kept
                       in the data folder. To use a running server instead, set MEILI_URL and, if it needs
                       a key, MEILI_KEY`;

/**
 * Starts the search server if it is configured. Explore works without it, so a failure does not block the
 * program: it is printed here and shown on the search screen. The result must be closed.
 */
export async function openSearchServer(
  { values }: Words,
  config: Config,
): Promise<{ config: Config; close: () => Promise<void> }> {
  if (values['with-meilisearch'] !== true) return { config, close: async () => undefined };
  if (config.meilisearch) {
    throw new UsageError(
      '--with-meilisearch starts a search server, but MEILI_URL already names one. Use only one of them.',
    );
  }
  try {
    const { address, close } = await runMeilisearch(config.dataDir, note);
    return { config: { ...config, meilisearch: address }, close };
  } catch (error) {
    note(error);
    printNote('uncover: Explore runs on the embedded index until the next start.');
    const meilisearchProblem = { message: describe(error), at: new Date().toISOString() };
    return { config: { ...config, meilisearchProblem }, close: async () => undefined };
  }
}

function note(error: unknown): void {
  printNote(`uncover: ${describe(error)}`);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
