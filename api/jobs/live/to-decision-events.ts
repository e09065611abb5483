import type { LiveEvent } from '#contract/live-event.ts';
import type { RecordedEvent } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import { listPageKeys } from '../../repositories/pages/pages.ts';
import { listCarrying } from '../../repositories/review/append-decisions.ts';
import { listPositions } from '../../repositories/review/positions.ts';

/**
 * The events that open browsers receive for a recorded decision, one for each tag that it is about; none for other
 * events. They have the pages' present state, which depends on everybody's decisions, and may be later than the event.
 */
export async function toDecisionEvents(
  database: Database,
  matterId: string,
  { seq, event, actor }: RecordedEvent,
): Promise<LiveEvent[]> {
  if (event.type !== 'pages.decided' && event.type !== 'decision.undone') return [];
  const { pageIds } = event;
  const keys = await listPageKeys(database, matterId, pageIds);
  const decided = await listPositions(database, [...keys.values()]);
  const reviewed = new Set(decided.map(({ pageKey }) => pageKey));
  const listIn = (wanted: ReadonlySet<unknown>) => pageIds.filter((pageId) => wanted.has(keys.get(pageId)));
  const tagIds = new Set([event.tagId, ...(await listTagsOfEvent(database, seq))]);
  const events: LiveEvent[] = [];
  for (const tagId of tagIds) {
    const carrying = tagId === null ? new Set() : await listCarrying(database, tagId, [...keys.values()]);
    const about = { tagId, pageIds, by: actor };
    const lists = { carryingPageIds: listIn(carrying), reviewedPageIds: listIn(reviewed) };
    events.push({ type: 'pages.decided', ...about, ...lists });
  }
  return events;
}

/** Its own tag, and those of the same group that it took off. */
async function listTagsOfEvent(database: Database, seq: number): Promise<string[]> {
  const rows = await database
    .selectFrom('decision')
    .select('tag_id')
    .distinct()
    .where('seq', '=', seq)
    .where('tag_id', 'is not', null)
    .execute();
  return rows.flatMap(({ tag_id }) => tag_id ?? []);
}
