import { setImmediate } from 'node:timers/promises';
import type { AuditEvent } from '#contract/event.ts';
import type {
  AuditExtract,
  AuditFilter,
  AuditSummary,
  AuditWindow,
  HashedLine,
} from '#contract/reports/audit.ts';
import { describeEvent } from '#contract/reports/describe-event.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { UncoverError } from '../errors.ts';
import { getLastSeq } from '../repositories/database/audit-log.ts';
import type { Queryable } from '../repositories/database/database.ts';
import {
  type AuditScope,
  countAuditEvents,
  findAuditMark,
  listAuditChoices,
  listAuditLinesAfter,
  listLatestAuditLines,
} from '../repositories/reports/audit-events.ts';

/** Events that are read at a time for a file. */
const BATCH = 1000;

/** A part of the log for the screen. */
export async function showAuditLog(
  database: Queryable,
  matterId: string,
  filter: AuditFilter,
  window: { offset: number; limit: number },
): Promise<AuditWindow> {
  const scope = { ...filter, matterId, until: await getLastSeq(database) };
  const { people, types } = await listAuditChoices(database, matterId);
  const lines = await listLatestAuditLines(database, scope, window);
  return {
    ...(await summarize(database, scope)),
    events: lines.map(({ previousHash, payloadSha256, matterId: _, ...line }) => line),
    people,
    types: types
      .map(({ type, events }) => ({ type, what: describeEvent(type as AuditEvent['type']), events }))
      .sort((one, other) => one.what.localeCompare(other.what, 'en')),
  };
}

/** All events that fit a filter. Throws if there are more than `most`. */
export async function extractAuditLog(
  database: Queryable,
  matterId: string,
  filter: AuditFilter,
  most = Number.POSITIVE_INFINITY,
): Promise<AuditExtract> {
  const scope = { ...filter, matterId, until: await getLastSeq(database) };
  const summary = await summarize(database, scope);
  refuseTooMany(summary.total, most);
  const events: HashedLine[] = [];
  for (let last = 0; events.length < summary.total; last = events.at(-1)?.seq ?? scope.until) {
    events.push(...(await listAuditLinesAfter(database, scope, last, BATCH)));
    // Other requests are answered in between.
    await setImmediate();
  }
  return { ...summary, filter, events };
}

function refuseTooMany(events: number, most: number): void {
  if (events <= most) return;
  throw new UncoverError(
    'too-large',
    `A PDF has at most ${formatNumber(most)} events, and these are ${formatNumber(events)}. Choose a shorter period or one person, or download the CSV file, which has no limit.`,
  );
}

async function summarize(database: Queryable, scope: AuditScope): Promise<AuditSummary> {
  return {
    total: await countAuditEvents(database, scope),
    first: await findAuditMark(database, scope, 'first'),
    last: await findAuditMark(database, scope, 'last'),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
