import { type Kysely, sql } from 'kysely';

/** How many pages the agency said that a production has. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table production add column declared_pages integer check (declared_pages >= 0)`.execute(
    database,
  );
}
