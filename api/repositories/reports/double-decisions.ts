import { type SqlBool, sql } from 'kysely';
import type { Answer } from '#contract/review/decision.ts';
import type { Queryable } from '../database/database.ts';
import { isStillSaid } from '../review/is-still-said.ts';

/** A decision about a page that several people decided about. */
export interface DoubleDecision {
  pageKey: number;
  tagId: string | null;
  person: string;
  answer: Answer;
}

/** How many pages two people or more decided about, and how many only one did, outside of adjudications. */
export async function countPagesRead(
  database: Queryable,
  matterId: string,
): Promise<{ twice: number; once: number }> {
  return database
    .selectFrom(selectPeople(database, matterId).as('decided'))
    .select([
      sql<number>`count(case when people > 1 then 1 end)`.as('twice'),
      sql<number>`count(case when people = 1 then 1 end)`.as('once'),
    ])
    .executeTakeFirstOrThrow();
}

/** In the order in which they were made, for each page. */
export async function listDoubleDecisions(database: Queryable, matterId: string): Promise<DoubleDecision[]> {
  return database
    .selectFrom('decision')
    .select(['page_key as pageKey', 'tag_id as tagId', 'person', 'answer'])
    .where('matter_id', '=', matterId)
    .where('level', '!=', 'adjudication')
    .where((eb) =>
      eb(
        'page_key',
        'in',
        eb
          .selectFrom(selectPeople(database, matterId).as('decided'))
          .select('decided.page_key')
          .where(sql<SqlBool>`people > 1`),
      ),
    )
    .orderBy('page_key')
    .orderBy('id')
    .execute();
}

/** For each page, how many people decided about it and still say something of it. */
function selectPeople(database: Queryable, matterId: string) {
  return database
    .selectFrom('decision')
    .select(['page_key', sql<number>`count(distinct person)`.as('people')])
    .where('matter_id', '=', matterId)
    .where('level', '!=', 'adjudication')
    .where(isStillSaid)
    .groupBy('page_key');
}
