import type { SuggestionList, TagSuggestions } from '#contract/review/suggestion.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { countPagesIn } from '../repositories/pages/pages.ts';
import { countDecided, type DecidedAs, listDecided } from '../repositories/review/decided-pages.ts';
import {
  findLatestList,
  listPagesOfList,
  type SuggestionListRow,
} from '../repositories/review/suggestion-lists.ts';
import { listTags } from '../repositories/review/tags.ts';

/** The state of each tag that is in use, in the order of the codebook. */
export async function describeSuggestions(database: Queryable, matterId: string): Promise<TagSuggestions[]> {
  const tags = await listTags(database, matterId);
  const pages = await countPagesIn(database, { matterId });
  return Promise.all(
    tags
      .filter(({ isRetired }) => !isRetired)
      .map(async ({ tagId }) => {
        const decided = await listDecided(database, matterId, tagId);
        const latest = await findLatestList(database, tagId);
        return {
          ...{ tagId, ...countDecided(decided.values()), undecided: pages - decided.size },
          latest: latest ? await describeList(database, latest, decided) : null,
        };
      }),
  );
}

export async function describeList(
  database: Queryable,
  row: SuggestionListRow,
  decided: ReadonlyMap<number, DecidedAs>,
): Promise<SuggestionList> {
  const pages = await listPagesOfList(database, row.id, 'suggested');
  return {
    listId: row.id,
    tagId: row.tag_id,
    madeBy: row.made_by,
    madeAt: row.made_at,
    seed: row.seed,
    yes: row.yes_pages,
    no: row.no_pages,
    pages: pages.length,
    decided: pages.filter(({ key }) => decided.has(key)).length,
  };
}
