import { countChangesAfter, findEngineState } from '../../../repositories/engine-states.ts';
import { listPageKeys } from '../../../repositories/pages.ts';
import {
  type ExploreAnswer,
  type ExploreEngine,
  type ExploreRequest,
  MOST_RANKED,
} from '../../explore/explore-engine.ts';
import { EngineUnavailable } from '../../explore/explorer.ts';
import { parseTyped, type TypedText } from '../../explore/parse-typed.ts';
import {
  joinNotices,
  sayBehind,
  sayCut,
  sayFilling,
  sayMostOf,
  sayNothingTyped,
} from '../../explore/say-notice.ts';
import { toMarkedWords, toNearestQuery } from '../../explore/to-queries.ts';
import { addForms, findForms } from '../../explore/typed-forms.ts';
import type { Moments } from '../../moments.ts';
import { nameIndexes } from './index-names.ts';
import { FACET_ATTRIBUTES } from './index-settings.ts';
import type { MeiliFound, MeiliServer } from './meili-server.ts';
import { isCutOff, listMatchedTerms, readFacets } from './read-found.ts';
import { toFilter } from './to-filter.ts';

/** Of so many pages it is read which words matched. */
const MOST_READ = 20;

/** What is known of the matter's index before it is asked. */
interface Standing {
  index: string;
  /** Pages that changed since they were told to the server. */
  behind: number;
}

/**
 * Explore on a Meilisearch server. It is trusted with which pages are likely, and with nothing else: every
 * page is looked up among those of the matter and of the filter, and marked by its own tokens.
 */
export class MeiliExplore implements ExploreEngine {
  readonly name = 'meilisearch';
  readonly #moments: Moments;
  readonly #server: MeiliServer;

  constructor(moments: Moments, server: MeiliServer) {
    this.#moments = moments;
    this.#server = server;
  }

  async explore(request: ExploreRequest): Promise<ExploreAnswer> {
    const typed = parseTyped(request.text);
    const { index, behind } = await this.#getStanding(request.filter.matterId);
    if (typed.wanted.length === 0) return { ...NOTHING_TYPED };
    const { found, matched, isWhole } = await this.#search(index, typed, request);
    const { keys, words } = await this.#lookUp(request, typed, found, matched);
    const isPartial = isCutOff(found);
    return {
      engine: 'meilisearch',
      keys,
      isAtLeast: found.totalHits >= MOST_RANKED,
      isPartial,
      isSettled: behind === 0 && !isPartial,
      notice: joinNotices(
        typed.isCut && sayCut(),
        !isWhole && keys.length > 0 && sayMostOf(typed.wanted),
        behind > 0 && sayBehind(behind),
      ),
      facets: readFacets(found),
      words,
      nearest: toNearestQuery(typed.wanted, typed.unwanted, request.isTyping),
    };
  }

  /** Throws `EngineUnavailable` while the index of the matter is filled for the first time. */
  async #getStanding(matterId: string): Promise<Standing> {
    return this.#moments.at(async ({ database }) => {
      const state = await findEngineState(database, matterId);
      const filled = state?.pushed_seq ?? null;
      if (filled === null) {
        const left = await countChangesAfter(database, matterId, state?.rebuild_seq ?? 0);
        throw new EngineUnavailable(sayFilling(left));
      }
      const { live } = await nameIndexes(database, matterId);
      return { index: live, behind: await countChangesAfter(database, matterId, filled) };
    });
  }

  /** Pages with all of the words; where there are none, with most of them. */
  async #search(
    index: string,
    typed: TypedText,
    request: ExploreRequest,
  ): Promise<{ found: MeiliFound; matched: MeiliFound; isWhole: boolean }> {
    const text = writeText(typed, request.isTyping);
    const ask = async (matchingStrategy: 'all' | 'last') => {
      const common = { filter: toFilter(request.filter), matchingStrategy, page: 1 };
      const [found, matched] = await Promise.all([
        this.#server.search(index, text, {
          ...common,
          hitsPerPage: MOST_RANKED,
          attributesToRetrieve: ['id'],
          showRankingScoreDetails: true,
          ...(request.countsFacets ? { facets: Object.values(FACET_ATTRIBUTES) } : {}),
        }),
        this.#server.search(index, text, {
          ...common,
          hitsPerPage: MOST_READ,
          attributesToRetrieve: ['id'],
          showMatchesPosition: true,
        }),
      ]);
      return { found, matched, isWhole: matchingStrategy === 'all' };
    };
    const all = await ask('all');
    return all.found.hits.length > 0 || typed.wanted.length === 1 ? all : ask('last');
  }

  async #lookUp(
    { filter, isTyping }: ExploreRequest,
    { wanted }: TypedText,
    { hits }: MeiliFound,
    matched: MeiliFound,
  ) {
    return this.#moments.at(async ({ database, ...moment }) => {
      const ids = hits.map(({ id }) => id);
      const known = await listPageKeys(database, filter.matterId, ids);
      const scope = await moment.listScope(filter);
      const vocabulary = await moment.openVocabulary();
      const terms = await listMatchedTerms(database, filter.matterId, matched);
      const sought = wanted.map((part) => findForms(vocabulary, part, isTyping));
      return {
        keys: ids.flatMap((id) => known.get(id) ?? []).filter((key) => scope.has(key)),
        words: toMarkedWords(addForms(sought, terms)),
      };
    });
  }
}

const NOTHING_TYPED: ExploreAnswer = {
  engine: 'meilisearch',
  keys: [],
  isAtLeast: false,
  isPartial: false,
  isSettled: true,
  notice: sayNothingTyped(),
  facets: undefined,
  words: undefined,
  nearest: undefined,
};

/** As the server takes it. The last word is one that may grow, unless a space follows: so the unwanted come first. */
function writeText({ wanted, unwanted }: TypedText, isTyping: boolean): string {
  const write = ({ words, isPhrase }: TypedText['wanted'][number]) => {
    const written = words.map((word) => word.written).join(' ');
    return isPhrase ? `"${written}"` : written.replace(/^-+/u, '');
  };
  const isGrowing = isTyping && wanted.at(-1)?.isGrowing;
  return (
    [...unwanted.map((part) => `-${write(part)}`), ...wanted.map(write)].join(' ') + (isGrowing ? '' : ' ')
  );
}
