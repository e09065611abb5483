import { parseCoverageSet } from '#contract/reports/coverage-set-name.ts';
import { parseWithheldSet } from '#contract/withholdings/withheld-set-name.ts';
import { notFound } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listCoveragePages } from '../repositories/reports/coverage-counts.ts';
import { findRecordedQuery } from '../repositories/reports/recorded-queries.ts';
import {
  findTermReportRow,
  findVersionBefore,
  listTermReportRows,
  type ReportRow,
} from '../repositories/reports/term-reports.ts';
import { findBatch, listBatchKeys } from '../repositories/review/batches/batches.ts';
import { refuseSealedProgress } from '../repositories/review/batches/sealed-decisions.ts';
import { findControlSet, listKeysOfControlSet } from '../repositories/review/control-sets.ts';
import { findSuggestionList, listPagesOfList } from '../repositories/review/suggestion-lists.ts';
import { getPageSet, listPagesMissingFrom } from '../repositories/search/page-sets.ts';
import { listKeysWithheld } from '../repositories/withholdings/withholding-chart.ts';
import { mayBeCounted, type ReportReader } from './report-coverage.ts';
import { listNewHits } from './saved-searches.ts';

/** Who requests pages, with their role, and in which matter. */
interface Asker extends ReportReader {
  database: Queryable;
  matterId: string;
}

/** The pages that a number counted, see PageSetName. Throws `not-found`. */
export async function listNamedSet(asker: Asker, name: string): Promise<number[]> {
  const [kind, id = '', part, other] = name.split('.');
  switch (kind) {
    case 'recorded':
      return listRecorded(asker, id, part, other);
    case 'saved':
      if (part !== 'new') throw notFound('set of pages');
      return listNewHits(asker.database, asker.matterId, id, asker.userName);
    case 'term':
      return listOfTerm(asker, id, part, other);
    case 'suggested':
      return listSuggested(asker, id, 'suggested');
    case 'lookagain':
      if (asker.role !== 'attorney') throw notFound('set of pages');
      return listSuggested(asker, id, 'look-again');
    case 'control': {
      const set = await findControlSet(asker.database, asker.matterId, id);
      if (!set) throw notFound('control set');
      return listKeysOfControlSet(asker.database, set.id);
    }
    case 'withheld': {
      const code = parseWithheldSet(id);
      if (code === undefined) throw notFound('set of pages');
      return listKeysWithheld(asker.database, asker.matterId, code);
    }
    case 'coverage':
      return listOfCoverage(asker, name);
    case 'batch':
      return listOfBatch(asker, id, part);
    default:
      throw notFound('set of pages');
  }
}

async function listOfCoverage(asker: Asker, name: string): Promise<number[]> {
  const set = parseCoverageSet(name);
  if (!set || (set.part?.by === 'person' && !mayBeCounted(set.part.value, asker)))
    throw notFound('set of pages');
  return listCoveragePages(asker.database, asker.matterId, set.measure, set.part);
}

async function listSuggested(
  { database, matterId }: Asker,
  listId: string,
  which: 'suggested' | 'look-again',
): Promise<number[]> {
  const list = await findSuggestionList(database, matterId, listId);
  if (!list) throw notFound('list of suggested pages');
  return (await listPagesOfList(database, list.id, which)).map(({ key }) => key);
}

async function listOfBatch(
  { database, matterId, userName }: Asker,
  batchId: string,
  part: string | undefined,
): Promise<number[]> {
  const batch = await findBatch(database, matterId, batchId);
  if (!batch || (part !== undefined && part !== 'undecided')) throw notFound('set of pages');
  if (part === 'undecided') await refuseSealedProgress(database, batchId, userName);
  return listBatchKeys(database, batchId, part ?? 'all');
}

async function listRecorded(
  { database, matterId }: Asker,
  id: string,
  change: string | undefined,
  otherId: string | undefined,
): Promise<number[]> {
  const getSetId = async (queryId: string) => {
    const row = await findRecordedQuery(database, matterId, queryId);
    return row?.set_id ?? null;
  };
  const set = await getSetId(id);
  if (change === undefined) return listSavedPages(database, set);
  return listChange(database, set, await getSetId(otherId ?? ''), change);
}

async function listOfTerm(
  { database, matterId }: Asker,
  reportId: string,
  place: string | undefined,
  part: string | undefined,
): Promise<number[]> {
  const report = await findTermReportRow(database, matterId, reportId);
  if (!report || place === undefined) throw notFound('search term report');
  const now = await getTermSets(database, report, place);
  if (part === undefined) return listSavedPages(database, now.set);
  if (part === 'unique') return listSavedPages(database, now.unique);
  const before = await findVersionBefore(database, report);
  const old = before ? await getTermSets(database, before, place) : undefined;
  return listChange(database, now.set, old?.set ?? null, part);
}

async function getTermSets(
  database: Queryable,
  report: ReportRow,
  place: string,
): Promise<{ set: string | null; unique: string | null }> {
  if (place === 'total') return { set: report.total_set_id, unique: null };
  const rows = await listTermReportRows(database, report.id);
  const row = rows.find(({ ordinal }) => String(ordinal) === place);
  return { set: row?.set_id ?? null, unique: row?.unique_set_id ?? null };
}

async function listSavedPages(database: Queryable, setId: string | null): Promise<number[]> {
  if (setId === null) throw notFound('set of pages');
  return getPageSet(database, setId);
}

async function listChange(
  database: Queryable,
  now: string | null,
  before: string | null,
  change: string,
): Promise<number[]> {
  if (now === null || before === null) throw notFound('set of pages');
  if (change === 'gained') return listPagesMissingFrom(database, now, before);
  if (change === 'lost') return listPagesMissingFrom(database, before, now);
  throw notFound('set of pages');
}
