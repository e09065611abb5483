import { type Kysely, sql } from 'kysely';

/** A person's role in each matter; until now everyone had one role in all of their matters. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `alter table membership add column role text not null default 'read-only'
         check (role in ('attorney', 'reviewer', 'read-only'))`,
    )
    .execute(database);
  await sql
    .raw('update membership set role = (select role from user where user.id = membership.user_id)')
    .execute(database);
}
