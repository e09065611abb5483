import { type Kysely, sql } from 'kysely';
import { type HashedEvent, hashEvent, NO_EVENT } from '../event-hash.ts';

const GUARD = `create trigger audit_event_is_never_changed before update on audit_event
  begin select raise(abort, 'the audit log is append-only'); end`;
/** Events that are hashed at a time. */
const BATCH = 5000;

/** Each event of the audit log covers the event before it, also those that were there before. */
export async function up<Tables>(database: Kysely<Tables>): Promise<void> {
  await sql.raw('drop trigger audit_event_is_never_changed').execute(database);
  await sql.raw(`alter table audit_event add column hash text not null default ''`).execute(database);
  let hash = NO_EVENT;
  for (let last = 0; ; ) {
    const { rows } = await sql<HashedEvent>`
      select seq, at, matter_id, actor, type, payload from audit_event
      where seq > ${last} order by seq limit ${BATCH}`.execute(database);
    for (const event of rows) {
      hash = hashEvent(hash, event);
      await sql`update audit_event set hash = ${hash} where seq = ${event.seq}`.execute(database);
    }
    const end = rows.at(-1);
    if (!end) break;
    last = end.seq;
  }
  await sql.raw(GUARD).execute(database);
}
