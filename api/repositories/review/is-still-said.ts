import { type SqlBool, sql } from 'kysely';

/**
 * Whether the person of a decision still says something of its page. The empty text keeps SQLite from looking at
 * everything that the person says, where it should look at the few rows of the page.
 */
export const isStillSaid = sql<SqlBool>`exists (
  select 1 from standing_decision
  where standing_decision.page_key = decision.page_key and standing_decision.person || '' = decision.person)`;
