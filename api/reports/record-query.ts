import type { RecordedQuery } from '#contract/search/recorded-query.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import {
  addRecordedQuery,
  findSameRecord,
  type RecordedQueryRow,
} from '../repositories/reports/recorded-queries.ts';
import type { EncodedSet } from '../repositories/search/encode-keys.ts';
import { savePageSet } from '../repositories/search/page-sets.ts';
import { describeScope } from './apply-scope.ts';

/** Milliseconds in which a repeated question is the same record, for example when a screen reloads. */
const SAME_QUESTION = 60_000;

/** A query as it was answered. */
export interface AnsweredQuery {
  kind: RecordedQuery['kind'];
  q: string;
  canonical: string;
  scope: SearchScope;
  pages: number;
  documents: number;
  corpusVersion: number;
  /** Null if its results are no longer known. */
  set: EncodedSet | null;
  runOf?: string;
  reportId?: string;
}

/**
 * Records a query; a repetition by the same person shortly after, with the same answer, is not recorded
 * again.
 */
export async function recordQuery(
  database: Queryable,
  act: Act,
  matterId: string,
  newId: string,
  answered: AnsweredQuery,
): Promise<RecordedQueryRow> {
  const row: RecordedQueryRow = {
    id: newId,
    matter_id: matterId,
    at: act.at.toISOString(),
    asked_by: act.actor,
    kind: answered.kind,
    written: answered.q,
    canonical: answered.canonical,
    scope: jsonColumns.queryScope.write(answered.scope),
    scope_in_words: await describeScope(database, matterId, answered.scope),
    pages: answered.pages,
    documents: answered.documents,
    corpus_version: answered.corpusVersion,
    set_id: answered.set && (await savePageSet(database, matterId, answered.set)),
    run_of: answered.runOf ?? null,
    report_id: answered.reportId ?? null,
  };
  const since = new Date(act.at.getTime() - SAME_QUESTION).toISOString();
  const isNew = answered.runOf !== undefined || !(await findSameRecord(database, row, since));
  if (isNew) await addRecordedQuery(database, row);
  return row;
}
