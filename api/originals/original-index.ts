import { stat } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import type { Database } from '../repositories/database/database.ts';
import type { SourceFileRow } from '../repositories/intake/source-files.ts';
import { listPdfObjects } from '../repositories/pages/pages.ts';
import { makePageIndex } from './append-page-index.ts';
import type { OriginalStore } from './original-store.ts';

const NOTHING = Buffer.alloc(0);
/** An index has about 100 bytes a page; a reviewer reads one file or two at a time. */
const MOST_KEPT = 20;

/** The page indexes that are appended to originals when they are shown, built on first use. */
export class OriginalIndex {
  readonly #database: Database;
  readonly #originals: OriginalStore;
  readonly #kept = new LRUCache<string, Buffer>({ max: MOST_KEPT });

  constructor(database: Database, originals: OriginalStore) {
    this.#database = database;
    this.#originals = originals;
  }

  /** Empty until every page of the file has been read, and for a file that must be shown as it is. */
  async of(file: SourceFileRow): Promise<Buffer> {
    if (file.status !== 'read') return NOTHING;
    // A rendition may be made again, and its index then starts elsewhere.
    const { size } = await stat(this.#originals.pagesPathOf(file));
    const key = `${file.id} ${size}`;
    const kept = this.#kept.get(key) ?? (await this.#make(file));
    this.#kept.set(key, kept);
    return kept;
  }

  async #make(file: SourceFileRow): Promise<Buffer> {
    const pages = await listPdfObjects(this.#database, file.id);
    if (pages.length !== file.page_count) return NOTHING;
    return (await makePageIndex(this.#originals.pagesPathOf(file), pages)) ?? NOTHING;
  }
}
