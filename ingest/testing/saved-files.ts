import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Belongs to the running test file. */
let folder: Promise<string> | undefined;

/** The folder of the files that a test file saves. */
export function openSavedFolder(): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), 'uncover-ingest-'));
  return folder;
}

export async function removeSavedFiles(): Promise<void> {
  const made = folder;
  folder = undefined;
  if (made) await rm(await made, { recursive: true });
}
