import { type Kysely, sql } from 'kysely';

/** The color of a tag is spelled as everywhere else in the program. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql.raw('alter table tag rename column colour to color').execute(database);
}
