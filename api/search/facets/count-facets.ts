import { FacetName, type FacetValue } from '#contract/search/narrowing.ts';
import type { PageSet } from '../exact/page-set.ts';
import { CountedPages, type ValueCounts } from './counted-pages.ts';
import type { Interner } from './interner.ts';
import { narrowPages } from './narrow-pages.ts';

/**
 * Counts each facet over the pages found. A facet by which the search is filtered is counted as if it were
 * not, so that its other values can be chosen too: `found` is filtered by no facet, `inAll` by all.
 */
export function countFacets(
  inAll: CountedPages,
  found: PageSet,
  narrowed: readonly FacetValue[],
): Map<FacetName, ValueCounts> {
  const { catalog } = inAll;
  return new Map(
    FacetName.options.map((facet) => {
      const others = narrowed.filter((each) => each.facet !== facet);
      const isNarrowed = others.length < narrowed.length;
      const pages = isNarrowed ? new CountedPages(catalog, narrowPages(catalog, found, others)) : inAll;
      return [facet, countFacet(facet, pages)];
    }),
  );
}

function countFacet(facet: FacetName, counted: CountedPages): ValueCounts {
  const { catalog, pages } = counted;
  switch (facet) {
    case 'production':
      return named(counted.byNumber.productions, catalog.productions);
    case 'source':
      return named(counted.byNumber.sources, catalog.sources);
    case 'tag':
      return countShared(pages, catalog.tags);
    case 'reviewer':
      return countShared(pages, catalog.reviewers);
    case 'state':
      return countShared(pages, catalog.states);
    case 'exemption':
      return countShared(pages, catalog.exemptions);
    case 'place':
      return catalog.places.countIn(pages);
    case 'reviewed': {
      const reviewed = pages.countShared(catalog.reviewed);
      return new Map(
        Object.entries({ yes: reviewed, no: pages.size - reviewed }).filter(([, count]) => count > 0),
      );
    }
    default:
      return counted.byFacts[facet];
  }
}

function named(counts: Uint32Array, names: Interner): ValueCounts {
  const found: ValueCounts = new Map();
  for (const [number, count] of counts.entries()) if (count > 0) found.set(names.textOf(number), count);
  return found;
}

function countShared(pages: PageSet, sets: ReadonlyMap<string, PageSet>): ValueCounts {
  const found: ValueCounts = new Map();
  for (const [name, set] of sets) {
    const count = pages.countShared(set);
    if (count > 0) found.set(name, count);
  }
  return found;
}
