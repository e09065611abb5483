import { sql } from 'kysely';
import type { DecisionRequest, DecisionResult } from '#contract/review/decision.ts';
import { toRecordedEvent } from '../database/audit-log.ts';
import type { Tx } from '../database/database.ts';
import { anyOf, fieldOf } from '../database/sqlite-sql.ts';

/**
 * What a person's request changed when it arrived before; undefined if it is new, or changed nothing then. It is
 * found in the history of the pages, which is short where the audit log is long.
 */
export async function findRecorded(
  tx: Tx,
  person: string,
  { id }: DecisionRequest,
  keys: readonly number[],
): Promise<Pick<DecisionResult, 'eventId' | 'changedPageIds'> | undefined> {
  const row = await tx
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor', 'type', 'payload'])
    .where('seq', 'in', (pages) =>
      pages
        .selectFrom('page_event')
        .select('seq')
        .where(sql<boolean>`page_key in ${anyOf(keys)}`),
    )
    .where('type', '=', 'pages.decided')
    .where('actor', '=', person)
    .where((event) => sql<boolean>`${fieldOf(event.ref('payload'), 'request.id')} = ${id}`)
    .executeTakeFirst();
  if (!row) return undefined;
  const { event } = toRecordedEvent(row);
  if (event.type !== 'pages.decided') return undefined;
  return { eventId: row.seq, changedPageIds: event.pageIds };
}
