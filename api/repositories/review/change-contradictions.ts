import type {
  ContradictionDraft,
  ContradictionStatus,
  NewContradiction,
} from '#contract/review/contradiction.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEventOfPages } from '../database/audit-log.ts';
import type { Database, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import type { StoredContradiction } from './contradictions.ts';

/** The pages of the two passages, in whose histories each change appears. */
interface Pages {
  matterId: string;
  keys: readonly number[];
}

export async function addContradiction(
  database: Database,
  act: Act,
  pages: Pages,
  { newId, a, b, kind, why }: NewContradiction & { newId: string },
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, pages.matterId);
    await tx
      .insertInto('main.contradiction')
      .values({
        ...{ id: newId, matter_id: pages.matterId, a_passage_id: a, b_passage_id: b, kind, why },
        ...{ status: 'proposed', author: act.actor, created_at: act.at.toISOString() },
      })
      .execute();
    await addStep(tx, act, newId, 'proposed');
    const about = { contradictionId: newId, passageIds: [a, b], kind, why };
    await recordEventOfPages(tx, act, pages, { type: 'contradiction.proposed', ...about });
  });
}

export async function changeContradiction(
  database: Database,
  act: Act,
  pages: Pages,
  { contradictionId, ...before }: StoredContradiction,
  { kind, why }: ContradictionDraft,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, pages.matterId);
    await tx.updateTable('main.contradiction').set({ kind, why }).where('id', '=', contradictionId).execute();
    const about = { contradictionId, before: { kind: before.kind, why: before.why }, kind, why };
    await recordEventOfPages(tx, act, pages, { type: 'contradiction.changed', ...about });
  });
}

/** Throws `conflict` if somebody else changed the status meanwhile. */
export async function setContradictionStatus(
  database: Database,
  act: Act,
  pages: Pages,
  { contradictionId, why, status: before }: StoredContradiction,
  after: ContradictionStatus,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, pages.matterId);
    const changed = await tx
      .updateTable('main.contradiction')
      .set({ status: after })
      .where('id', '=', contradictionId)
      .where('status', '=', before)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw statusConflict();
    await addStep(tx, act, contradictionId, after);
    const about = { contradictionId, why, before, after };
    await recordEventOfPages(tx, act, pages, { type: 'contradiction.status-changed', ...about });
  });
}

export function statusConflict(): UncoverError {
  return new UncoverError(
    'conflict',
    'Somebody else has changed the status of this contradiction meanwhile. Look at it again.',
  );
}

async function addStep(
  tx: Tx,
  act: Act,
  contradictionId: string,
  status: ContradictionStatus,
): Promise<void> {
  await tx
    .insertInto('contradiction_step')
    .values({
      ...{ contradiction_id: contradictionId, status, author: act.actor, at: act.at.toISOString() },
    })
    .execute();
}
