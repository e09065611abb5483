import { formatNumber } from '#contract/values/counted.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { listKeysByRank } from '../../repositories/search/page-terms.ts';
import { boundQuery, isTextQuery } from '../engines/bound-query.ts';
import { ANY_PAGE, NO_PAGE } from '../engines/expressions.ts';
import { listTermForms } from '../engines/term-forms.ts';
import type { Query } from '../language/query.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { PageSet } from './page-set.ts';

/** Ranking evaluates every page that may match: about a second for this many. */
const MOST_RANKED = 50_000;
const IN_PAGE_ORDER =
  'Nothing in this query makes one page likelier than another: the pages are in page order.';

/** The best pages first, by bm25; then those that were not ranked, in page order. */
export async function rankPages(
  database: Queryable,
  vocabulary: Vocabulary,
  query: Query,
  pages: PageSet,
  inPageOrder: readonly number[],
): Promise<{ order: Iterable<number>; notice: string | null }> {
  const forms = await listTermForms(database, vocabulary, query);
  const ofText = query.kind === 'and' ? query.parts.find((part) => isTextQuery(part, forms)) : query;
  if (!ofText || !isTextQuery(ofText, forms)) return { order: inPageOrder, notice: IN_PAGE_ORDER };
  if (pages.size > MOST_RANKED) {
    const most = formatNumber(MOST_RANKED);
    return { order: inPageOrder, notice: `More than ${most} pages are not ranked: they are in page order.` };
  }
  const { possible } = boundQuery(ofText, forms);
  if (possible === ANY_PAGE || possible === NO_PAGE) return { order: inPageOrder, notice: IN_PAGE_ORDER };
  const ranked = await listKeysByRank(database, possible, MOST_RANKED);
  const first = new Set(ranked.filter((key) => pages.has(key)));
  return { order: [...first, ...inPageOrder.filter((key) => !first.has(key))], notice: null };
}
