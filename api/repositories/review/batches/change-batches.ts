import type { AuditEvent } from '#contract/event.ts';
import { counted } from '#contract/values/counted.ts';
import { UncoverError } from '../../../errors.ts';
import { type Act, recordEvent } from '../../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../../database/database.ts';
import { lockMatter } from '../../database/lock-matter.ts';
import { listExpiredBatches } from './batch-expiry.ts';
import { type BatchRow, byPriority, findBatch } from './batches.ts';
import { isKeptFrom, openIfBothFinished, refuseReader } from './blind-batches.ts';
import { countBatches } from './count-batches.ts';

/** What is done with a batch: what changes, and the event that says so. */
interface BatchAct {
  set: Partial<Pick<BatchRow, 'holder' | 'held_since' | 'finished_by' | 'finished_at'>>;
  event: Extract<AuditEvent, { batchId: string }>;
}

/** Reads a batch under the matter's lock, and does what `decide` says about it. Throws what `decide` throws. */
async function changeBatch(
  database: Database,
  act: Act,
  matterId: string,
  batchId: string,
  decide: (batch: BatchRow, tx: Tx) => Promise<BatchAct> | BatchAct,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const batch = await findBatch(tx, matterId, batchId);
    if (!batch) throw new UncoverError('not-found', 'There is no such batch.');
    await apply(tx, act, batch, await decide(batch, tx));
  });
}

async function apply(tx: Tx, act: Act, { id, matter_id }: BatchRow, { set, event }: BatchAct): Promise<void> {
  await tx.updateTable('batch').set(set).where('id', '=', id).execute();
  const { seq } = await recordEvent(tx, act, matter_id, event);
  await tx.insertInto('batch_event').values({ batch_id: id, seq }).execute();
}

/** Checks a batch out to a person, whoever has it. */
export async function assignBatch(
  database: Database,
  act: Act,
  matterId: string,
  { batchId, holder }: { batchId: string; holder: string },
): Promise<void> {
  await changeBatch(database, act, matterId, batchId, async (batch, tx) => {
    refuseFinished(batch);
    await refuseReader(tx, batch, holder);
    return {
      set: { holder, held_since: act.at.toISOString() },
      event: { type: 'batch.assigned', batchId, name: batch.name, holder, before: batch.holder },
    };
  });
}

/** Throws `conflict` for a batch that is not free. */
export async function takeBatch(
  database: Database,
  act: Act,
  matterId: string,
  batchId: string,
): Promise<void> {
  await changeBatch(database, act, matterId, batchId, async (batch, tx) => {
    refuseFinished(batch);
    await refuseReader(tx, batch, act.actor);
    if (batch.holder !== null)
      throw new UncoverError('conflict', `The batch “${batch.name}” is not free: somebody has it.`);
    return {
      set: { holder: act.actor, held_since: act.at.toISOString() },
      event: { type: 'batch.taken', batchId, name: batch.name },
    };
  });
}

/**
 * The free batch that a person takes next. The second review of pages that the person decided in the first one is
 * left to others.
 */
export async function findNextBatch(
  database: Queryable,
  matterId: string,
  userName: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('batch')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('holder', 'is', null)
    .where('finished_at', 'is', null)
    .where((eb) => eb.not(isKeptFrom(userName)))
    .where((eb) =>
      eb.or([
        eb('level', '=', 'first'),
        eb.not(
          eb.exists(
            eb
              .selectFrom('batch_page')
              .innerJoin('decision', 'decision.page_key', 'batch_page.page_key')
              .select('decision.id')
              .whereRef('batch_page.batch_id', '=', 'batch.id')
              .where('decision.person', '=', userName)
              .where('decision.level', '=', 'first'),
          ),
        ),
      ]),
    )
    .orderBy(byPriority)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Makes a batch free. Throws `forbidden` for a batch of somebody else, unless the person `mayChangeAll`. */
export async function returnBatch(
  database: Database,
  act: Act,
  matterId: string,
  batchId: string,
  mayChangeAll: boolean,
): Promise<void> {
  await changeBatch(database, act, matterId, batchId, (batch) => {
    refuseFinished(batch);
    if (batch.holder === null)
      throw new UncoverError('conflict', `Nobody has the batch “${batch.name}” now.`);
    if (!mayChangeAll) refuseOthers(batch, act.actor);
    return toFree({ type: 'batch.returned', batchId, name: batch.name, holder: batch.holder });
  });
}

/**
 * Finishes a batch; its pages may then be in other batches. `undecided` is how many pages without a decision were
 * shown: with more of them, throws `conflict`.
 */
export async function finishBatch(
  database: Database,
  act: Act,
  matterId: string,
  { batchId, undecided, mayChangeAll }: { batchId: string; undecided: number; mayChangeAll: boolean },
): Promise<void> {
  await changeBatch(database, act, matterId, batchId, async (batch, tx) => {
    refuseFinished(batch);
    if (!mayChangeAll) refuseOthers(batch, act.actor);
    const { pages = 0, decided = 0 } = (await countBatches(tx, [batchId])).get(batchId) ?? {};
    const left = pages - decided;
    if (left > undecided) {
      throw new UncoverError(
        'conflict',
        `${counted(left, 'page')} of the batch “${batch.name}” ${left === 1 ? 'has' : 'have'} no decision yet. Decide about ${left === 1 ? 'it' : 'them'}, or confirm that the batch is finished without.`,
      );
    }
    await tx
      .updateTable('main.batch_page')
      .set({ open_level: null })
      .where('batch_id', '=', batchId)
      .execute();
    await openIfBothFinished(tx, act, batch);
    return {
      set: { finished_by: act.actor, finished_at: act.at.toISOString() },
      event: { type: 'batch.finished', batchId, name: batch.name, pages, undecided: left },
    };
  });
}

/** Throws `conflict` if one of its pages is in another open batch of its level now. */
export async function reopenBatch(
  database: Database,
  act: Act,
  matterId: string,
  batchId: string,
): Promise<void> {
  await changeBatch(database, act, matterId, batchId, async (batch, tx) => {
    if (batch.finished_at === null)
      throw new UncoverError('conflict', `The batch “${batch.name}” is open already.`);
    const elsewhere = await tx
      .selectFrom('main.batch_page as batch_page')
      .innerJoin('main.batch_page as other', 'other.page_key', 'batch_page.page_key')
      .select('other.batch_id')
      .where('batch_page.batch_id', '=', batchId)
      .where('other.open_level', '=', batch.level)
      .limit(1)
      .executeTakeFirst();
    if (elsewhere) {
      throw new UncoverError(
        'conflict',
        'Pages of this batch are in another open batch of the same review now, so it stays finished.',
      );
    }
    await tx
      .updateTable('main.batch_page')
      .set({ open_level: batch.level })
      .where('batch_id', '=', batchId)
      .execute();
    return {
      set: {
        ...{ finished_by: null, finished_at: null },
        ...(batch.holder === null ? {} : { held_since: act.at.toISOString() }),
      },
      event: { type: 'batch.reopened', batchId, name: batch.name },
    };
  });
}

/**
 * Makes the batches free whose holders have decided nothing in them for as long as the batch allows. Batches are read
 * after this, so that no clock has to run for it; `system` is the actor.
 */
export async function releaseExpiredBatches(database: Database, matterId: string, now: Date): Promise<void> {
  if ((await listExpiredBatches(database, matterId, now)).length === 0) return;
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    for (const batch of await listExpiredBatches(tx, matterId, now)) {
      const about = { batchId: batch.id, name: batch.name, holder: batch.holder ?? '' };
      const event = { type: 'batch.expired', ...about, hours: batch.expires_after } as const;
      await apply(tx, { actor: 'system', at: now }, batch, toFree(event));
    }
  });
}

function toFree(event: BatchAct['event']): BatchAct {
  return { set: { holder: null, held_since: null }, event };
}

function refuseFinished({ name, finished_at }: BatchRow): void {
  if (finished_at !== null) throw new UncoverError('conflict', `The batch “${name}” is finished.`);
}

function refuseOthers({ name, holder }: BatchRow, actor: string): void {
  if (holder === actor) return;
  throw new UncoverError('forbidden', `You do not have the batch “${name}”. Only its holder may do this.`);
}
