import { MOST_PAGES_WITH_HITS } from '#contract/search/search.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import type { TermForms } from '../engines/term-forms.ts';
import type { Query } from '../language/query.ts';
import { countHits } from './match-query.ts';
import type { PageSet } from './page-set.ts';
import { readPageTerms } from './read-page-terms.ts';
import { type FieldPages, holdsOn } from './resolve-fields.ts';
import { StepBudget } from './step-budget.ts';

/** The number of hits on all of the pages together; null if there are too many pages. Throws `too-costly`. */
export async function countPlaces(
  database: Queryable,
  query: Query,
  pages: PageSet,
  { forms, fields }: { forms: TermForms; fields: FieldPages },
): Promise<number | null> {
  if (pages.size > MOST_PAGES_WITH_HITS) return null;
  const budget = new StepBudget();
  let places = 0;
  for await (const { key, terms } of readPageTerms(database, query, pages.toKeys(), forms)) {
    places += countHits(query, terms, budget, holdsOn(fields, key));
  }
  return places;
}
