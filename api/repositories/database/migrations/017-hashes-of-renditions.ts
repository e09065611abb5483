import { type Kysely, sql } from 'kysely';

/**
 * The hash of each PDF that was made of an original. Renditions made earlier get theirs, marked as such, when
 * they are first exported.
 */
const statements = [
  // Two rows of one original while a new rendition takes the place of an older one.
  `create table rendition_hash (
     original_sha256 text not null, sha256 text not null, recorded_at text not null,
     origin text not null check (origin in ('made', 'first-check')),
     primary key (original_sha256, sha256)) strict`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
