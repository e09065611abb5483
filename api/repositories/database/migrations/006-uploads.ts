import { type Kysely, sql } from 'kysely';

/**
 * Uploads from a browser, and the productions that the server is to read. Pages are counted repeatedly while
 * they are read, so each page records how it was read, and the counted columns are indexed.
 */
const statements = [
  `create table upload (
     id text primary key, matter_id text not null references matter (id), production_name text not null,
     path text not null, bytes integer not null check (bytes >= 0), last_modified integer not null,
     bytes_here integer not null check (bytes_here between 0 and bytes),
     status text not null check (status in ('receiving', 'received', 'ready')),
     started_by text not null, started_at text not null,
     unique (matter_id, started_by, production_name, path, bytes, last_modified)) strict`,
  `create table reading (
     production_id text primary key references production (id),
     status text not null check (status in ('waiting', 'reading', 'stopped', 'failed')),
     message text, asked_by text not null, asked_at text not null) strict`,
  `alter table page add column read_as text not null default 'none'`,
  `update page set read_as = (
     select source from page_text
     where page_key = page.key and source != 'corrected' order by version desc limit 1)`,
  'create index page_by_reading on page (production_id, status, read_as)',
  'create index page_with_bates on page (production_id, position) where bates is not null',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
