import { type SqlBool, sql } from 'kysely';
import type { DecisionResult } from '#contract/review/decision.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEvent, toRecordedEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { anyOf } from '../database/sqlite-sql.ts';
import { appendDecisions, type NewDecision } from './append-decisions.ts';
import { listPagesToSeal } from './batches/sealed-decisions.ts';
import { NO_TAG } from './positions.ts';
import { listCarryingIds } from './record-decisions.ts';

/** A recorded event that can be taken back: who made it, and the tag that it is about. */
export interface DecisionEvent {
  seq: number;
  actor: string;
  tagId: string | null;
  name: string;
}

/** Undefined for an event that the matter does not have, or in which nobody decided anything about a page. */
export async function findDecisionEvent(
  database: Queryable,
  matterId: string,
  seq: number,
): Promise<DecisionEvent | undefined> {
  const row = await database
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor', 'type', 'payload'])
    .where('matter_id', '=', matterId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!row) return undefined;
  const { actor, event } = toRecordedEvent(row);
  if (event.type !== 'pages.decided' && event.type !== 'decision.undone' && event.type !== 'page.tagged')
    return undefined;
  return { seq, actor, tagId: event.tagId, name: event.name };
}

/**
 * Restores what the person (the actor, who made the event) said before, on the pages on which the event is still
 * the last that the person said. It is an event of its own.
 */
export async function undoDecision(
  database: Database,
  act: Act,
  matterId: string,
  { seq: undone, tagId, name }: DecisionEvent,
): Promise<DecisionResult> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const latest = await listStillLatest(transaction, undone);
    const pages = new Map(latest.map(({ pageId, pageKey }) => [pageId, pageKey]));
    await refuseSealed(transaction, act.actor, [...pages.values()]);
    let eventId: number | null = null;
    if (latest.length > 0) {
      const about = { undone, tagId, name, pageIds: [...pages.keys()] };
      const { seq } = await recordEvent(transaction, act, matterId, { type: 'decision.undone', ...about });
      const restored = await listEarlier(transaction, latest);
      await appendDecisions(transaction, act, { matterId, seq, madeBy: 'undo' }, restored);
      eventId = seq;
    }
    return {
      eventId,
      changedPageIds: [...pages.keys()],
      carryingPageIds: tagId === null ? [] : await listCarryingIds(transaction, tagId, pages),
    };
  });
}

/** What the person said before would be in the open again, for the other reader to see. */
async function refuseSealed(tx: Tx, person: string, keys: readonly number[]): Promise<void> {
  if ((await listPagesToSeal(tx, person, keys)).length === 0) return;
  throw new UncoverError(
    'conflict',
    'You read some of these pages double-blind now, so an earlier decision about them can’t be taken back.',
  );
}

interface UndoneDecision {
  id: number;
  pageKey: number;
  pageId: string;
  tagId: string | null;
  person: string;
  role: NewDecision['role'];
  level: NewDecision['level'];
  batchId: NewDecision['batchId'];
  tagVersion: NewDecision['tagVersion'];
  /** The person's decision before; null where there is none. */
  earlierId: number | null;
}

/** The decisions of an event after which the person said nothing else of the tag on the page. */
async function listStillLatest(tx: Tx, seq: number): Promise<UndoneDecision[]> {
  return tx
    .selectFrom('decision')
    .innerJoin('page', 'page.key', 'decision.page_key')
    .select((eb) => [
      'decision.id',
      'decision.page_key as pageKey',
      'page.id as pageId',
      'decision.tag_id as tagId',
      'decision.person',
      'decision.role',
      'decision.level',
      'decision.batch_id as batchId',
      'decision.tag_version as tagVersion',
      eb
        .selectFrom('decision as earlier')
        .select((max) => max.fn.max('earlier.id').as('id'))
        .where(sql<SqlBool>`${isAboutTheSame('earlier')} and earlier.id < decision.id`)
        .as('earlierId'),
    ])
    .where('decision.seq', '=', seq)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision as later')
            .select('later.id')
            .where(sql<SqlBool>`${isAboutTheSame('later')} and later.id > decision.id`),
        ),
      ),
    )
    .orderBy('page.position')
    .execute();
}

/** Another decision of the same person about the same tag on the same page. */
function isAboutTheSame(other: 'earlier' | 'later') {
  const column = (name: string) => sql.ref(`${other}.${name}`);
  return sql`${column('page_key')} = decision.page_key and ${column('person')} = decision.person
    and coalesce(${column('tag_id')}, ${NO_TAG}) = coalesce(decision.tag_id, ${NO_TAG})`;
}

/** What the person said before each of the decisions, in the role and batch of then; `cleared` where that is nothing. */
async function listEarlier(tx: Tx, undone: readonly UndoneDecision[]): Promise<NewDecision[]> {
  const ids = undone.flatMap(({ earlierId }) => earlierId ?? []);
  const rows = await tx
    .selectFrom('decision')
    .select(['id', 'answer', 'level', 'batch_id as batchId', 'role', 'tag_version as tagVersion'])
    .where(sql<SqlBool>`id in ${anyOf(ids)}`)
    .execute();
  const earlierById = new Map(rows.map((row) => [row.id, row]));
  return undone.map(({ pageKey, tagId, level, batchId, role, tagVersion, earlierId }) => {
    const earlier = earlierId === null ? undefined : earlierById.get(earlierId);
    return {
      ...{ pageKey, tagId },
      answer: earlier?.answer ?? 'cleared',
      level: earlier?.level ?? level,
      batchId: earlier ? earlier.batchId : batchId,
      role: earlier?.role ?? role,
      tagVersion: earlier ? earlier.tagVersion : tagVersion,
    };
  });
}
