import type { PageCounts } from '#contract/reports/term-report.ts';
import {
  listDocumentsForFamilies,
  listDocumentsOfFiles,
  listFilesForFamilies,
} from '../repositories/reports/report-pages.ts';
import type { Catalog } from '../search/facets/catalog.ts';
import type { Snapshot } from '../search/snapshot.ts';
import { FamilyTable } from './family-table.ts';

/** Counts sets of pages with the same catalog as the search. */
export class PageCounter {
  readonly #catalog: Catalog;
  readonly #families: FamilyTable;
  readonly #productions: readonly (number | undefined)[];

  private constructor(catalog: Catalog, families: FamilyTable, productions: readonly (number | undefined)[]) {
    this.#catalog = catalog;
    this.#families = families;
    this.#productions = productions;
  }

  static async read(
    { database, catalog }: Snapshot,
    matterId: string,
    productionIds: readonly string[],
  ): Promise<PageCounter> {
    const families = new FamilyTable(
      await listFilesForFamilies(database, matterId),
      await listDocumentsForFamilies(database, matterId),
      await listDocumentsOfFiles(database, matterId),
      (documentId) => catalog.findDocument(matterId, documentId),
    );
    return new PageCounter(
      catalog,
      families,
      productionIds.map((id) => catalog.productions.find(id)),
    );
  }

  count(keys: readonly number[]): PageCounts {
    const documents = new Set<number>();
    const byProduction = new Map<number, number>();
    let hardToRead = 0;
    for (const key of keys) {
      documents.add(this.#catalog.documentOf(key));
      const production = this.#catalog.productionOf(key);
      byProduction.set(production, (byProduction.get(production) ?? 0) + 1);
      if (this.#catalog.hardToRead.has(key)) hardToRead += 1;
    }
    return {
      pages: keys.length,
      documents: documents.size,
      familyDocuments: this.#families.countWithFamilies(documents),
      hardToRead,
      byProduction: this.#productions.map((number) =>
        number === undefined ? 0 : (byProduction.get(number) ?? 0),
      ),
    };
  }
}
