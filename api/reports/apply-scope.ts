import { type FacetValue, listNarrowings } from '#contract/search/narrowing.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { notFound } from '../errors.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { findProductionById } from '../repositories/intake/productions.ts';
import { findTag } from '../repositories/review/tags.ts';

/**
 * Describes a scope for a report. Throws `not-found` for a tag or production that the matter does not have.
 */
export async function describeScope(
  database: Queryable,
  matterId: string,
  scope: SearchScope,
): Promise<string> {
  const values: FacetValue[] = [
    ...(scope.production === undefined ? [] : [{ facet: 'production' as const, value: scope.production }]),
    ...(scope.tag === undefined ? [] : [{ facet: 'tag' as const, value: scope.tag }]),
    ...listNarrowings(scope.narrow),
  ];
  const said = await Promise.all(values.map((value) => describeValue(database, matterId, value)));
  return said.length === 0 ? 'all pages of the matter' : `pages of ${said.join(', ')}`;
}

async function describeValue(
  database: Queryable,
  matterId: string,
  { facet, value }: FacetValue,
): Promise<string> {
  if (facet !== 'tag' && facet !== 'production') return `${facet} ${value}`;
  const find = facet === 'tag' ? findTag : findProductionById;
  const found = await find(database, matterId, value);
  if (!found) throw notFound(facet);
  return `${facet} “${found.name}”`;
}
