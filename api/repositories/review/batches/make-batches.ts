import { sql } from 'kysely';
import type { BatchDraft, BatchLevel } from '#contract/review/batch.ts';
import { UncoverError } from '../../../errors.ts';
import { type Act, recordEvent } from '../../database/audit-log.ts';
import type { Database, Tx } from '../../database/database.ts';
import { lockMatter } from '../../database/lock-matter.ts';
import { tableOf } from '../../database/sqlite-sql.ts';
import { listKeysInOpenBatches } from './batches.ts';
import { pairBatches } from './blind-batches.ts';

/** The pages of each batch by their keys, and what they were chosen from. */
export interface DividedPages {
  batches: readonly (readonly number[])[];
  source: string;
  seed: string | null;
}

/**
 * Makes batches, as one event. Throws `conflict` for a name that is in use, and if a page came into an open batch of
 * the level since the pages were divided.
 */
export async function insertBatches(
  database: Database,
  act: Act,
  matterId: string,
  draft: Omit<BatchDraft, 'source'>,
  { batches, source, seed }: DividedPages,
  newId: () => string,
): Promise<string[]> {
  const { name, level, isBlind, priority, by, expiresAfter } = draft;
  return database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const keys = batches.flat();
    if ((await listKeysInOpenBatches(tx, levelsOf(draft), keys)).size > 0) {
      throw new UncoverError(
        'conflict',
        'Some of these pages were put into another batch meanwhile, so nothing was made. Look at the preview again.',
      );
    }
    const names = batches.map((_, index) => (batches.length === 1 ? name : `${name} ${index + 1}`));
    const toMake = batches.flatMap((pages, index) => {
      const one = { pages, name: names[index] as string, level };
      return isBlind
        ? [
            { ...one, name: `${one.name} A`, level: 'first' as const },
            { ...one, name: `${one.name} B`, level: 'second' as const },
          ]
        : [one];
    });
    await refuseKnownNames(
      tx,
      matterId,
      toMake.map((each) => each.name),
    );
    const firstNumber = await getNextNumber(tx, matterId);
    const ids = toMake.map(() => newId());
    for (const [index, each] of toMake.entries()) {
      const id = ids[index] as string;
      await tx
        .insertInto('batch')
        .values({
          ...{ id, matter_id: matterId, number: firstNumber + index, name: each.name },
          ...{ level: each.level, priority, divided_by: by, source, seed, expires_after: expiresAfter },
          ...{ made_by: act.actor, made_at: act.at.toISOString(), holder: null, held_since: null },
          ...{ position_key: null, finished_by: null, finished_at: null },
        })
        .execute();
      await sql`
        insert into main.batch_page (batch_id, page_key, open_level)
        select ${id}, value, ${each.level} from ${tableOf(each.pages)}`.execute(tx);
      if (isBlind && index % 2 === 1) await pairBatches(tx, ids[index - 1] as string, id);
    }
    const { seq } = await recordEvent(tx, act, matterId, {
      ...{ type: 'batches.made', batchIds: ids, name, level, source, seed, pages: keys.length },
    });
    await tx
      .insertInto('batch_event')
      .values(ids.map((batch_id) => ({ batch_id, seq })))
      .execute();
    return ids;
  });
}

/** Of the batches that a draft makes: the two of a double-blind pair are the first and the second review. */
export function levelsOf({ level, isBlind }: Pick<BatchDraft, 'level' | 'isBlind'>): BatchLevel[] {
  return isBlind ? ['first', 'second'] : [level];
}

async function refuseKnownNames(tx: Tx, matterId: string, names: readonly string[]): Promise<void> {
  const known = await tx.selectFrom('batch').select('name').where('matter_id', '=', matterId).execute();
  const inUse = new Set(known.map(({ name }) => name.toLowerCase()));
  const conflicting = names.find((name) => inUse.has(name.toLowerCase()));
  if (conflicting === undefined) return;
  throw new UncoverError('conflict', `There is a batch named “${conflicting}”. Choose another name.`);
}

async function getNextNumber(tx: Tx, matterId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('batch')
    .select((eb) => eb.fn.max<number | null>('number').as('last'))
    .where('matter_id', '=', matterId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
