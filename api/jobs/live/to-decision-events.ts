import type { LiveEvent } from '#contract/event.ts';
import type { RecordedEvent } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import { listPageKeys } from '../../repositories/pages/pages.ts';
import { listCarrying } from '../../repositories/review/append-decisions.ts';
import { listPositions } from '../../repositories/review/positions.ts';

/**
 * The event that open browsers receive for a recorded decision; none for other events. It has the pages' present
 * state, which depends on everybody's decisions, and may be later than the event.
 */
export async function toDecisionEvents(
  database: Database,
  matterId: string,
  { event, actor }: RecordedEvent,
): Promise<LiveEvent[]> {
  if (event.type !== 'pages.decided' && event.type !== 'decision.undone') return [];
  const { tagId, pageIds } = event;
  const keys = await listPageKeys(database, matterId, pageIds);
  const carrying = tagId === null ? new Set() : await listCarrying(database, tagId, [...keys.values()]);
  const decided = await listPositions(database, [...keys.values()]);
  const reviewed = new Set(decided.map(({ pageKey }) => pageKey));
  const listIn = (wanted: ReadonlySet<unknown>) => pageIds.filter((pageId) => wanted.has(keys.get(pageId)));
  return [
    {
      type: 'pages.decided',
      ...{ tagId, pageIds, by: actor },
      carryingPageIds: listIn(carrying),
      reviewedPageIds: listIn(reviewed),
    },
  ];
}
