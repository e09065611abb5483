import type { AuditEvent } from '#contract/event.ts';
import type { BatchChange } from '#contract/review/batch.ts';
import { counted } from '#contract/values/counted.ts';
import { toRecordedEvent } from '../../database/audit-log.ts';
import type { Queryable } from '../../database/database.ts';

/** What happened to a batch, newest first. */
export async function listBatchHistory(database: Queryable, batchId: string): Promise<BatchChange[]> {
  const rows = await database
    .selectFrom('batch_event')
    .innerJoin('audit_event', 'audit_event.seq', 'batch_event.seq')
    .select([
      'audit_event.seq',
      'audit_event.at',
      'audit_event.actor',
      'audit_event.type',
      'audit_event.payload',
    ])
    .where('batch_event.batch_id', '=', batchId)
    .orderBy('batch_event.seq', 'desc')
    .execute();
  return rows.map(toRecordedEvent).map(({ seq, at, actor, event }) => ({
    ...{ seq, at, by: actor },
    what: describeChange(event),
  }));
}

function describeChange(event: AuditEvent): string {
  switch (event.type) {
    case 'batches.made':
      return `made ${counted(event.batchIds.length, 'batch', 'batches')} of ${counted(event.pages, 'page')} from ${event.source}`;
    case 'batch.taken':
      return 'took the batch';
    case 'batch.assigned':
      return event.before === null
        ? `assigned the batch to ${event.holder}`
        : `reassigned the batch from ${event.before} to ${event.holder}`;
    case 'batch.returned':
      return `returned the batch of ${event.holder}`;
    case 'batch.expired':
      return `made the batch free: ${event.holder} decided nothing for ${counted(event.hours, 'hour')}`;
    case 'batch.finished':
      return event.undecided === 0
        ? 'finished the batch'
        : `finished the batch with ${counted(event.undecided, 'page')} left undecided`;
    case 'batch.reopened':
      return 'reopened the batch';
    default:
      return event.type;
  }
}
