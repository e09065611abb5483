import type { PageSummary } from '#contract/pages/page.ts';
import type { Batch } from '#contract/review/batch.ts';
import type { Queryable } from '../../database/database.ts';
import { listPagesByKey } from '../../pages/pages.ts';
import { expiryOf } from './batch-expiry.ts';
import { type BatchRow, listBatchKeys } from './batches.ts';
import { countBatches, listWork } from './count-batches.ts';

/** Batches as a person sees them, in the same order; each with its position if that person has it. */
export async function describeBatches(
  database: Queryable,
  rows: readonly BatchRow[],
  userName: string,
): Promise<Batch[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await countBatches(database, ids);
  const work = Map.groupBy(await listWork(database, ids), ({ batchId }) => batchId);
  const names = await listNamesOfPeople(database);
  const named = (person: string) => ({ userName: person, name: names.get(person) ?? person });
  const positions = new Map<string, PageSummary | null>();
  for (const row of rows) {
    if (row.holder === userName && row.finished_at === null)
      positions.set(row.id, await findPosition(database, row));
  }
  return rows.map((row): Batch => {
    const count = counts.get(row.id);
    const workers = work.get(row.id) ?? [];
    return {
      batchId: row.id,
      ...{ number: row.number, name: row.name, level: row.level, priority: row.priority },
      ...{ by: row.divided_by, source: row.source, seed: row.seed, expiresAfter: row.expires_after },
      blind: row.twin_id === null ? null : row.opened_at === null ? 'sealed' : 'opened',
      pages: count?.pages ?? 0,
      decided: count?.decided ?? 0,
      work: workers
        .map(({ person, pages }) => ({ ...named(person), pages }))
        .sort((one, other) => other.pages - one.pages),
      holder: row.holder === null ? null : named(row.holder),
      heldSince: row.held_since,
      expiresAt: row.finished_at === null ? expiryOf(row) : null,
      position: positions.get(row.id) ?? null,
      ...{ madeBy: named(row.made_by).name, madeAt: row.made_at, finishedAt: row.finished_at },
      finishedBy: row.finished_by === null ? null : named(row.finished_by).name,
    };
  });
}

/** Where a batch was read last, or its first page. */
async function findPosition(
  database: Queryable,
  { id, position_key }: BatchRow,
): Promise<PageSummary | null> {
  const key = position_key ?? (await listBatchKeys(database, id, 'all'))[0];
  const [page] = key === undefined ? [] : await listPagesByKey(database, [key]);
  return page ?? null;
}

async function listNamesOfPeople(database: Queryable): Promise<Map<string, string>> {
  const rows = await database.selectFrom('user').select(['name', 'display_name']).execute();
  return new Map(rows.map(({ name, display_name }) => [name, display_name]));
}
