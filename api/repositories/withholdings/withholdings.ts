import type { ChallengeStatus, WithholdingCorrections } from '#contract/withholdings/withholding.ts';
import { type RecordedEvent, toRecordedEvent } from '../database/audit-log.ts';
import type { Queryable, Tx } from '../database/database.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { fieldOf } from '../database/sqlite-sql.ts';
import { type LineKey, toChallenge } from './withholding-rows.ts';

/** What people entered for a line, apart from the challenge. */
export interface SaidOfLine {
  corrections: WithholdingCorrections;
  otherVersion: string | null;
  ruling: string | null;
  note: string | null;
  changedBy: string;
  changedAt: string;
}

/** In a transaction with its event. */
export async function saveSaidOfLine(database: Queryable, line: LineKey, said: SaidOfLine): Promise<void> {
  const values = {
    corrections: jsonColumns.corrections.write(said.corrections),
    other_version: said.otherVersion,
    ruling: said.ruling,
    note: said.note,
    changed_by: said.changedBy,
    changed_at: said.changedAt,
  };
  await database
    .insertInto('withholding')
    .values({ page_key: line.pageKey, part: line.part, ...values })
    .onConflict((conflict) => conflict.columns(['page_key', 'part']).doUpdateSet(values))
    .execute();
}

/** Writes to no table that others can observe. Who decided is in the audit log only. */
export async function saveChallenge(
  tx: Tx,
  { pageKey, part }: LineKey,
  challenge: ChallengeStatus | null,
): Promise<{ before: ChallengeStatus | null }> {
  const before = await tx
    .selectFrom('withholding_challenge')
    .select('challenge')
    .where('page_key', '=', pageKey)
    .where('part', '=', part)
    .executeTakeFirst();
  if (challenge === null) {
    await tx
      .deleteFrom('withholding_challenge')
      .where('page_key', '=', pageKey)
      .where('part', '=', part)
      .execute();
  } else {
    await tx
      .insertInto('withholding_challenge')
      .values({ page_key: pageKey, part, challenge })
      .onConflict((conflict) => conflict.columns(['page_key', 'part']).doUpdateSet({ challenge }))
      .execute();
  }
  return { before: toChallenge(before?.challenge ?? null) };
}

/** People's decisions about a line, newest first; those of attorneys on challenges only on request. */
export async function listLineEvents(
  database: Queryable,
  page: { matterId: string; pageId: string; part: number },
  withChallenge: boolean,
): Promise<RecordedEvent[]> {
  const types = ['withholding.changed', ...(withChallenge ? ['withholding.challenge-decided'] : [])];
  const rows = await database
    .selectFrom('audit_event')
    .select(['seq', 'at', 'actor', 'type', 'payload'])
    .where('matter_id', '=', page.matterId)
    .where('type', 'in', types)
    .where((eb) => eb(fieldOf<string>(eb.ref('payload'), 'pageId'), '=', page.pageId))
    .where((eb) => eb(fieldOf<number>(eb.ref('payload'), 'part'), '=', page.part))
    .orderBy('seq', 'desc')
    .limit(100)
    .execute();
  return rows.map(toRecordedEvent);
}
