import { type SqlBool, sql } from 'kysely';
import type { AuditFilter, AuditLine, AuditMark, HashedLine } from '#contract/reports/audit.ts';
import {
  countPagesOfEvent,
  describeEvent,
  findNameInEvent,
  findPageOfEvent,
} from '#contract/reports/describe-event.ts';
import { toRecordedEvent } from '../database/audit-log.ts';
import type { Queryable } from '../database/database.ts';
import { hashPayload, NO_EVENT } from '../database/event-hash.ts';
import type { LoggedEvent } from '../database/integrity.ts';
import { anyOf, localDayOf } from '../database/sqlite-sql.ts';

/** Events of a matter. As events are never changed, all answers with one `until` are of one moment. */
export interface AuditScope extends AuditFilter {
  matterId: string;
  /** The last event of the log at that moment. */
  until: number;
}

function eventsIn(database: Queryable, { matterId, until, person, type, from, to }: AuditScope) {
  return database
    .selectFrom('audit_event')
    .where('matter_id', '=', matterId)
    .where('seq', '<=', until)
    .$if(person !== undefined, (query) => query.where('actor', '=', person ?? ''))
    .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
    .$if(from !== undefined, (query) => query.where((eb) => eb(localDayOf(eb.ref('at')), '>=', from ?? '')))
    .$if(to !== undefined, (query) => query.where((eb) => eb(localDayOf(eb.ref('at')), '<=', to ?? '')));
}

export async function countAuditEvents(database: Queryable, scope: AuditScope): Promise<number> {
  const { events } = await eventsIn(database, scope)
    .select((eb) => eb.fn.countAll<number>().as('events'))
    .executeTakeFirstOrThrow();
  return events;
}

/** The first or the last event that fits. */
export async function findAuditMark(
  database: Queryable,
  scope: AuditScope,
  which: 'first' | 'last',
): Promise<AuditMark | null> {
  const mark = await eventsIn(database, scope)
    .select(['seq', 'at', 'hash'])
    .orderBy('seq', which === 'first' ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst();
  return mark ?? null;
}

/** Events that fit, the latest first. */
export async function listLatestAuditLines(
  database: Queryable,
  scope: AuditScope,
  { offset, limit }: { offset: number; limit: number },
): Promise<HashedLine[]> {
  const rows = await eventsIn(database, scope)
    .selectAll()
    .orderBy('seq', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  return toLines(database, scope.matterId, rows);
}

/** Events that fit after `seq`, the oldest first. */
export async function listAuditLinesAfter(
  database: Queryable,
  scope: AuditScope,
  seq: number,
  limit: number,
): Promise<HashedLine[]> {
  const rows = await eventsIn(database, scope)
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return toLines(database, scope.matterId, rows);
}

async function toLines(
  database: Queryable,
  matterId: string,
  rows: readonly LoggedEvent[],
): Promise<HashedLine[]> {
  const events = rows.map((row) => ({ row, event: toRecordedEvent(row).event }));
  const names = await listNames(database);
  const previous = await listHashes(
    database,
    rows.map(({ seq }) => seq - 1),
  );
  const pages = await listPages(
    database,
    matterId,
    events.flatMap(({ event }) => findPageOfEvent(event) ?? []),
  );
  return events.map(({ row, event }) => ({
    ...{ seq: row.seq, at: row.at, hash: row.hash, type: row.type },
    ...{ by: row.actor, byName: nameOf(row.actor, names), what: describeEvent(event.type) },
    ...{ about: findNameInEvent(event), pages: countPagesOfEvent(event) },
    page: pages.get(findPageOfEvent(event) ?? '') ?? null,
    matterId,
    previousHash: previous.get(row.seq - 1) ?? NO_EVENT,
    payloadSha256: hashPayload(row.payload),
  }));
}

async function listHashes(database: Queryable, seqs: readonly number[]): Promise<Map<number, string>> {
  const rows = await database
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .where(sql<SqlBool>`seq in ${anyOf(seqs)}`)
    .execute();
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

async function listNames(database: Queryable): Promise<Map<string, string>> {
  const rows = await database.selectFrom('user').select(['name', 'display_name']).execute();
  return new Map(rows.map(({ name, display_name }) => [name, display_name]));
}

/** What the program does by itself has no person. */
function nameOf(actor: string, names: ReadonlyMap<string, string>): string {
  return names.get(actor) ?? (actor === 'system' ? 'Uncover' : actor);
}

/** By id, without those that nobody may see. */
async function listPages(
  database: Queryable,
  matterId: string,
  ids: readonly string[],
): Promise<Map<string, NonNullable<AuditLine['page']>>> {
  const pages = await database
    .selectFrom('page')
    .select(['id as pageId', 'bates', 'control_number as controlNumber'])
    .where('matter_id', '=', matterId)
    .where(sql<SqlBool>`id in ${anyOf(ids)}`)
    .execute();
  return new Map(pages.map((page) => [page.pageId, page]));
}

/** Everyone who did something in the matter, and what was done, each with the number of events. */
export async function listAuditChoices(database: Queryable, matterId: string) {
  const people = await database
    .selectFrom('audit_event')
    .select((eb) => ['actor', eb.fn.countAll<number>().as('events')])
    .where('matter_id', '=', matterId)
    .groupBy('actor')
    .execute();
  const types = await database
    .selectFrom('audit_event')
    .select((eb) => ['type', eb.fn.countAll<number>().as('events')])
    .where('matter_id', '=', matterId)
    .groupBy('type')
    .execute();
  const names = await listNames(database);
  return {
    people: people
      .map(({ actor, events }) => ({ userName: actor, name: nameOf(actor, names), events }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    types,
  };
}
