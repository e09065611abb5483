import { type SqlBool, sql } from 'kysely';
import { CHANGES_SENT, type PageChange } from '#contract/pages/page.ts';
import { type DecidedInEvent, describeDecisions } from '../../contract/review/describe-decisions.ts';
import { describeWithholdingChange } from '../../contract/withholdings/describe-withholding-change.ts';
import { type RecordedEvent, toRecordedEvent } from '../database/audit-log.ts';
import type { Queryable } from '../database/database.ts';
import { anyOf } from '../database/sqlite-sql.ts';

/** People's decisions about a page, newest first: the latest, or those before an event. */
export async function listPageHistory(
  database: Queryable,
  pageKey: number,
  before = Number.MAX_SAFE_INTEGER,
): Promise<PageChange[]> {
  const rows = await database
    .selectFrom('page_event')
    .innerJoin('audit_event', 'audit_event.seq', 'page_event.seq')
    .select([
      'audit_event.seq',
      'audit_event.at',
      'audit_event.actor',
      'audit_event.type',
      'audit_event.payload',
    ])
    .where('page_event.page_key', '=', pageKey)
    .where('page_event.seq', '<', before)
    .orderBy('page_event.seq', 'desc')
    .limit(CHANGES_SENT)
    .execute();
  const decided = await listDecided(
    database,
    pageKey,
    rows.map(({ seq }) => seq),
  );
  return rows.map(toRecordedEvent).map(({ seq, at, actor, event }) => ({
    seq,
    at,
    by: actor,
    what: describeDecisions(event, decided.get(seq) ?? []) ?? inWords(event),
  }));
}

/** What was decided about the page in each of the events. */
async function listDecided(
  database: Queryable,
  pageKey: number,
  seqs: readonly number[],
): Promise<Map<number | null, DecidedInEvent[]>> {
  const rows = await database
    .selectFrom('decision')
    .leftJoin('tag', 'tag.id', 'decision.tag_id')
    .leftJoin('batch', 'batch.id', 'decision.batch_id')
    .select([
      'decision.seq',
      'decision.tag_id as tagId',
      'tag.name',
      'decision.answer',
      'decision.level',
      'batch.name as batchName',
      'decision.tag_version as tagVersion',
      'tag.version as versionInUse',
    ])
    .where('decision.page_key', '=', pageKey)
    .where(sql<SqlBool>`decision.seq in ${anyOf(seqs)}`)
    .orderBy('decision.id')
    .execute();
  return Map.groupBy(rows, ({ seq }) => seq);
}

function inWords(event: RecordedEvent['event']): string {
  switch (event.type) {
    case 'page.tagged':
      return `put on “${event.name}”`;
    case 'page.untagged':
      return `took off “${event.name}”`;
    case 'text.corrected':
      return `corrected the text (version ${event.version})`;
    case 'text.read-again':
      return `had the page read again by OCR (version ${event.version}${event.inUse ? '' : ', kept beside the correction'})`;
    case 'text.chosen':
      return `went from text version ${event.before} to ${event.version}`;
    case 'passage.added':
      return event.quotation === null ? 'wrote a note on the page' : `quoted “${event.quotation}”`;
    case 'passage.changed':
      return 'changed a passage or note';
    case 'passage.removed':
      return `deleted ${describePassage(event)}`;
    case 'passage.restored':
      return `restored ${describePassage(event)}`;
    case 'reply.added':
      return `replied to a passage or note: “${event.text}”`;
    case 'reply.removed':
      return `deleted the reply of ${event.author}: “${event.text}”`;
    case 'reply.restored':
      return `restored the reply of ${event.author}: “${event.text}”`;
    // Without its reason, which may say what is on its other page, and that may be sequestered.
    case 'contradiction.proposed':
      return 'linked a passage as one side of a contradiction';
    case 'contradiction.changed':
      return 'changed the reason of a contradiction';
    case 'contradiction.status-changed':
      return `changed a contradiction from ${event.before} to ${event.after}`;
    // Without what the fact says, for the same reason.
    case 'chronology-fact.proposed':
      return 'cited a passage for a fact of the chronology';
    case 'chronology-fact.changed':
      return 'changed a fact of the chronology';
    case 'chronology-fact.status-changed':
      return `changed a fact of the chronology from ${event.before} to ${event.after}`;
    case 'marks.corrected':
      return `corrected the agency’s marks (${event.boxes === 1 ? '1 box' : `${event.boxes} boxes`})`;
    case 'marks.restored':
      return 'let the agency’s marks count as they were read';
    case 'exhibits.exported':
      return `exported the page as an exhibit of “${event.name}”`;
    case 'withholding.changed':
      return describeWithholdingChange(event);
    case 'boundary.split':
      return 'split the document here';
    case 'boundary.joined':
      return 'joined the page to the document before it';
    case 'boundary.restored':
      return 'took back a decision on where the document starts';
    case 'fact.typed':
      return event.values === null
        ? `let what was read count again as the document’s ${event.fact}`
        : `entered the document’s ${event.fact}: ${event.values.join('; ') || 'none'}`;
    case 'parent.set':
      return event.parentId === null
        ? 'parted the document from the one that it was attached to'
        : 'joined the document to the one that it was attached to';
    case 'bates.typed':
      return event.bates === null
        ? `said that the page has no Bates number (before: ${event.before ?? 'none'})`
        : `typed the Bates number ${event.bates} (before: ${event.before ?? 'none'})`;
    case 'bates.restored':
      return `let the Bates number that was read count again (before: ${event.before ?? 'none'})`;
    default:
      return event.type;
  }
}

function describePassage({ quotation, author }: { quotation: string | null; author: string }): string {
  return quotation === null ? `the note of ${author}` : `the passage of ${author}: “${quotation}”`;
}
