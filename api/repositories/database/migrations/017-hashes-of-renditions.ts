import { type Kysely, sql } from 'kysely';

/**
 * The hash of each PDF made from an original. Earlier renditions get theirs, marked as such, when they are
 * first exported.
 */
const statements = [
  // One original has two rows while a new rendition replaces an older one.
  `create table rendition_hash (
     original_sha256 text not null, sha256 text not null, recorded_at text not null,
     origin text not null check (origin in ('made', 'first-check')),
     primary key (original_sha256, sha256)) strict`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
