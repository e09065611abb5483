import { type BatchSource, findBatchOfSet } from '#contract/review/batch.ts';
import { counted } from '#contract/values/counted.ts';
import { UncoverError } from '../errors.ts';
import { describeScope } from '../reports/apply-scope.ts';
import { listNamedSet } from '../reports/find-named-set.ts';
import type { ReportReader } from '../reports/report-coverage.ts';
import type { Database } from '../repositories/database/database.ts';
import { countMissing } from '../review/resolve-references.ts';
import { parseQuery } from '../search/language/parse-query.ts';
import { EVERY_PAGE } from '../search/language/query.ts';
import { writeQuery } from '../search/language/write-query.ts';
import type { SearchService } from '../search/search-service.ts';
import { toPageFilter } from '../search/to-page-filter.ts';
import { listTargetPages } from './list-target-pages.ts';

export interface BatchPages {
  keys: readonly number[];
  /** Numbers of a typed range that are on no page. */
  missing: number;
  /** What the pages were chosen from, as text. */
  description: string;
}

/** Who divides pages, and where. */
export interface BatchAsker extends ReportReader {
  database: Database;
  search: SearchService;
  matterId: string;
}

/** The pages that are divided into batches. */
export async function listBatchPages(asker: BatchAsker, source: BatchSource): Promise<BatchPages> {
  if (source.kind === 'list') return listPagesOfList(asker, source.list);
  const { pages, missing } = await listTargetPages(asker, asker.matterId, source);
  const description =
    source.kind === 'references'
      ? `the numbers ${source.references.slice(0, 200)}`
      : counted(pages.size, 'selected page');
  return { keys: [...pages.values()], missing: countMissing(missing).missingNumbers, description };
}

async function listPagesOfList(
  asker: BatchAsker,
  list: Extract<BatchSource, { kind: 'list' }>['list'],
): Promise<BatchPages> {
  const { database, search, matterId } = asker;
  const { q, mode, set } = list;
  if (mode === 'explore') {
    throw new UncoverError(
      'invalid-request',
      'Explore does not count every page. Make batches from an Exact search.',
    );
  }
  // In a saved set the words only mark what stands on the pages.
  const query = q === undefined || set !== undefined ? EVERY_PAGE : parseQuery(q);
  const found = await search.listMatchingKeys(query, toPageFilter(matterId, list));
  const ofSet = set === undefined ? undefined : new Set(await listNamedSet(asker, set));
  const scope = await describeScope(database, matterId, {
    ...(list.production === undefined ? {} : { production: list.production }),
    ...(list.tag === undefined ? {} : { tag: list.tag }),
    ...(list.narrow === undefined ? {} : { narrow: [list.narrow].flat() }),
  });
  const parts = [
    ...(set === undefined ? [] : [findBatchOfSet(set) ? 'the pages of a batch' : 'the pages of a count']),
    ...(query === EVERY_PAGE ? [] : [`the search ${writeQuery(query)}`]),
    ...(list.document === undefined ? [] : ['one document']),
    ...(list.file === undefined ? [] : ['one file']),
    ...(list.only === undefined ? [] : [`pages that are ${list.only}`]),
  ];
  const isNarrowed = list.production ?? list.tag ?? list.narrow;
  return {
    keys: ofSet ? found.filter((key) => ofSet.has(key)) : found,
    missing: 0,
    description: [...parts, ...(parts.length === 0 || isNarrowed ? [scope] : [])].join(', '),
  };
}
