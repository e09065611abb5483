import { AuditEvent } from '#contract/event.ts';
import type { Queryable, Tx } from './database.ts';
import { hashEvent, NO_EVENT } from './event-hash.ts';
import { checkStored } from './json-column.ts';
import { lockMatter } from './lock-matter.ts';
import { jsonColumns } from './schema/json-columns.ts';
import type { Schema } from './schema/schema.ts';
import { fieldOf } from './sqlite-sql.ts';

/** Who did something, and when. */
export interface Act {
  /** A user's name, or `system` for what the program does by itself. */
  actor: string;
  at: Date;
}

/** Must run in the transaction of the change that the event describes. */
export async function recordEvent(
  tx: Tx,
  act: Act,
  matterId: string | null,
  event: AuditEvent,
): Promise<{ seq: number }> {
  if (matterId !== null) await lockMatter(tx, matterId);
  const { type, ...payload } = event;
  // Transactions that write follow one another, so that nobody else appends after the same event.
  const last = await findEnd(tx, 'last');
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: act.at.toISOString(),
    matter_id: matterId,
    actor: act.actor,
    type,
    payload: jsonColumns.eventPayload.write(payload),
  };
  const hash = hashEvent(last?.hash ?? NO_EVENT, row);
  await tx
    .insertInto('audit_event')
    .values({ ...row, hash })
    .execute();
  return { seq: row.seq };
}

/** Records a person's decision about a page, so that it also appears in the page's own history. */
export async function recordPageEvent(
  tx: Tx,
  act: Act,
  page: { matterId: string; key: number },
  event: AuditEvent,
): Promise<void> {
  await recordEventOfPages(tx, act, { matterId: page.matterId, keys: [page.key] }, event);
}

/** Records a person's decision that appears in the history of several pages. */
export async function recordEventOfPages(
  tx: Tx,
  act: Act,
  { matterId, keys }: { matterId: string; keys: readonly number[] },
  event: AuditEvent,
): Promise<void> {
  const { seq } = await recordEvent(tx, act, matterId, event);
  for (const key of new Set(keys)) await tx.insertInto('page_event').values({ page_key: key, seq }).execute();
}

export interface RecordedEvent {
  seq: number;
  at: string;
  actor: string;
  event: AuditEvent;
}

/** Events of a matter after `seq`, oldest first. */
export async function listEventsAfter(
  database: Queryable,
  matterId: string,
  seq: number,
): Promise<RecordedEvent[]> {
  const rows = await database
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor', 'type', 'payload'])
    .where('matter_id', '=', matterId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(1000)
    .execute();
  return rows.map(toRecordedEvent);
}

/**
 * The event written by `recordEvent`, from its row. Throws `unavailable` if it is not an event of this
 * version.
 */
export function toRecordedEvent(
  row: Pick<Schema['audit_event'], 'at' | 'actor' | 'type' | 'payload'> & { seq: number },
): RecordedEvent {
  const { seq, at, actor, type, payload } = row;
  const stored = { type, ...jsonColumns.eventPayload.read(payload, seq) };
  return { seq, at, actor, event: checkStored(AuditEvent, stored, 'audit_event.payload', seq) };
}

export async function getLastSeq(database: Queryable): Promise<number> {
  const row = await database
    .selectFrom('audit_event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** The first or the last event of the log; undefined if there is none. */
export async function findEnd(database: Queryable, which: 'first' | 'last') {
  return database
    .selectFrom('audit_event')
    .select(['seq', 'at', 'hash'])
    .orderBy('seq', which === 'first' ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findEventByHash(
  database: Queryable,
  hash: string,
): Promise<{ seq: number; at: string } | undefined> {
  return database
    .selectFrom('audit_event')
    .select(['seq', 'at'])
    .where('hash', '=', hash.toLowerCase())
    .executeTakeFirst();
}

/** Who made the export with this manifest, and when. */
export async function findExport(
  database: Queryable,
  manifestSha256: string,
): Promise<{ actor: string; at: string } | undefined> {
  return database
    .selectFrom('audit_event')
    .select(['actor', 'at'])
    .where('type', '=', 'exhibits.exported')
    .where((eb) => eb(fieldOf<string>(eb.ref('payload'), 'manifestSha256'), '=', manifestSha256))
    .orderBy('seq')
    .executeTakeFirst();
}

/** When the data folder was last backed up, by the clock of this machine; null if it never was. */
export async function findLastBackup(database: Queryable): Promise<string | null> {
  const row = await database
    .selectFrom('audit_event')
    .select((eb) => eb.fn.max<string | null>('at').as('at'))
    // Only events of the whole folder: there are few, and an index finds them.
    .where('matter_id', 'is', null)
    .where('type', '=', 'folder.backed-up')
    .executeTakeFirst();
  return row?.at ?? null;
}
