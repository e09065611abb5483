import type { PageOrder } from '#contract/list-in-hand.ts';
import type { PageHit } from '#contract/page.ts';
import type { SearchHit, SearchResult } from '#contract/search.ts';
import type { Variants } from '#contract/variants.ts';
import { type Database, openReader, openReaderAt, type Queryable } from '../repositories/database.ts';
import { encodeSet } from '../repositories/encode-keys.ts';
import { getCorpusVersion } from '../repositories/page-changes.ts';
import type { PageFilter } from '../repositories/page-filter.ts';
import { echoQuery } from './echo-query.ts';
import { MeiliExplore } from './engines/meilisearch/meili-explore.ts';
import { type MeiliAddress, MeiliServer } from './engines/meilisearch/meili-server.ts';
import { listTermForms, type TermForms } from './engines/term-forms.ts';
import {
  type ExploreDeps,
  explorePages,
  listExploredHits,
  listExploredWindow,
} from './explore/explore-pages.ts';
import { Explorer } from './explore/explorer.ts';
import { listPagesLike } from './explore/list-pages-like.ts';
import { SqliteExplore } from './explore/sqlite-explore.ts';
import type { Catalogue } from './facets/catalogue.ts';
import { countByDocument, countFacets } from './facets/count-facets.ts';
import { labelFacets } from './facets/label-facets.ts';
import { listScope, narrowPages } from './facets/narrow-pages.ts';
import { findPlace, keepFirstOfDocuments, PageOrders, takeWindow } from './facets/page-orders.ts';
import { CatalogueReader } from './facets/read-catalogue.ts';
import { findPages } from './find-pages.ts';
import { LeastRecent } from './least-recent.ts';
import { writeAlternatives } from './like-words.ts';
import type { Moment, Moments } from './moments.ts';
import type { PageSet } from './page-set.ts';
import { parseQuery } from './parse-query.ts';
import type { Query } from './query.ts';
import { rankPages } from './rank-pages.ts';
import { type FieldPages, holdsOn, resolveFields } from './resolve-fields.ts';
import type { ExactAnswer, KeyWindow, SearchOptions, SearchService } from './search-service.ts';
import { listHits, listHitsOnPage } from './show-hits.ts';
import { TermGroups } from './term-groups.ts';
import { listVariants } from './variants/list-variants.ts';
import { Vocabulary } from './vocabulary.ts';
import { writeQuery } from './write-query.ts';

/** Nothing is asked of a page. */
const EVERY_PAGE: Query = { kind: 'and', parts: [], at: 0, end: 0 };

/** What the index answered last is kept: reading through hits asks the same again with every page. */
const MOST_ANSWERS = 200;

/** One moment of the database, for who asks much of it. */
export interface SearchMoment {
  database: Queryable;
  catalogue: Catalogue;
  /** What the terms of a query stand for in the index. */
  listForms: (query: Query) => Promise<TermForms>;
  /** Pages of all matters that a term of the index stands on, as far as is known without searching. */
  countPages: (term: string) => number;
  ask: (text: string, filter: PageFilter) => Promise<AnswerWithKeys>;
}

/** `keys` in page order. */
interface AnswerWithKeys extends Omit<ExactAnswer, 'set'> {
  keys: readonly number[];
}

export interface LocalSearchOptions {
  /** Milliseconds, for measuring only. */
  clock?: () => number;
  /** A search server that Explore asks; without one, the embedded index answers. */
  meilisearch?: MeiliAddress | undefined;
}

/** What a query finds; what its terms stand for goes by the terms of that very tree. */
interface Found {
  query: Query;
  pages: PageSet;
  forms: TermForms;
}

/** Search in this thread, with a connection of its own. Must be closed. */
export class LocalSearch implements SearchService {
  readonly #reader: Promise<Database>;
  readonly #clock: () => number;
  readonly #catalogue = new CatalogueReader();
  readonly #orders = new PageOrders();
  readonly #vocabulary = new Vocabulary();
  readonly #answered = new LeastRecent<PageSet>(MOST_ANSWERS);
  readonly #found = new LeastRecent<Found>(MOST_ANSWERS);
  readonly #explore: ExploreDeps;

  private constructor(reader: Promise<Database>, { clock, meilisearch }: LocalSearchOptions) {
    this.#reader = reader;
    this.#clock = clock ?? (() => performance.now());
    const moments: Moments = {
      at: (answer) => this.#inOneMoment((database) => answer(this.#momentOf(database))),
    };
    const server = meilisearch && new MeiliExplore(moments, new MeiliServer(meilisearch));
    const explorer = new Explorer(moments, this.#clock, new SqliteExplore(moments), server);
    this.#explore = { moments, explorer, clock: this.#clock };
  }

  /** Beside a database that is open. */
  static beside(database: Queryable, options: LocalSearchOptions = {}): LocalSearch {
    return new LocalSearch(openReader(database), options);
  }

  static at(path: string, options: LocalSearchOptions = {}): LocalSearch {
    return new LocalSearch(Promise.resolve(openReaderAt(path)), options);
  }

  /** Reads what the first search would have to wait for. */
  async warmUp(): Promise<void> {
    await this.#inOneMoment(async (database) => {
      await this.#vocabulary.catchUp(database);
      // Its terms are put in order when they are first asked for.
      this.#vocabulary.listCommonest('a', 1);
    });
  }

  async close(): Promise<void> {
    await (await this.#reader).destroy();
  }

  async searchPages(text: string, filter: PageFilter, options: SearchOptions): Promise<SearchResult> {
    if (options.mode === 'explore') return explorePages(this.#explore, text, filter, options);
    const started = this.#clock();
    const query = parseQuery(text);
    return this.#inOneMoment(async (database) => {
      const { catalogue } = this.#catalogue;
      const { narrow = [] } = filter;
      const found = await this.#find(database, query, { ...filter, narrow: [] });
      const { pages: all, fields } = found;
      const pages = narrowPages(catalogue, all, narrow);
      const byDocument = countByDocument(catalogue, pages);
      const { order, notice } = await this.#orderOf(database, query, filter.matterId, pages, options.order);
      const shown = options.byDocument ? keepFirstOfDocuments(catalogue, order, pages) : pages;
      return {
        mode: 'exact',
        engine: 'sqlite',
        echo: echoQuery(query),
        canonical: writeQuery(query),
        ...writeAlternatives(query),
        groups: [...new TermGroups(query).names],
        pages: pages.size,
        isAtLeast: false,
        isPartial: false,
        notice,
        documents: byDocument.reduce((documents, count) => documents + (count > 0 ? 1 : 0), 0),
        hardToRead: pages.countShared(catalogue.hardToRead),
        corpusVersion: await getCorpusVersion(database, filter.matterId),
        facets: options.facets
          ? await labelFacets(database, filter.matterId, countFacets(catalogue, all, narrow), narrow)
          : [],
        milliseconds: Math.round(this.#clock() - started),
        offset: options.offset,
        hits: await listHits(database, found.query, takeWindow(order, shown, options), {
          forms: found.forms,
          holdsOn: (key) => holdsOn(fields, key),
          inDocument: (key) => byDocument[catalogue.documentOf(key)] ?? 0,
        }),
      };
    });
  }

  async listMatchingKeys(query: Query, filter: PageFilter): Promise<readonly number[]> {
    return this.#inOneMoment(async (database) => {
      const { pages } = await this.#find(database, query, filter);
      return takeWindow(this.#inPageOrder(filter.matterId), pages, { offset: 0, limit: pages.size });
    });
  }

  async askExactly(text: string, filter: PageFilter): Promise<ExactAnswer> {
    return this.inOneMoment(async ({ ask }) => {
      const { keys, ...answer } = await ask(text, filter);
      return { ...answer, set: encodeSet(keys) };
    });
  }

  async listVariants(matterId: string, term: string): Promise<Variants> {
    return this.inOneMoment((moment) => listVariants(moment, matterId, term));
  }

  /** Lets `work` ask as often as it likes: what is written meanwhile it does not see. */
  async inOneMoment<Result>(work: (moment: SearchMoment) => Promise<Result>): Promise<Result> {
    return this.#inOneMoment((database) =>
      work({
        database,
        catalogue: this.#catalogue.catalogue,
        countPages: (term) => this.#vocabulary.countPages(term),
        listForms: (query) => listTermForms(database, this.#vocabulary, query),
        ask: (text, filter) => this.#ask(database, text, filter),
      }),
    );
  }

  async listWindow(
    text: string | undefined,
    filter: PageFilter,
    window: Parameters<SearchService['listWindow']>[2],
  ): Promise<KeyWindow> {
    if (window.mode === 'explore' && text !== undefined)
      return listExploredWindow(this.#explore, text, filter, window);
    const query = text === undefined ? EVERY_PAGE : parseQuery(text);
    return this.#inOneMoment(async (database) => {
      const { pages } = await this.#find(database, query, filter);
      const { order } = await this.#orderOf(database, query, filter.matterId, pages, window.order);
      const total = pages.size;
      const place = window.around === undefined ? undefined : findPlace(order, pages, window.around);
      const offset = place === undefined ? window.offset : centre(place, window.limit, total);
      return { total, offset, keys: takeWindow(order, pages, { offset, limit: window.limit }) };
    });
  }

  async listPageHits(
    matterId: string,
    text: string,
    key: number,
    { mode, isTyping = false }: Pick<SearchOptions, 'mode' | 'isTyping'> = {},
  ): Promise<PageHit[]> {
    if (mode === 'explore') return listExploredHits(this.#explore, matterId, text, key, isTyping);
    const query = parseQuery(text);
    return this.#inOneMoment(async (database) => {
      const fields = await resolveFields(database, this.#catalogue.catalogue, matterId, query);
      return listHitsOnPage(database, query, key, (each) => holdsOn(fields, each));
    });
  }

  async listPagesLike(matterId: string, key: number): Promise<SearchHit[]> {
    return this.#inOneMoment((database) => listPagesLike(this.#momentOf(database), matterId, key));
  }

  #momentOf(database: Queryable): Moment {
    const { catalogue, version } = this.#catalogue;
    return {
      database,
      catalogue,
      orders: this.#orders,
      version,
      listScope: (filter) => listScope(database, catalogue, filter),
      openVocabulary: async () => {
        await this.#vocabulary.catchUp(database);
        return this.#vocabulary;
      },
    };
  }

  /** All that an answer is made of is read in one transaction, and so is of one moment. */
  async #inOneMoment<Answer>(answer: (database: Queryable) => Promise<Answer>): Promise<Answer> {
    const reader = await this.#reader;
    return reader.transaction().execute(async (transaction) => {
      const { version } = this.#catalogue;
      await this.#catalogue.catchUp(transaction);
      if (this.#catalogue.version !== version) {
        this.#answered.clear();
        this.#found.clear();
      }
      return answer(transaction);
    });
  }

  async #find(
    database: Queryable,
    query: Query,
    filter: PageFilter,
  ): Promise<Found & { fields: FieldPages }> {
    const { catalogue } = this.#catalogue;
    const scope = await listScope(database, catalogue, filter);
    const fields = await resolveFields(database, catalogue, filter.matterId, query);
    // Fields ask for names, which may be given to others while no page changes.
    const isKept = fields.size === 0;
    const name = JSON.stringify([query, filter]);
    const known = isKept ? this.#found.find(name) : undefined;
    if (known) return { ...known, fields };
    const forms = await listTermForms(database, this.#vocabulary, query);
    const pages = await findPages(query, { database, scope, forms, fields, answered: this.#answered });
    const found: Found = { query, pages, forms };
    if (isKept) this.#found.keep(name, found);
    return { ...found, fields };
  }

  async #ask(database: Queryable, text: string, filter: PageFilter): Promise<AnswerWithKeys> {
    const query = parseQuery(text);
    const { catalogue } = this.#catalogue;
    const { pages } = await this.#find(database, query, filter);
    return {
      canonical: writeQuery(query),
      keys: takeWindow(this.#inPageOrder(filter.matterId), pages, { offset: 0, limit: pages.size }),
      documents: countByDocument(catalogue, pages).reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
      hardToRead: pages.countShared(catalogue.hardToRead),
      corpusVersion: await getCorpusVersion(database, filter.matterId),
    };
  }

  async #orderOf(
    database: Queryable,
    query: Query,
    matterId: string,
    pages: PageSet,
    order: PageOrder = 'page',
  ): Promise<{ order: Iterable<number>; notice: string | null }> {
    if (order !== 'relevance') {
      return { order: this.#orders.list(this.#catalogue.catalogue, matterId, order), notice: null };
    }
    return rankPages(database, this.#vocabulary, query, pages, this.#inPageOrder(matterId));
  }

  #inPageOrder(matterId: string): readonly number[] {
    return this.#catalogue.catalogue.listInPageOrder(matterId);
  }
}

/** Where a window of `limit` starts that holds `place` in its middle and stays inside the list. */
function centre(place: number, limit: number, total: number): number {
  return Math.max(0, Math.min(place - Math.floor(limit / 2), total - limit));
}
