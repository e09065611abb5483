import { LRUCache } from 'lru-cache';
import type { PageOrder } from '#contract/pages/current-list.ts';
import type { PageHit } from '#contract/pages/page.ts';
import type { SearchResult } from '#contract/search/search.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import type { PageFilter } from '../../repositories/pages/page-filter.ts';
import { getCorpusVersion } from '../../repositories/search/page-changes.ts';
import { centerWindow } from '../center-window.ts';
import { listTermForms, type TermForms } from '../engines/term-forms.ts';
import { joinNotices } from '../explore/describe-notice.ts';
import type { Catalog } from '../facets/catalog.ts';
import { countFacets } from '../facets/count-facets.ts';
import { CountedPages, countByDocument, countSome } from '../facets/counted-pages.ts';
import { labelFacets } from '../facets/label-facets.ts';
import { listScope, narrowPages } from '../facets/narrow-pages.ts';
import { findIndexOf, keepFirstOfDocuments, type PageOrders, takeWindow } from '../facets/page-orders.ts';
import { describeClaims } from '../language/describe-claims.ts';
import { describeQuery } from '../language/describe-query.ts';
import type { Query } from '../language/query.ts';
import { writeQuery } from '../language/write-query.ts';
import type { ExactAnswer, KeyWindow, SearchOptions } from '../search-service.ts';
import { writeAlternatives } from '../vocabulary/like-words.ts';
import { TermGroups } from '../vocabulary/term-groups.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { countPlaces } from './count-places.ts';
import { findPages } from './find-pages.ts';
import { PageSet } from './page-set.ts';
import { rankPages } from './rank-pages.ts';
import { type FieldPages, holdsOn, resolveFields } from './resolve-fields.ts';
import { listHits, listHitsOnPage } from './show-hits.ts';

/** Number of cached answers of the index: reading through hits repeats the same query with every page. */
const MOST_ANSWERS = 200;

/** The result of a query; its forms are keyed by the terms of that very tree. */
interface Found {
  query: Query;
  pages: PageSet;
  forms: TermForms;
}

/** `keys` in page order. */
export interface AnswerWithKeys extends Omit<ExactAnswer, 'set'> {
  keys: readonly number[];
}

/**
 * Exact search. Every query runs on a snapshot of the database, which the catalog and the vocabulary match;
 * call `forget` when the snapshot changes.
 */
export class ExactSearch {
  readonly #catalog: Catalog;
  readonly #vocabulary: Vocabulary;
  readonly #orders: PageOrders;
  readonly #answered = new LRUCache<string, PageSet>({ max: MOST_ANSWERS });
  readonly #found = new LRUCache<string, Found>({ max: MOST_ANSWERS });

  constructor(catalog: Catalog, vocabulary: Vocabulary, orders: PageOrders) {
    this.#catalog = catalog;
    this.#vocabulary = vocabulary;
    this.#orders = orders;
  }

  forget(): void {
    this.#answered.clear();
    this.#found.clear();
  }

  /** The answer without the time it took. */
  async search(
    database: Queryable,
    query: Query,
    filter: PageFilter,
    options: SearchOptions,
  ): Promise<Omit<SearchResult, 'milliseconds'>> {
    const catalog = this.#catalog;
    const { narrow = [] } = filter;
    const found = await this.#find(database, query, { ...filter, narrow: [] });
    const narrowed = narrowPages(catalog, found.pages, narrow);
    const pages = options.among ? narrowed.and(PageSet.of(options.among)) : narrowed;
    const counted = new CountedPages(catalog, pages);
    const byDocument = counted.byNumber.documents;
    const { order, notice } = await this.#orderOf(database, query, filter.matterId, pages, options.order);
    const shown = options.byDocument ? keepFirstOfDocuments(catalog, order, pages) : pages;
    return {
      mode: 'exact',
      engine: 'sqlite',
      echo: describeQuery(query),
      canonical: writeQuery(query),
      ...writeAlternatives(query),
      groups: [...new TermGroups(query).names],
      pages: pages.size,
      isAtLeast: false,
      isPartial: false,
      notice: joinNotices(notice, describeClaims(query)),
      documents: countSome(byDocument),
      places: options.places ? await countPlaces(database, found.query, pages, found) : null,
      hardToRead: pages.countShared(catalog.hardToRead),
      corpusVersion: await getCorpusVersion(database, filter.matterId),
      facets: options.facets
        ? await labelFacets(database, filter.matterId, countFacets(counted, found.pages, narrow), {
            narrowed: narrow,
            having: options.facetValues,
          })
        : [],
      offset: options.offset,
      hits: await listHits(database, found.query, takeWindow(order, shown, options), {
        matterId: filter.matterId,
        forms: found.forms,
        holdsOn: (key) => holdsOn(found.fields, key),
        inDocument: (key) => byDocument[catalog.documentOf(key)] ?? 0,
        countsPlaces: true,
      }),
    };
  }

  /** In page order. */
  async listKeys(database: Queryable, query: Query, filter: PageFilter): Promise<number[]> {
    const { pages } = await this.#find(database, query, filter);
    return takeWindow(this.#catalog.listInPageOrder(filter.matterId), pages, {
      offset: 0,
      limit: pages.size,
    });
  }

  async ask(database: Queryable, query: Query, filter: PageFilter): Promise<AnswerWithKeys> {
    const { pages } = await this.#find(database, query, filter);
    return {
      canonical: writeQuery(query),
      keys: await this.listKeys(database, query, filter),
      documents: countSome(countByDocument(this.#catalog, pages)),
      hardToRead: pages.countShared(this.#catalog.hardToRead),
      corpusVersion: await getCorpusVersion(database, filter.matterId),
    };
  }

  /**
   * A window of the list, or of the part that is in `among`; with `around`, the one with that page in its
   * middle.
   */
  async listWindow(
    database: Queryable,
    query: Query,
    filter: PageFilter,
    window: {
      offset: number;
      limit: number;
      around: number | undefined;
      order?: PageOrder | undefined;
      among?: readonly number[];
      keepsOrder?: boolean;
    },
  ): Promise<KeyWindow> {
    const found = await this.#find(database, query, filter);
    const pages = window.among ? found.pages.and(PageSet.of(window.among)) : found.pages;
    const order =
      window.among && window.keepsOrder
        ? window.among
        : (await this.#orderOf(database, query, filter.matterId, pages, window.order)).order;
    const total = pages.size;
    const index = window.around === undefined ? undefined : findIndexOf(order, pages, window.around);
    const offset = index === undefined ? window.offset : centerWindow(index, window.limit, total);
    return { total, offset, keys: takeWindow(order, pages, { offset, limit: window.limit }) };
  }

  async listPageHits(database: Queryable, matterId: string, query: Query, key: number): Promise<PageHit[]> {
    const fields = await resolveFields(database, this.#catalog, matterId, query);
    return listHitsOnPage(database, query, key, (each) => holdsOn(fields, each));
  }

  async #find(
    database: Queryable,
    query: Query,
    filter: PageFilter,
  ): Promise<Found & { fields: FieldPages }> {
    const scope = await listScope(database, this.#catalog, filter);
    const fields = await resolveFields(database, this.#catalog, filter.matterId, query);
    // Fields refer to names, which may be reassigned without any page changing.
    const isKept = fields.size === 0;
    const name = JSON.stringify([query, filter]);
    const known = isKept ? this.#found.get(name) : undefined;
    if (known) return { ...known, fields };
    const forms = await listTermForms(database, this.#vocabulary, query);
    const pages = await findPages(query, { database, scope, forms, fields, answered: this.#answered });
    const found: Found = { query, pages, forms };
    if (isKept) this.#found.set(name, found);
    return { ...found, fields };
  }

  async #orderOf(
    database: Queryable,
    query: Query,
    matterId: string,
    pages: PageSet,
    order: PageOrder = 'page',
  ): Promise<{ order: Iterable<number>; notice: string | null }> {
    if (order !== 'relevance') {
      return { order: this.#orders.list(this.#catalog, matterId, order), notice: null };
    }
    const inPageOrder = this.#catalog.listInPageOrder(matterId);
    return rankPages(database, this.#vocabulary, query, pages, inPageOrder);
  }
}
