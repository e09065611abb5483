import type { TagState } from '#contract/review/decision.ts';
import type { Queryable } from '../database/database.ts';
import { NO_TAG } from './positions.ts';

/** What was decided of a tag on a page; `unclear` where people differ or are unsure. */
export type DecidedAs = 'yes' | 'no' | 'unclear';

const decidedAs: Record<TagState, DecidedAs> = {
  yes: 'yes',
  no: 'no',
  unsure: 'unclear',
  conflict: 'unclear',
};

/**
 * The pages of a matter on which a tag is decided, by their keys: those on which it has a state, and as no those
 * of which somebody said that nothing applies. A page that only has other tags is not decided: whoever put them
 * on may never have thought of this one.
 */
export async function listDecided(
  database: Queryable,
  matterId: string,
  tagId: string,
): Promise<Map<number, DecidedAs>> {
  const states = await database
    .selectFrom('page_tag')
    .select(['page_key', 'state'])
    .where('tag_id', '=', tagId)
    .execute();
  const decided = new Map(
    (await listNothingApplies(database, matterId)).map((key) => [key, 'no' as DecidedAs]),
  );
  for (const { page_key, state } of states) decided.set(page_key, decidedAs[state]);
  return decided;
}

/** The pages of which somebody says that nothing applies. */
async function listNothingApplies(database: Queryable, matterId: string): Promise<number[]> {
  const rows = await database
    .selectFrom('standing_decision')
    .innerJoin('page', 'page.key', 'standing_decision.page_key')
    .select('page.key')
    .distinct()
    .where('standing_decision.tag_id', '=', NO_TAG)
    .where('page.matter_id', '=', matterId)
    .execute();
  return rows.map(({ key }) => key);
}

export function countDecided(decided: Iterable<DecidedAs>): Record<DecidedAs, number> {
  const counts = { yes: 0, no: 0, unclear: 0 };
  for (const each of decided) counts[each] += 1;
  return counts;
}
