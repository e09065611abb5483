import type { AuditExtract } from '#contract/reports/audit.ts';
import { toCsv } from './to-csv.ts';

/** The columns that the hash of an event is made from are named in the declaration (audit-pdf.ts). */
const COLUMNS = [
  ...['event', 'time (UTC)', 'person', 'user name', 'what', 'pages', 'page'],
  ...['matter id', 'type', 'payload SHA-256', 'previous hash', 'hash'],
];
const NAMES = 'name of the tag, batch, list, search or person';

/** Events as CSV. What people named is work product, and is there only if it was chosen. */
export function toAuditCsv({ events }: AuditExtract, withNames: boolean): string {
  return toCsv([
    withNames ? [...COLUMNS, NAMES] : COLUMNS,
    ...events.map((event) => [
      ...[String(event.seq), event.at, event.byName, event.by, event.what],
      ...[String(event.pages ?? ''), event.page ? (event.page.bates ?? event.page.controlNumber) : ''],
      ...[event.matterId, event.type, event.payloadSha256, event.previousHash, event.hash],
      ...(withNames ? [event.about ?? ''] : []),
    ]),
  ]);
}
