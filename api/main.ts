import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { compose, openRecords, type Records } from './compose.ts';
import type { Config } from './config.ts';
import { explainFault } from './faults/describe-fault.ts';
import { claimFolder, type FolderClaim } from './folder/claim-folder.ts';
import { describeTightened, makePrivate } from './folder/private-folder.ts';
import { logUnhandledRejections } from './log-unhandled-rejections.ts';
import type { OpenDatabaseOptions } from './repositories/database/open-database.ts';
import type { PasswordCost } from './review/passwords.ts';

export interface RunningServer {
  /** Such as `http://127.0.0.1:7321`. */
  address: string;
  close: () => Promise<void>;
}

export interface ServerOptions {
  /** The folder and the address, if they were claimed before. Released when the server closes. */
  claim?: FolderClaim;
  /**
   * Runs before the first request is answered and before any work continues. If it throws, the start fails.
   */
  prepare?: (records: Records) => Promise<void>;
  onIndexing?: OpenDatabaseOptions['onIndexing'];
  /** The cost of hashing passwords; tests use a lower one. */
  passwordCost?: PasswordCost;
}

const builtViewer = fileURLToPath(new URL('../viewer/dist', import.meta.url));
/** Milliseconds that work in progress gets to end by itself before it is ended. */
const TIME_TO_END = 3500;

/** Opens a data folder and serves it. Throws if the port is in use or the folder cannot be used. */
export async function startServer(
  config: Config,
  { claim: claimed, onIndexing, ...options }: ServerOptions = {},
): Promise<RunningServer> {
  const claim = claimed ?? (await claimFolder(config));
  try {
    const records = await openRecords(config.dataDir, { hasFolderLock: true, onIndexing });
    try {
      return await serveRecords(config, claim, records, options);
    } catch (error) {
      await records.close();
      throw error;
    }
  } catch (error) {
    await claim.release();
    throw explainFault(error, config.dataDir);
  }
}

async function serveRecords(
  config: Config,
  claim: FolderClaim,
  records: Records,
  { prepare, ...options }: Pick<ServerOptions, 'prepare' | 'passwordCost'>,
): Promise<RunningServer> {
  const services = compose(records, config, { viewerDir: builtViewer, ...options });
  const { log } = services;
  const tightened = describeTightened(config.dataDir, makePrivate(config.dataDir));
  if (tightened !== undefined) log.warn(tightened);
  await prepare?.(records);
  await services.startJobs();
  services.startWatches();
  // For example, too many open files while a connection is accepted: without a listener this would end the
  // server.
  claim.server.on('error', (error) => log.error({ err: error }, 'listening'));
  const unhandled = logUnhandledRejections((error) => log.error({ err: error }, 'unhandled rejection'));
  claim.answerWith(createApp(services));
  return {
    address: claim.address,
    close: async () => {
      claim.stopAnswering();
      await services.close(TIME_TO_END);
      await records.close();
      await claim.release();
      unhandled.stop();
    },
  };
}
