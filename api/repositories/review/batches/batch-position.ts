import type { Database } from '../../database/database.ts';

/**
 * Where the holder of a batch reads, so that they, or the next holder, continue there. Not an event of the audit log:
 * it concerns what a person looks at, not the records.
 */
export async function saveBatchPosition(
  database: Database,
  matterId: string,
  { batchId, holder, key }: { batchId: string; holder: string; key: number },
): Promise<void> {
  await database
    .updateTable('batch')
    .set({ position_key: key })
    .where('matter_id', '=', matterId)
    .where('id', '=', batchId)
    .where('holder', '=', holder)
    .where('finished_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('batch_page')
          .select('batch_page.page_key')
          .whereRef('batch_page.batch_id', '=', 'batch.id')
          .where('batch_page.page_key', '=', key),
      ),
    )
    .execute();
}
