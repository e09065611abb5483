import type { Queryable } from '../../repositories/database/database.ts';
import type { PageSet } from '../exact/page-set.ts';
import type { InSnapshot } from '../snapshot.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { describeCut, describeDropped, describeNothingTyped, joinNotices } from './describe-notice.ts';
import { dropWords } from './drop-words.ts';
import {
  type ExploreAnswer,
  type ExploreEngine,
  type ExploreRequest,
  MOST_RANKED,
} from './explore-engine.ts';
import { parseTyped, type TypedPart } from './parse-typed.ts';
import { planRounds } from './plan-rounds.ts';
import { takeLikeliest } from './take-likeliest.ts';
import { toMarkedWords, toNearestQuery } from './to-queries.ts';
import { findForms, type SoughtPart } from './typed-forms.ts';

/** Explore inside the database itself: full-text search, and the vocabulary for what was meant. */
export class SqliteExplore implements ExploreEngine {
  readonly name = 'sqlite';
  readonly #inSnapshot: InSnapshot;

  constructor(inSnapshot: InSnapshot) {
    this.#inSnapshot = inSnapshot;
  }

  async explore({ text, filter, isTyping }: ExploreRequest): Promise<ExploreAnswer> {
    const { wanted, unwanted, isCut } = parseTyped(text);
    const { sought, kept, keys } = await this.#inSnapshot(async ({ database, ...snapshot }) => {
      const vocabulary = await snapshot.openVocabulary();
      const all = wanted.map((part) => findForms(vocabulary, part, isTyping));
      const scope = await snapshot.listScope(filter);
      return { sought: all, ...(await findWithMost(database, vocabulary, scope, all, unwanted)) };
    });
    const keptParts = kept.map(({ part }) => part);
    return {
      engine: 'sqlite',
      keys,
      pages: keys.length,
      isAtLeast: keys.length >= MOST_RANKED,
      isPartial: false,
      isSettled: true,
      notice: joinNotices(
        wanted.length === 0 && describeNothingTyped(),
        isCut && describeCut(),
        kept.length < sought.length && describeDropped(wanted, keptParts),
      ),
      facets: undefined,
      words: toMarkedWords(kept),
      nearest: toNearestQuery(keptParts, unwanted, isTyping),
    };
  }
}

/** Pages with all of the words; if there are none, with fewer of them. */
async function findWithMost(
  database: Queryable,
  vocabulary: Vocabulary,
  scope: PageSet,
  sought: SoughtPart[],
  unwanted: readonly TypedPart[],
): Promise<{ kept: readonly SoughtPart[]; keys: number[] }> {
  for (const kept of dropWords(sought)) {
    const keys = await takeLikeliest(database, vocabulary, planRounds(kept, unwanted), scope, MOST_RANKED);
    if (keys.length > 0) return { kept, keys };
  }
  return { kept: sought, keys: [] };
}
