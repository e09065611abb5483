import { LRUCache } from 'lru-cache';
import type { Database } from '../repositories/database/database.ts';
import { type BatesPage, listBatesPages } from '../repositories/numbers/bates-pages.ts';
import { getCorpusVersion, listPageChanges } from '../repositories/search/page-changes.ts';
import { reportBates } from './report-bates.ts';

/** Matters whose count is kept. */
const MOST_MATTERS = 8;
/** Changed pages that are looked at one by one; after more, everything is counted again. */
const MOST_CHANGES = 500;

interface Counted {
  unaccounted: number;
  /** The last change of a page that it takes into account. */
  version: number;
  /** What the count depends on, of each page by its id. */
  pages: ReadonlyMap<string, string>;
}

/**
 * Counts the Bates numbers of matters that are missing and on no placeholder sheet. Everything is counted once; a
 * tag or a correction of a text costs a look at its pages, since it changes no number.
 */
export class UnaccountedNumbers {
  readonly #database: Database;
  readonly #counted = new LRUCache<string, Counted>({ max: MOST_MATTERS });

  constructor(database: Database) {
    this.#database = database;
  }

  async count(matterId: string): Promise<number> {
    const version = await getCorpusVersion(this.#database, matterId);
    const known = this.#counted.get(matterId);
    const isCurrent = known && (known.version === version || (await this.#isUnchanged(matterId, known)));
    const counted = isCurrent ? { ...known, version } : await this.#countAll(matterId, version);
    this.#counted.set(matterId, counted);
    return counted.unaccounted;
  }

  /** Whether the pages that changed since have the numbers and sheets that they had. */
  async #isUnchanged(matterId: string, { version, pages }: Counted): Promise<boolean> {
    const changes = await listPageChanges(this.#database, version, MOST_CHANGES);
    if (changes.length === MOST_CHANGES) return false;
    const keys = changes.filter((change) => change.matterId === matterId).map(({ pageKey }) => pageKey);
    const changed = await listBatesPages(this.#database, matterId, undefined, keys);
    return changed.every((page) => pages.get(page.pageId) === describe(page));
  }

  async #countAll(matterId: string, version: number): Promise<Counted> {
    const pages = await listBatesPages(this.#database, matterId);
    const sections = await reportBates(this.#database, matterId, undefined, pages);
    const ofProductions = sections.filter(({ productionId }) => productionId !== null);
    return {
      unaccounted: ofProductions.reduce((sum, section) => sum + section.unaccounted, 0),
      version,
      pages: new Map(pages.map((page) => [page.pageId, describe(page)])),
    };
  }
}

function describe({ bates, source, sheet }: BatesPage): string {
  return JSON.stringify([bates, source, sheet]);
}
