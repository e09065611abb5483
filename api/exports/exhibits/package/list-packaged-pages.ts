import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_PATH, parseManifest } from './manifest.ts';

/** The ids of the pages in a finished package, by its manifest. */
export async function listPackagedPages(folder: string): Promise<string[]> {
  const { exhibits } = parseManifest(await readFile(join(folder, MANIFEST_PATH), 'utf8'));
  return exhibits.flatMap(({ pages }) => pages.map(({ pageId }) => pageId));
}
