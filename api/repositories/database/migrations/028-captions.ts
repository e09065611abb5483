import { type Kysely, sql } from 'kysely';

const statements = [
  `create table caption (
     matter_id text primary key references matter (id), court text not null, parties text not null,
     docket_number text not null) strict`,
  `alter table exhibit_list add column declarant text not null default ''`,
];

/**
 * The caption that courts see above a matter's exhibits, and the declaration to which a list of them belongs.
 */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
