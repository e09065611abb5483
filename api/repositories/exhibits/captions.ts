import { type Caption, NO_CAPTION } from '#contract/exhibits/exhibit.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';

/** The caption of a matter's exhibits; empty until someone has entered it. */
export async function getCaption(database: Queryable, matterId: string): Promise<Caption> {
  const row = await database
    .selectFrom('caption')
    .select(['court', 'parties', 'docket_number as docketNumber'])
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  return row ?? NO_CAPTION;
}

export async function saveCaption(
  database: Database,
  act: Act,
  matterId: string,
  caption: Caption,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const { court, parties, docketNumber: docket_number } = caption;
    const values = { court, parties, docket_number };
    await tx
      .insertInto('caption')
      .values({ matter_id: matterId, ...values })
      .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(values))
      .execute();
    await recordEvent(tx, act, matterId, { type: 'caption.changed', ...caption });
  });
}
