import type { CorrespondentList } from '#contract/documents/correspondent.ts';
import type { PageHit } from '#contract/pages/page.ts';
import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import type { Variants } from '#contract/search/variants.ts';
import type { Database, Queryable } from '../repositories/database/database.ts';
import { openSearchReader, openSearchReaderAt } from '../repositories/database/open-database.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';
import { encodeSet } from '../repositories/search/encode-keys.ts';
import { listCorrespondents } from './correspondents/list-correspondents.ts';
import { MeiliExplore } from './engines/meilisearch/meili-explore.ts';
import { type MeiliAddress, MeiliServer } from './engines/meilisearch/meili-server.ts';
import { listTermForms } from './engines/term-forms.ts';
import { ExactSearch } from './exact/exact-search.ts';
import { listHitsOfQueries } from './exact/show-hits.ts';
import {
  type ExploreDeps,
  explorePages,
  listExploredHits,
  listExploredWindow,
} from './explore/explore-pages.ts';
import { Explorer } from './explore/explorer.ts';
import { listPagesLike } from './explore/list-pages-like.ts';
import { SqliteExplore } from './explore/sqlite-explore.ts';
import { listScope } from './facets/narrow-pages.ts';
import { PageOrders } from './facets/page-orders.ts';
import { CatalogReader } from './facets/read-catalog.ts';
import { parseQuery } from './language/parse-query.ts';
import { EVERY_PAGE, type Query } from './language/query.ts';
import type { ExactAnswer, KeyWindow, SearchOptions, SearchService } from './search-service.ts';
import type { InSnapshot, Snapshot } from './snapshot.ts';
import { listVariants } from './variants/list-variants.ts';
import { Vocabulary } from './vocabulary/vocabulary.ts';

export interface LocalSearchOptions {
  /** Milliseconds, only for measuring. */
  clock?: () => number;
  /** A search server for Explore; without one, the embedded index answers. */
  meilisearch?: MeiliAddress | undefined;
}

/** Search in this thread, with its own connection. Must be closed. */
export class LocalSearch implements SearchService {
  readonly #reader: Promise<Database>;
  readonly #clock: () => number;
  readonly #catalog = new CatalogReader();
  readonly #orders = new PageOrders();
  readonly #vocabulary = new Vocabulary();
  readonly #exact = new ExactSearch(this.#catalog.catalog, this.#vocabulary, this.#orders);
  readonly #explore: ExploreDeps;

  private constructor(reader: Promise<Database>, { clock, meilisearch }: LocalSearchOptions) {
    this.#reader = reader;
    this.#clock = clock ?? (() => performance.now());
    const inSnapshot: InSnapshot = (work) => this.inSnapshot(work);
    const server = meilisearch && new MeiliExplore(inSnapshot, new MeiliServer(meilisearch));
    const explorer = new Explorer(inSnapshot, this.#clock, new SqliteExplore(inSnapshot), server);
    this.#explore = { inSnapshot, explorer, clock: this.#clock };
  }

  /** Uses an open database. */
  static beside(database: Queryable, options: LocalSearchOptions = {}): LocalSearch {
    return new LocalSearch(openSearchReader(database), options);
  }

  static at(path: string, options: LocalSearchOptions = {}): LocalSearch {
    return new LocalSearch(Promise.resolve(openSearchReaderAt(path)), options);
  }

  /** Reads what the first search would otherwise have to wait for. */
  async warmUp(): Promise<void> {
    await this.inSnapshot(async ({ database }) => {
      await this.#vocabulary.catchUp(database);
      // Its terms are sorted on first use.
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
    return this.inSnapshot(async ({ database }) => {
      const result = await this.#exact.search(database, query, filter, options);
      return { ...result, milliseconds: Math.round(this.#clock() - started) };
    });
  }

  async listMatchingKeys(query: Query, filter: PageFilter): Promise<readonly number[]> {
    return this.inSnapshot(({ database }) => this.#exact.listKeys(database, query, filter));
  }

  async askExactly(text: string, filter: PageFilter): Promise<ExactAnswer> {
    return this.inSnapshot(async ({ ask }) => {
      const { keys, ...answer } = await ask(text, filter);
      return { ...answer, set: encodeSet(keys) };
    });
  }

  async listVariants(matterId: string, term: string): Promise<Variants> {
    return this.inSnapshot((snapshot) => listVariants(snapshot, matterId, term));
  }

  /** Runs `work`, which may query repeatedly: it does not see what is written meanwhile. */
  async inSnapshot<Answer>(work: (snapshot: Snapshot) => Promise<Answer>): Promise<Answer> {
    const reader = await this.#reader;
    return reader.transaction().execute(async (transaction) => {
      const { version } = this.#catalog;
      await this.#catalog.catchUp(transaction);
      if (this.#catalog.version !== version) this.#exact.forget();
      return work(this.#snapshotOf(transaction));
    });
  }

  async listWindow(
    text: string | undefined,
    filter: PageFilter,
    window: Parameters<SearchService['listWindow']>[2],
  ): Promise<KeyWindow> {
    if (window.mode === 'explore' && text !== undefined)
      return listExploredWindow(this.#explore, text, filter, window);
    const query = text === undefined ? EVERY_PAGE : parseQuery(text);
    return this.inSnapshot(({ database }) => this.#exact.listWindow(database, query, filter, window));
  }

  async listPageHits(
    matterId: string,
    text: string,
    key: number,
    { mode, isTyping = false }: Pick<SearchOptions, 'mode' | 'isTyping'> = {},
  ): Promise<PageHit[]> {
    if (mode === 'explore') return listExploredHits(this.#explore, matterId, text, key, isTyping);
    const query = parseQuery(text);
    return this.inSnapshot(({ database }) => this.#exact.listPageHits(database, matterId, query, key));
  }

  async listHitsOfTerms(key: number, texts: readonly string[]): Promise<PageHit[][]> {
    const queries = texts.map(parseQuery);
    return this.inSnapshot(({ database }) => listHitsOfQueries(database, queries, key));
  }

  async listPagesLike(matterId: string, key: number): Promise<SearchHit[]> {
    return this.inSnapshot((snapshot) => listPagesLike(snapshot, matterId, key));
  }

  async listCorrespondents(
    matterId: string,
    options: { having: string; limit: number },
  ): Promise<CorrespondentList> {
    return this.inSnapshot((snapshot) => listCorrespondents(snapshot, matterId, options));
  }

  #snapshotOf(database: Queryable): Snapshot {
    const { catalog, version } = this.#catalog;
    return {
      database,
      catalog,
      orders: this.#orders,
      version,
      listScope: (filter) => listScope(database, catalog, filter),
      openVocabulary: async () => {
        await this.#vocabulary.catchUp(database);
        return this.#vocabulary;
      },
      listForms: (query) => listTermForms(database, this.#vocabulary, query),
      countPages: (term) => this.#vocabulary.countPages(term),
      ask: (text, filter) => this.#exact.ask(database, parseQuery(text), filter),
    };
  }
}
