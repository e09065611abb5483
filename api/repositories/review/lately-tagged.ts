import type { Queryable } from '../database/database.ts';

/** The pages of a matter that a person tagged last and still says to have a tag, each once, latest first. */
export async function listLatelyTagged(
  database: Queryable,
  matterId: string,
  { userName, limit }: { userName: string; limit: number },
): Promise<{ pageKey: number; at: string }[]> {
  const rows = await database
    .selectFrom('standing_decision')
    .innerJoin('decision', 'decision.id', 'standing_decision.decision_id')
    .select((eb) => ['decision.page_key', eb.fn.max<string>('decision.at').as('at')])
    .where('standing_decision.person', '=', userName)
    .where('decision.matter_id', '=', matterId)
    .where('decision.tag_id', 'is not', null)
    .where('decision.answer', '=', 'yes')
    .groupBy('decision.page_key')
    .orderBy('at', 'desc')
    .orderBy('decision.page_key', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ page_key, at }) => ({ pageKey: page_key, at }));
}
