import { type Kysely, sql } from 'kysely';

/**
 * A matter has one index on the search server: it answers, or it is being filled. Before, two indexes swapped
 * names, and with a key that may not see that task the swap was repeated forever: every matter is filled
 * again.
 */
const statements = [
  'alter table engine_state drop column rebuild_shape',
  'alter table engine_state drop column is_swapping',
  'alter table engine_state rename column rebuild_seq to filling_seq',
  'alter table engine_state add column filled_at text',
  `update engine_state
     set pushed_seq = null, filling_seq = null, shape = '', failure = null, failed_at = null`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
