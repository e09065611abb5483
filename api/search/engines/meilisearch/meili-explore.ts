import type { FacetName } from '#contract/search/narrowing.ts';
import { listPageKeys } from '../../../repositories/pages/pages.ts';
import { countChangesAfter, findEngineState } from '../../../repositories/search/engine-states.ts';
import {
  describeBehind,
  describeCut,
  describeDropped,
  describeFilling,
  describeNothingTyped,
  joinNotices,
} from '../../explore/describe-notice.ts';
import { dropWords } from '../../explore/drop-words.ts';
import {
  type ExploreAnswer,
  type ExploreEngine,
  type ExploreRequest,
  type FacetCounts,
  MOST_RANKED,
} from '../../explore/explore-engine.ts';
import { EngineUnavailable } from '../../explore/explorer.ts';
import { parseTyped, type TypedPart } from '../../explore/parse-typed.ts';
import { toNearestQuery } from '../../explore/to-queries.ts';
import { findForms, type SoughtPart } from '../../explore/typed-forms.ts';
import { countFacets } from '../../facets/count-facets.ts';
import { CountedPages, type ValueCounts } from '../../facets/counted-pages.ts';
import type { InSnapshot, Snapshot } from '../../snapshot.ts';
import { nameIndex } from './index-names.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import { toMarkedQuery } from './mark-found.ts';
import type { MeiliFound, MeiliQuestion, MeiliServer } from './meili-server.ts';
import { SHAPE } from './page-document.ts';
import { isCutOff, readFacets } from './read-found.ts';
import { toFilter } from './to-filter.ts';
import { toTexts } from './to-texts.ts';

/** What is known before the server is queried. */
interface Standing {
  index: string;
  /** Number of pages that changed since they were sent to the server. */
  behind: number;
  sought: SoughtPart[];
}

/** What the server found. */
interface Found {
  kept: readonly SoughtPart[];
  /** For the text that asks for all words, and for the texts that were queried with it. */
  answers: [MeiliFound, ...MeiliFound[]];
}

/** If this many pages are found, no further queries are needed; below it, all pages found are known. */
const FEW = 20;

/**
 * Explore on a Meilisearch server. It is trusted only with which pages are likely: every page is looked up
 * among those of the matter and of the filter, and marked by its own tokens.
 */
export class MeiliExplore implements ExploreEngine {
  readonly name = 'meilisearch';
  readonly #inSnapshot: InSnapshot;
  readonly #server: MeiliServer;
  /** How many pages of a matter have which value, in its last version. */
  #inMatter: { name: string; counts: ReadonlyMap<FacetName, ValueCounts> } | undefined;

  constructor(inSnapshot: InSnapshot, server: MeiliServer) {
    this.#inSnapshot = inSnapshot;
    this.#server = server;
  }

  async getEdition(matterId: string): Promise<string> {
    return this.#inSnapshot(async ({ database }) => {
      const state = await findEngineState(database, matterId);
      // While it does not answer, its earlier answers are not used either.
      const isAnswering = state !== undefined && state.pushed_seq !== null && state.failure === null;
      return (isAnswering ? state.filled_at : null) ?? 'none';
    });
  }

  async explore(request: ExploreRequest): Promise<ExploreAnswer> {
    const { wanted, unwanted, isCut } = parseTyped(request.text);
    const { index, behind, sought } = await this.#getStanding(request, wanted);
    if (wanted.length === 0) return NOTHING_TYPED;
    const found = await this.#findWithMost(index, sought, unwanted, request);
    const { kept, answers } = found;
    const isPartial = answers.some(isCutOff);
    const keptParts = kept.map(({ part }) => part);
    return {
      engine: 'meilisearch',
      ...(await this.#lookUp(request, found)),
      isPartial,
      isSettled: behind === 0 && !isPartial,
      notice: joinNotices(
        isCut && describeCut(),
        kept.length < sought.length && describeDropped(wanted, keptParts),
        behind > 0 && describeBehind(behind),
      ),
      words: toMarkedQuery(kept, request.isTyping),
      nearest: toNearestQuery(keptParts, unwanted, request.isTyping),
    };
  }

  /** Throws `EngineUnavailable` while the index of the matter is incomplete. */
  async #getStanding({ filter, isTyping }: ExploreRequest, wanted: readonly TypedPart[]): Promise<Standing> {
    const { matterId } = filter;
    return this.#inSnapshot(async ({ database, ...snapshot }) => {
      const state = await findEngineState(database, matterId);
      const pushed = state?.shape === SHAPE ? state.pushed_seq : null;
      if (pushed === null) {
        const left = await countChangesAfter(database, matterId, state?.filling_seq ?? 0);
        throw new EngineUnavailable(describeFilling(left));
      }
      const vocabulary = await snapshot.openVocabulary();
      return {
        index: await nameIndex(database, matterId),
        behind: await countChangesAfter(database, matterId, pushed),
        sought: wanted.map((part) => findForms(vocabulary, part, isTyping)),
      };
    });
  }

  /** Pages with all of the words; if there are none, with fewer of them. */
  async #findWithMost(
    index: string,
    sought: readonly SoughtPart[],
    unwanted: readonly TypedPart[],
    request: ExploreRequest,
  ): Promise<Found> {
    let last: Found | undefined;
    for (const kept of dropWords(sought)) {
      const found = await this.#find(index, kept, unwanted, request);
      if (found.answers.some(({ totalHits }) => totalHits > 0)) return found;
      last ??= found;
    }
    if (!last) throw new Error('Nothing was looked for.');
    return last;
  }

  async #find(
    index: string,
    kept: readonly SoughtPart[],
    unwanted: readonly TypedPart[],
    { filter, isTyping, countsFacets, most }: ExploreRequest,
  ): Promise<Found> {
    const { text, spellings, slips } = toTexts(kept, unwanted, isTyping);
    const question: MeiliQuestion = {
      filter: toFilter(filter),
      matchingStrategy: 'all',
      attributesToRetrieve: ['id'],
      page: 1,
      // With several answers all hits are needed, because pages in two of them count once.
      hitsPerPage: spellings.length > 0 ? MOST_RANKED : Math.max(most, FEW),
    };
    const facets = countsFacets ? { facets: Object.values(FACET_ATTRIBUTES) } : {};
    const first = await this.#server.search(index, text, { ...question, ...facets });
    // If enough is found, misread words do not help.
    const others = first.totalHits < FEW ? [...spellings, ...slips] : spellings;
    const all = { ...question, hitsPerPage: MOST_RANKED };
    return {
      kept,
      answers: [first, ...(await Promise.all(others.map((other) => this.#server.search(index, other, all))))],
    };
  }

  /** Only pages of the matter and of the filter, each once; and how many have which value. */
  async #lookUp(
    { filter, countsFacets }: ExploreRequest,
    { answers }: Found,
  ): Promise<Pick<ExploreAnswer, 'keys' | 'pages' | 'isAtLeast' | 'facets'>> {
    const [first] = answers;
    const ids = [...new Set(answers.flatMap(({ hits }) => hits.map(({ id }) => id)))];
    return this.#inSnapshot(async (snapshot) => {
      const known = await listPageKeys(snapshot.database, filter.matterId, ids);
      const scope = await snapshot.listScope(filter);
      const keys = ids.flatMap((id) => known.get(id) ?? []).filter((key) => scope.has(key));
      const total = answers.length > 1 ? ids.length : first.totalHits;
      const pages = Math.min(MOST_RANKED, total - (ids.length - keys.length));
      const isAtLeast = answers.some(({ totalHits }) => totalHits >= MOST_RANKED);
      return {
        keys: keys.slice(0, MOST_RANKED),
        pages,
        isAtLeast,
        // The pages at hand are counted here, exactly; see explore-pages.ts.
        facets: countsFacets && isAtLeast ? this.#readFacets(snapshot, filter.matterId, first) : undefined,
      };
    });
  }

  #readFacets({ catalog, version }: Snapshot, matterId: string, found: MeiliFound): FacetCounts {
    const name = `${version}/${matterId}`;
    if (this.#inMatter?.name !== name) {
      const pages = catalog.pagesOf(matterId);
      this.#inMatter = { name, counts: countFacets(new CountedPages(catalog, pages), pages, []) };
    }
    return readFacets(found, this.#inMatter.counts);
  }
}

const NOTHING_TYPED: ExploreAnswer = {
  engine: 'meilisearch',
  keys: [],
  pages: 0,
  isAtLeast: false,
  isPartial: false,
  isSettled: true,
  notice: describeNothingTyped(),
  facets: undefined,
  words: undefined,
  nearest: undefined,
};
