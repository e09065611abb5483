import { type Kysely, sql } from 'kysely';

/**
 * Facts of the chronology with their passages and names. Each change of status is a row of its own; the latest is kept
 * beside the fact.
 */
const statements = [
  `create table chronology_fact (
     id text primary key not null, matter_id text not null references matter (id),
     statement text not null, date_from text, date_to text, last_day text, is_about integer not null,
     certainty text not null, issue_tag_id text references tag (id), issue_text text not null,
     version integer not null, status text not null, author text not null, created_at text not null,
     check ((date_from is null) = (last_day is null))) strict`,
  'create index chronology_fact_by_date on chronology_fact (matter_id, date_from, last_day)',
  `create table chronology_fact_passage (
     fact_id text not null references chronology_fact (id), ordinal integer not null,
     passage_id text not null references passage (id),
     primary key (fact_id, ordinal)) strict, without rowid`,
  'create index chronology_fact_passage_by_passage on chronology_fact_passage (passage_id)',
  `create table chronology_fact_name (
     fact_id text not null references chronology_fact (id), kind text not null, ordinal integer not null,
     name text not null,
     primary key (fact_id, kind, ordinal)) strict, without rowid`,
  `create table chronology_fact_step (
     id integer primary key not null, fact_id text not null references chronology_fact (id),
     status text not null, author text not null, at text not null) strict`,
  'create index chronology_fact_step_by_fact on chronology_fact_step (fact_id)',
  `create trigger chronology_fact_step_is_never_changed before update on chronology_fact_step
     begin select raise(abort, 'The statuses of facts are append-only.'); end`,
  `create trigger chronology_fact_step_is_never_deleted before delete on chronology_fact_step
     begin select raise(abort, 'The statuses of facts are append-only.'); end`,
];

export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
