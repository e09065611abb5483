import { type Kysely, sql } from 'kysely';

/**
 * What a file is and what contained it, how pages are turned upright, and the hash of their pixels. SQLite
 * cannot widen a check: the source of Bates numbers moves to a column that accepts one more value.
 */
const statements = [
  'alter table source_file add column parent_id text references source_file (id)',
  `alter table source_file add column kind text not null default 'pdf'`,
  'alter table source_file add column rendition integer not null default 0',
  'create index source_file_by_parent on source_file (parent_id) where parent_id is not null',
  'alter table page add column turned integer not null default 0 check (turned in (0, 90, 180, 270))',
  'alter table page add column pixels text',
  'create index page_by_pixels on page (matter_id, pixels) where pixels is not null',
  `alter table page add column bates_from text check (bates_from in ('read', 'inferred', 'typed', 'load-file'))`,
  'update page set bates_from = bates_source',
  'alter table page drop column bates_source',
  'alter table page rename column bates_from to bates_source',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
