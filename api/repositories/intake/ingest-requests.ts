import type { IngestRequest, IngestRequestStatus } from '#contract/intake/ingest-request.ts';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { Act } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';

/** A production that waits to be read by the server. */
export interface RequestedIngest {
  productionId: string;
  production: string;
  matterId: string;
  matterSlug: string;
  askedBy: string;
  retry: boolean;
  columns: ColumnChoices | undefined;
}

/** What is asked besides what is missing. */
export interface AskedOfReading {
  retry: boolean;
  withPasswords: boolean;
  columns: ColumnChoices | undefined;
}

/**
 * Asks the server to read what is missing of a production; asked again while it reads, it looks once
 * more after. What was asked before and has not been begun, or was broken off, is still asked.
 */
export async function askIngest(
  database: Database,
  act: Act,
  productionId: string,
  { retry, withPasswords, columns }: AskedOfReading,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const before = await transaction
      .selectFrom('reading')
      .select(['status', 'retry', 'with_passwords', 'columns'])
      .where('production_id', '=', productionId)
      .where('status', '!=', 'reading')
      .executeTakeFirst();
    const waits = before?.status === 'waiting';
    const asked = {
      status: 'waiting' as const,
      message: null,
      asked_by: act.actor,
      asked_at: act.at.toISOString(),
      retry: retry ? 1 : (before?.retry ?? 0),
      with_passwords: withPasswords ? 1 : waits ? before.with_passwords : 0,
      columns: columns ? JSON.stringify(columns) : (before?.columns ?? null),
    };
    await transaction
      .insertInto('reading')
      .values({ production_id: productionId, ...asked })
      .onConflict((conflict) => conflict.column('production_id').doUpdateSet(asked))
      .execute();
  });
}

/** Goes from one status to another. Returns false where the reading is not at `from`, or not any more. */
export async function moveIngestRequest(
  database: Queryable,
  productionId: string,
  from: IngestRequestStatus,
  to: IngestRequestStatus,
  message: string | null = null,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('reading')
    .set({ status: to, message })
    .where('production_id', '=', productionId)
    .where('status', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** All that was asked for is read. One that was asked for again meanwhile stays. */
export async function endIngestRequest(database: Queryable, productionId: string): Promise<void> {
  await database
    .deleteFrom('reading')
    .where('production_id', '=', productionId)
    .where('status', '=', 'reading')
    .execute();
}

/**
 * What a server that was killed was reading waits for the next one; where passwords were given, a person
 * has to give them again.
 */
export async function recoverIngestRequests(database: Queryable): Promise<void> {
  await database
    .updateTable('reading')
    .set({ status: 'failed', with_passwords: 0, message: PASSWORDS_GONE })
    .where('status', 'in', ['waiting', 'reading'])
    .where('with_passwords', '=', 1)
    .execute();
  await resumeIngestRequests(database);
}

/** What was being read waits again; to be called where nothing is being read. */
export async function resumeIngestRequests(database: Queryable): Promise<void> {
  await database.updateTable('reading').set({ status: 'waiting' }).where('status', '=', 'reading').execute();
}

const PASSWORDS_GONE =
  'The server was started again before it was done, and passwords are never kept. Enter the password again at each file that is still locked; or go on reading without.';

export async function findNextIngestRequest(database: Queryable): Promise<RequestedIngest | undefined> {
  const next = await database
    .selectFrom('reading')
    .innerJoin('production', 'production.id', 'reading.production_id')
    .innerJoin('matter', 'matter.id', 'production.matter_id')
    .select([
      'production.id as productionId',
      'production.name as production',
      'matter.id as matterId',
      'matter.slug as matterSlug',
      'reading.asked_by as askedBy',
      'reading.retry',
      'reading.columns',
    ])
    .where('reading.status', '=', 'waiting')
    .orderBy('reading.asked_at')
    .executeTakeFirst();
  if (!next) return undefined;
  const { retry, columns, ...task } = next;
  return { ...task, retry: retry === 1, columns: columns === null ? undefined : JSON.parse(columns) };
}

export async function listIngestRequests(database: Queryable, matterId: string): Promise<IngestRequest[]> {
  const rows = await database
    .selectFrom('reading')
    .innerJoin('production', 'production.id', 'reading.production_id')
    .leftJoin('user', 'user.name', 'reading.asked_by')
    .select([
      'reading.production_id as productionId',
      'reading.status',
      'reading.message',
      'reading.asked_by',
      'user.display_name',
    ])
    .where('production.matter_id', '=', matterId)
    .orderBy('reading.asked_at')
    .execute();
  return rows.map(({ asked_by, display_name, ...row }) => ({ ...row, by: display_name ?? asked_by }));
}
