import { type Kysely, sql } from 'kysely';

/**
 * Batches: pages that one person at a time reviews. `open_level` is the batch's level while it is open, so that the
 * database refuses a page in two open batches of one level.
 */
const statements = [
  `create table batch (
     id text primary key not null, matter_id text not null references matter (id),
     number integer not null, name text not null collate nocase,
     level text not null check (level in ('first', 'second')),
     priority text not null check (priority in ('high', 'normal', 'low')),
     divided_by text not null check (divided_by in ('pages', 'documents')),
     source text not null, seed text, expires_after integer not null,
     made_by text not null, made_at text not null,
     holder text, held_since text, position_key integer references page (key),
     finished_by text, finished_at text,
     check ((holder is null) = (held_since is null)), check ((finished_by is null) = (finished_at is null)),
     unique (matter_id, number), unique (matter_id, name)) strict`,
  `create table batch_page (
     batch_id text not null references batch (id), page_key integer not null references page (key),
     open_level text check (open_level in ('first', 'second')),
     primary key (batch_id, page_key)) strict, without rowid`,
  `create unique index page_in_open_batch on batch_page (page_key, open_level)
     where open_level is not null`,
  `create table batch_event (
     batch_id text not null references batch (id), seq integer not null references audit_event (seq),
     primary key (batch_id, seq)) strict, without rowid`,
  'create index decision_by_batch on decision (batch_id, page_key) where batch_id is not null',
  `create trigger batch_event_is_never_changed before update on batch_event
     begin select raise(abort, 'the history of batches is append-only'); end`,
  `create trigger batch_event_is_never_deleted before delete on batch_event
     begin select raise(abort, 'the history of batches is append-only'); end`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
