import type { FacetName, FacetValue } from '#contract/search/narrowing.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import type { PageFilter } from '../../repositories/pages/page-filter.ts';
import { listKeysInFilter } from '../../repositories/search/keys-in-filter.ts';
import { PageSet } from '../exact/page-set.ts';
import type { Catalog } from './catalog.ts';
import { type DocumentFacts, monthOf } from './document-facts.ts';

/** The pages to search: those of the matter that are in all of the lists, with one value of each facet. */
export async function listScope(database: Queryable, catalog: Catalog, filter: PageFilter): Promise<PageSet> {
  const { matterId, productionId, tagId, narrow = [] } = filter;
  const chosen: FacetValue[] = [
    ...(productionId === undefined ? [] : [{ facet: 'production' as const, value: productionId }]),
    ...narrow,
  ];
  let scope = catalog.pagesOf(matterId);
  if (tagId !== undefined) scope = scope.and(catalog.tags.get(tagId) ?? PageSet.empty());
  if (filter.fileId !== undefined || filter.documentId !== undefined || filter.only !== undefined) {
    scope = scope.and(PageSet.of(await listKeysInFilter(database, { ...filter, narrow: undefined })));
  }
  return narrowPages(catalog, scope, chosen);
}

/** Values of one facet are combined with OR, different facets with AND. */
export function narrowPages(catalog: Catalog, scope: PageSet, chosen: readonly FacetValue[]): PageSet {
  let pages = scope;
  for (const [facet, values] of Map.groupBy(chosen, (each) => each.facet)) {
    pages = pages.and(
      listWithOneOf(
        catalog,
        pages,
        facet,
        values.map(({ value }) => value),
      ),
    );
  }
  return pages;
}

/** Pages of a scope with one of the values; may include pages outside of it. */
function listWithOneOf(
  catalog: Catalog,
  scope: PageSet,
  facet: FacetName,
  values: readonly string[],
): PageSet {
  const wanted = new Set(values);
  const inDocuments = (isWanted: (facts: DocumentFacts) => boolean) => {
    const documents = rememberByNumber((document) => isWanted(catalog.factsOf(document)));
    return listWhere(scope, (key) => documents(catalog.documentOf(key)));
  };
  switch (facet) {
    case 'tag':
      return union(values.map((value) => catalog.tags.get(value)));
    case 'reviewer':
      return union(values.map((value) => catalog.reviewers.get(value)));
    case 'state':
      return union(values.map((value) => catalog.states.get(value)));
    case 'exemption':
      return union(values.map((value) => catalog.exemptions.get(value)));
    case 'place':
      return PageSet.of(values.flatMap((value) => catalog.places.listPages(value)));
    case 'reviewed':
      return listWhere(scope, (key) => wanted.has(catalog.reviewed.has(key) ? 'yes' : 'no'));
    case 'production': {
      const numbers = new Set(values.map((value) => catalog.productions.find(value)));
      return listWhere(scope, (key) => numbers.has(catalog.productionOf(key)));
    }
    case 'source': {
      const numbers = new Set(values.map((value) => catalog.sources.find(value)));
      return listWhere(scope, (key) => numbers.has(catalog.sourceOf(key)));
    }
    case 'correspondent':
      return inDocuments(({ namesOfCorrespondents }) =>
        namesOfCorrespondents.some((name) => wanted.has(name)),
      );
    case 'custodian':
      return inDocuments(({ custodians }) => custodians.some((name) => wanted.has(name)));
    case 'kind':
      return inDocuments(({ kinds }) => kinds.some((name) => wanted.has(name)));
    case 'month':
      return inDocuments((facts) => wanted.has(monthOf(facts)));
  }
}

/** The pages of a scope for which a condition is true. */
export function listWhere(scope: PageSet, isTrue: (key: number) => boolean): PageSet {
  const found = PageSet.empty();
  scope.forEach((key) => {
    if (isTrue(key)) found.add(key);
  });
  return found;
}

/** Evaluates once for each number, because a document has many pages. */
export function rememberByNumber(ask: (number: number) => boolean): (number: number) => boolean {
  const known = new Map<number, boolean>();
  return (number) => {
    const answer = known.get(number) ?? ask(number);
    known.set(number, answer);
    return answer;
  };
}

function union(sets: readonly (PageSet | undefined)[]): PageSet {
  return sets.reduce<PageSet>((all, set) => (set ? all.or(set) : all), PageSet.empty());
}
