import type { StagedUploads } from '../originals/staged-uploads.ts';
import type { Database } from '../repositories/database/database.ts';
import { beginUploads, finishUpload, noteBytesHere } from '../repositories/intake/uploads.ts';
import { act } from './test-app.ts';

/** Puts a file where the last piece of an upload leaves it, ready to be read. */
export async function stageFile(
  {
    database,
    staged,
    matterId,
    production = 'Release',
  }: { database: Database; staged: StagedUploads; matterId: string; production?: string },
  { newId, path, bytes }: { newId: string; path: string; bytes: Uint8Array },
): Promise<void> {
  const drop = { matterId, production, startedBy: 'reviewer' };
  await beginUploads(database, act, drop, [{ newId, path, bytes: bytes.length, lastModified: 0 }]);
  await staged.write(newId, 0, pieces(bytes), bytes.length);
  await noteBytesHere(database, newId, bytes.length);
  await finishUpload(database, drop, newId, false);
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
