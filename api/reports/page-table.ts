import { setImmediate } from 'node:timers/promises';
import type { PageCounts } from '#contract/term-report.ts';
import type { Queryable } from '../repositories/database.ts';
import {
  type CountedPage,
  listCountedPages,
  listDocumentsForFamilies,
  listFilesForFamilies,
} from '../repositories/report-pages.ts';
import { FamilyTable } from './family-table.ts';

/** Pages taken from the database between two pauses. */
const AT_A_STRETCH = 10_000;

type Facts = Omit<CountedPage, 'key' | 'fileId'>;

/**
 * The pages of a matter with what a report counts by, in memory: five hundred terms that each hit a
 * hundred thousand pages are counted without asking the database for each page again.
 */
export class PageTable {
  readonly #pages: Map<number, Facts>;
  readonly #families: FamilyTable;
  readonly #productionIds: readonly string[];

  private constructor(pages: Map<number, Facts>, families: FamilyTable, productionIds: readonly string[]) {
    this.#pages = pages;
    this.#families = families;
    this.#productionIds = productionIds;
  }

  static async read(
    database: Queryable,
    matterId: string,
    productionIds: readonly string[],
  ): Promise<PageTable> {
    const pages = new Map<number, Facts>();
    const documentsOf = new Map<string, Set<string>>();
    for (let last = 0; ; ) {
      const stretch = await listCountedPages(database, matterId, last, AT_A_STRETCH);
      for (const { key, fileId, ...facts } of stretch) {
        pages.set(key, facts);
        const documents = documentsOf.get(fileId) ?? new Set();
        documentsOf.set(fileId, documents.add(facts.documentId));
        last = key;
      }
      if (stretch.length < AT_A_STRETCH) break;
      await setImmediate();
    }
    const files = await listFilesForFamilies(database, matterId);
    const documents = await listDocumentsForFamilies(database, matterId);
    return new PageTable(pages, new FamilyTable(files, documents, documentsOf), productionIds);
  }

  /** The largest key there is. */
  get largestKey(): number {
    let largest = 0;
    for (const key of this.#pages.keys()) largest = Math.max(largest, key);
    return largest;
  }

  count(keys: readonly number[]): PageCounts {
    const documents = new Set<string>();
    const byProduction = new Map<string, number>();
    let hardToRead = 0;
    for (const key of keys) {
      const page = this.#pages.get(key);
      if (!page) throw new Error(`Page ${key} was found and is not in the matter.`);
      documents.add(page.documentId);
      byProduction.set(page.productionId, (byProduction.get(page.productionId) ?? 0) + 1);
      hardToRead += page.isHardToRead;
    }
    return {
      pages: keys.length,
      documents: documents.size,
      familyDocuments: this.#families.countWithFamilies(documents),
      hardToRead,
      byProduction: this.#productionIds.map((id) => byProduction.get(id) ?? 0),
    };
  }
}
