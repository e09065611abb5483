import { type Kysely, sql } from 'kysely';

/** Linked passages. Each change of status is a row of its own; the latest is kept beside the link. */
const statements = [
  `create table contradiction (
     id text primary key not null, matter_id text not null references matter (id),
     a_passage_id text not null references passage (id),
     b_passage_id text not null references passage (id),
     kind text not null, why text not null, status text not null,
     author text not null, created_at text not null,
     check (a_passage_id <> b_passage_id)) strict`,
  'create index contradiction_by_matter on contradiction (matter_id, created_at, id)',
  'create index contradiction_by_a on contradiction (a_passage_id)',
  'create index contradiction_by_b on contradiction (b_passage_id)',
  `create table contradiction_step (
     id integer primary key not null, contradiction_id text not null references contradiction (id),
     status text not null, author text not null, at text not null) strict`,
  'create index contradiction_step_by_contradiction on contradiction_step (contradiction_id)',
  `create trigger contradiction_step_is_never_changed before update on contradiction_step
     begin select raise(abort, 'The statuses of contradictions are append-only.'); end`,
  `create trigger contradiction_step_is_never_deleted before delete on contradiction_step
     begin select raise(abort, 'The statuses of contradictions are append-only.'); end`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
