import { type SqlBool, sql } from 'kysely';
import type { Position } from '#contract/review/settle-decisions.ts';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/** The tag of standing decisions that nothing applies, which have none. */
export const NO_TAG = '';

/** What a person says of a tag on a page. */
export interface PersonalPosition extends Position {
  pageKey: number;
  /** NO_TAG where it is that nothing applies. */
  tagId: string;
  person: string;
}

/** Everything that people say of these pages, about one tag (or NO_TAG) or all of them. */
export async function listPositions(
  database: Queryable,
  keys: readonly number[],
  tagId?: string,
): Promise<PersonalPosition[]> {
  const rows = await database
    .selectFrom('standing_decision')
    .innerJoin('decision', 'decision.id', 'standing_decision.decision_id')
    .select([
      'standing_decision.page_key as pageKey',
      'standing_decision.tag_id as tagId',
      'standing_decision.person',
      'decision.answer',
      'decision.level',
      'decision.role',
      'decision.id as order',
    ])
    .where(sql<SqlBool>`standing_decision.page_key in ${anyOf(keys)}`)
    .$if(tagId !== undefined, (select) => select.where('standing_decision.tag_id', '=', tagId ?? NO_TAG))
    .execute();
  return rows.flatMap(({ answer, ...row }) => (answer === 'cleared' ? [] : [{ ...row, answer }]));
}
