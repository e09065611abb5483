import type { AuditEvent } from '#contract/event.ts';
import type { VaughnColumns, VaughnIndex } from '#contract/withholdings/vaughn.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import type { Schema } from '../database/schema/schema.ts';

/** What is stored of an index besides its rows. */
export interface IndexDraft {
  id: string;
  name: string;
  sha256: string;
  header: readonly string[];
  columns: VaughnColumns;
  /** By their position in the file, from 1. */
  rows: { row: number; cells: readonly string[] }[];
}

/**
 * Stores an index with its event. The same file loaded again is the existing index: restored if it was
 * removed, with the columns that people have chosen. Returns its id.
 */
export async function addVaughnIndex(
  database: Database,
  act: Act,
  matterId: string,
  draft: IndexDraft,
): Promise<string> {
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const known = await transaction
      .selectFrom('vaughn_index')
      .select(['id', 'name', 'removed_at'])
      .where('matter_id', '=', matterId)
      .where('sha256', '=', draft.sha256)
      .executeTakeFirst();
    if (known) {
      if (known.removed_at !== null) await setRemoved(transaction, act, matterId, known, null);
      return known.id;
    }
    await transaction
      .insertInto('vaughn_index')
      .values({
        ...{ id: draft.id, matter_id: matterId, name: draft.name, sha256: draft.sha256 },
        header: jsonColumns.vaughnHeader.write(draft.header),
        columns: jsonColumns.vaughnColumns.write(draft.columns),
        ...{
          rows: draft.rows.length,
          loaded_by: act.actor,
          loaded_at: act.at.toISOString(),
          removed_at: null,
        },
      })
      .execute();
    for (const { row, cells } of draft.rows) {
      await transaction
        .insertInto('vaughn_row')
        .values({ index_id: draft.id, row, cells: jsonColumns.vaughnCells.write(cells) })
        .execute();
    }
    await recordVaughnEvent(transaction, act, matterId, 'vaughn.loaded', draft);
    return draft.id;
  });
}

/** Newest first, without removed ones. */
export async function listVaughnIndexes(database: Queryable, matterId: string): Promise<VaughnIndex[]> {
  const rows = await database
    .selectFrom('vaughn_index')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('removed_at', 'is', null)
    .orderBy('loaded_at', 'desc')
    .execute();
  return rows.map(toIndex);
}

export async function findVaughnIndex(
  database: Queryable,
  matterId: string,
  id: string,
): Promise<VaughnIndex | undefined> {
  const row = await database
    .selectFrom('vaughn_index')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toIndex(row);
}

/** As loaded, in file order. */
export async function listVaughnRows(
  database: Queryable,
  indexId: string,
): Promise<{ row: number; cells: string[] }[]> {
  const rows = await database
    .selectFrom('vaughn_row')
    .select(['row', 'cells'])
    .where('index_id', '=', indexId)
    .orderBy('row')
    .execute();
  return rows.map(({ row, cells }) => ({
    row,
    cells: jsonColumns.vaughnCells.read(cells, `${indexId}.${row}`),
  }));
}

export async function mapVaughnColumns(
  database: Database,
  act: Act,
  matterId: string,
  index: Pick<VaughnIndex, 'indexId' | 'name'>,
  columns: VaughnColumns,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await transaction
      .updateTable('vaughn_index')
      .set({ columns: jsonColumns.vaughnColumns.write(columns) })
      .where('id', '=', index.indexId)
      .execute();
    await recordVaughnEvent(transaction, act, matterId, 'vaughn.mapped', { ...index, id: index.indexId });
  });
}

/** With `removed` it is hidden; without, it is shown again. */
export async function setVaughnRemoved(
  database: Database,
  act: Act,
  matterId: string,
  index: Pick<VaughnIndex, 'indexId' | 'name'>,
  removed: boolean,
): Promise<void> {
  const at = removed ? act.at.toISOString() : null;
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await setRemoved(transaction, act, matterId, { ...index, id: index.indexId }, at);
  });
}

async function setRemoved(
  tx: Tx,
  act: Act,
  matterId: string,
  index: { id: string; name: string },
  at: string | null,
): Promise<void> {
  await tx.updateTable('vaughn_index').set({ removed_at: at }).where('id', '=', index.id).execute();
  await recordVaughnEvent(tx, act, matterId, at === null ? 'vaughn.restored' : 'vaughn.removed', index);
}

type VaughnEvent = Extract<AuditEvent, { indexId: string }>;

async function recordVaughnEvent(
  tx: Tx,
  act: Act,
  matterId: string,
  type: VaughnEvent['type'],
  { id: indexId, name }: { id: string; name: string },
): Promise<void> {
  await recordEvent(tx, act, matterId, { type, indexId, name });
}

function toIndex(row: Schema['vaughn_index']): VaughnIndex {
  const columns = jsonColumns.vaughnColumns.read(row.columns, row.id);
  const header = jsonColumns.vaughnHeader.read(row.header, row.id);
  return {
    indexId: row.id,
    name: row.name,
    sha256: row.sha256,
    loadedBy: row.loaded_by,
    loadedAt: row.loaded_at,
    rows: row.rows,
    columns: header.map((name, at) => ({ name, field: columns[at] ?? null })),
  };
}
