import type { Queryable } from '../../repositories/database/database.ts';
import {
  type CatalogRow,
  listCatalogRows,
  listDocumentsById,
  listExemptionsOfPages,
  listLevelsOfPages,
  listPlacesOfPages,
  listReviewersOfPages,
  listTagStatesOfPages,
  listTagsOfPages,
} from '../../repositories/search/catalog-rows.ts';
import { listPageChanges } from '../../repositories/search/page-changes.ts';
import { Catalog, type PageLabels } from './catalog.ts';
import { NO_FACTS, toDocumentFacts } from './document-facts.ts';

/** Number of pages read together. */
const BATCH = 5000;

/**
 * Keeps a catalog consistent with the database: each update reads the pages that changed since the last
 * one.
 */
export class CatalogReader {
  readonly catalog = new Catalog();
  #seq = 0;

  /** The position of the catalog in the change feed, for all matters together. */
  get version(): number {
    return this.#seq;
  }

  /** Runs in the transaction of the search that will use it, so that both see the same pages. */
  async catchUp(database: Queryable): Promise<void> {
    for (;;) {
      const changes = await listPageChanges(database, this.#seq, BATCH);
      const last = changes.at(-1);
      if (!last) return;
      await this.#takeIn(
        database,
        changes.map(({ pageKey }) => pageKey),
      );
      this.#seq = last.seq;
    }
  }

  async #takeIn(database: Queryable, keys: readonly number[]): Promise<void> {
    const rows = await listCatalogRows(database, keys);
    const labelsOf = await readLabels(database, keys);
    const seen = new Set(rows.map(({ key }) => key));
    for (const key of keys) if (!seen.has(key)) this.catalog.remove(key);
    for (const row of rows) this.catalog.put(row, labelsOf(row.key));
    await this.#describe(database, rows);
  }

  async #describe(database: Queryable, rows: readonly CatalogRow[]): Promise<void> {
    const ids = new Map(
      rows.map(({ matterId, documentId }) => [`${matterId}/${documentId}`, { matterId, documentId }]),
    );
    const described = await listDocumentsById(database, [
      ...new Set(rows.map(({ documentId }) => documentId)),
    ]);
    const facts = new Map(
      described.map((document) => [`${document.matterId}/${document.id}`, toDocumentFacts(document)]),
    );
    for (const [name, { matterId, documentId }] of ids)
      this.catalog.describe(matterId, documentId, facts.get(name) ?? NO_FACTS);
  }
}

/** The properties of which pages have several, by page. */
export async function readLabels(
  database: Queryable,
  keys: readonly number[],
): Promise<(key: number) => PageLabels> {
  const tags = Map.groupBy(await listTagsOfPages(database, keys), ({ key }) => key);
  const reviewers = Map.groupBy(await listReviewersOfPages(database, keys), ({ key }) => key);
  const states = Map.groupBy(await listTagStatesOfPages(database, keys), ({ key }) => key);
  const levels = Map.groupBy(await listLevelsOfPages(database, keys), ({ key }) => key);
  const exemptions = Map.groupBy(await listExemptionsOfPages(database, keys), ({ key }) => key);
  const places = Map.groupBy(await listPlacesOfPages(database, keys), ({ key }) => key);
  return (key) => ({
    tags: (tags.get(key) ?? []).map(({ tagId }) => tagId),
    reviewers: (reviewers.get(key) ?? []).map(({ reviewer }) => reviewer),
    states: (states.get(key) ?? []).map(({ state }) => state),
    levels: (levels.get(key) ?? []).map(({ level }) => level),
    exemptions: (exemptions.get(key) ?? []).map(({ code }) => code),
    places: (places.get(key) ?? []).map(({ place }) => place),
  });
}
