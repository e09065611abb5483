import { createHash } from 'node:crypto';
import type { AuditEvent } from '#contract/event.ts';
import type { AuditExtract, AuditFilter, AuditMark } from '#contract/reports/audit.ts';
import { describeEvent } from '#contract/reports/describe-event.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatInstant, formatLongDate } from '#contract/values/dates.ts';
import { toAuditCsv } from './audit-csv.ts';
import { toTablePdf } from './table-pdf.ts';

interface AuditPdfInput {
  extract: AuditExtract;
  matterName: string;
  withNames: boolean;
  /** The name by which others see the person of the filter. */
  personName: string;
  program: string;
  now: Date;
}

/** The log as an exhibit of a declaration: what it contains, the events with their hashes, how to verify them. */
export async function toAuditPdf(input: AuditPdfInput): Promise<Uint8Array> {
  const { extract, matterName, withNames, program, now } = input;
  return toTablePdf({
    title: `Audit log: ${matterName}`,
    notes: describeExtract(input),
    columns: [
      ...[{ title: 'Event' }, { title: 'Time', share: 4 }, { title: 'Person', share: 3.4 }],
      ...[{ title: 'What was done', share: 5 }, ...(withNames ? [{ title: 'Name', share: 4 }] : [])],
      ...[{ title: 'Pages' }, { title: 'Page', share: 4 }, { title: 'SHA-256 of the event', share: 6.4 }],
    ],
    rows: extract.events.map((event) => [
      ...[event.seq, formatInstant(event.at), event.byName, event.what],
      ...(withNames ? [event.about] : []),
      event.pages,
      event.page ? (event.page.bates ?? event.page.controlNumber) : null,
      `${event.hash.slice(0, 32)} ${event.hash.slice(32)}`,
    ]),
    program,
    now,
  });
}

function describeExtract({ extract, withNames, personName, program, now }: AuditPdfInput): string[] {
  const { total, first, last, filter, timeZone } = extract;
  const csv = createHash('sha256').update(toAuditCsv(extract, withNames)).digest('hex');
  return [
    `Made with ${program} on ${formatInstant(now.toISOString())}. Times are those of the time zone ${timeZone}.`,
    `Period: ${describePeriod(filter)}. Filters: ${describeFilters(filter, personName)}. It contains ${counted(total, 'event')}${first ? '' : ', so that there is no hash'}.`,
    ...(first ? [describeMark('First event', first)] : []),
    ...(last ? [describeMark('Last event', last)] : []),
    `SHA-256 of the CSV file with the same events: ${csv}`,
    `What people wrote (answers, notes, reasons, searches) is not included${withNames ? '; names of tags, batches, lists and searches are' : ''}.`,
    'How to verify: events are appended and never changed. The hash of each is the SHA-256 of the JSON array [previous hash, event, time (UTC), matter id, user name, type, payload SHA-256], written without spaces, with the values of these columns of the CSV file; the hash before event 1 is 64 zeros. Each hash therefore covers every event before it. Whoever has the data folder runs “uncover verify --data DIR --event HASH”, which recomputes the hashes of all events and says whether an event with this hash is among them. Numbers that are missing here are events of other matters or outside of the filters.',
  ];
}

function describeMark(which: string, { seq, at, hash }: AuditMark): string {
  return `${which}: number ${formatNumber(seq)}, ${formatInstant(at)}, SHA-256 ${hash}`;
}

function describePeriod({ from, to }: AuditFilter): string {
  if (from && to) return `${formatLongDate(from)} to ${formatLongDate(to)}`;
  if (from) return `from ${formatLongDate(from)}`;
  return to ? `to ${formatLongDate(to)}` : 'from the beginning of the matter';
}

function describeFilters({ person, type }: AuditFilter, personName: string): string {
  const parts = [
    ...(person === undefined ? [] : [`only ${personName}`]),
    ...(type === undefined ? [] : [`only “${describeEvent(type as AuditEvent['type'])}”`]),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}
