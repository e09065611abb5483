import type { StandingTerm, StandingTerms, StandingTermsDraft } from '#contract/review/standing-terms.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';

/** The terms marked on every page of a matter; none until an attorney has saved some. */
export async function getStandingTerms(database: Queryable, matterId: string): Promise<StandingTerms> {
  const row = await database
    .selectFrom('standing_terms')
    .select(['version', 'terms'])
    .where('matter_id', '=', matterId)
    .executeTakeFirst();
  if (!row) return { version: 0, terms: [] };
  return { version: row.version, terms: jsonColumns.standingTerms.read(row.terms, matterId) };
}

/** Throws `conflict` if the list was changed since `insteadOf`: nobody's terms are overwritten unseen. */
export async function saveStandingTerms(
  database: Database,
  act: Act,
  matterId: string,
  { insteadOf, terms }: StandingTermsDraft,
): Promise<StandingTerms> {
  return database.transaction().execute(async (tx) => {
    await lockMatter(tx, matterId);
    const before = await getStandingTerms(tx, matterId);
    if (before.version !== insteadOf) {
      throw new UncoverError(
        'conflict',
        'Someone else changed the terms meanwhile. Close this, look at their terms, and change them again.',
      );
    }
    const version = before.version + 1;
    const values = { version, terms: jsonColumns.standingTerms.write(terms) };
    await tx
      .insertInto('standing_terms')
      .values({ matter_id: matterId, ...values })
      .onConflict((conflict) => conflict.column('matter_id').doUpdateSet(values))
      .execute();
    await recordEvent(tx, act, matterId, {
      type: 'standing-terms.changed',
      version,
      added: listMissing(terms, before.terms),
      removed: listMissing(before.terms, terms),
    });
    return { version, terms };
  });
}

/** Those that the other list does not have in the same color. */
function listMissing(terms: readonly StandingTerm[], from: readonly StandingTerm[]): StandingTerm[] {
  return terms.filter(({ term, color }) => !from.some((each) => each.term === term && each.color === color));
}
