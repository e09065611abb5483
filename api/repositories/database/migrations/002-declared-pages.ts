import { type Kysely, sql } from 'kysely';

/** The number of pages in a production that the agency stated. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table production add column declared_pages integer check (declared_pages >= 0)`.execute(
    database,
  );
}
