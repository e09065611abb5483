import { hashFile, sniffFile } from '#ingest';
import type { OriginalStore } from '../../originals/original-store.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import { receiveSourceFile, type SourceFileRow } from '../../repositories/intake/source-files.ts';
import type { FoundFile } from './walk-files.ts';

interface ReceiveDeps {
  database: Database;
  originals: OriginalStore;
  newId: () => string;
  act: () => Act;
}

interface ReceivePlace {
  matterId: string;
  productionId: string;
  signal?: AbortSignal | undefined;
  /** Called when a file's original is stored and the file is committed to the ledger. */
  onReceived?: (file: FoundFile) => Promise<void>;
}

/** Records every file in the ledger and stores its original, before the first page is read. */
export async function receiveFiles(
  { database, originals, newId, act }: ReceiveDeps,
  files: readonly FoundFile[],
  { matterId, productionId, signal, onReceived }: ReceivePlace,
): Promise<SourceFileRow[]> {
  const received: SourceFileRow[] = [];
  for (const found of files) {
    const { absolute, path } = found;
    const sha256 = await hashFile(absolute);
    signal?.throwIfAborted();
    await originals.keep(absolute, sha256);
    const { kind, bytes } = await sniffFile(absolute);
    const place = { newId: newId(), matterId, productionId };
    const file = { ...place, path, sha256, bytes, kind, parentId: null };
    received.push(await receiveSourceFile(database, act(), file));
    await onReceived?.(found);
  }
  return received;
}
