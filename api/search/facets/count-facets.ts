import { FacetName, type FacetValue } from '#contract/narrowing.ts';
import type { PageSet } from '../page-set.ts';
import type { Catalogue } from './catalogue.ts';
import { type DocumentFacts, monthOf } from './document-facts.ts';
import type { Interner } from './interner.ts';
import { narrowPages } from './narrow-pages.ts';

/** How many pages have which value, by the value as the catalogue has it: ids of tags and productions. */
export type ValueCounts = Map<string, number>;

/**
 * Counts each facet over the pages found. A facet that the search is narrowed by is counted as if it were
 * not, so that its other values can be chosen beside; `found` is narrowed by none of them.
 */
export function countFacets(
  catalogue: Catalogue,
  found: PageSet,
  narrowed: readonly FacetValue[],
): Map<FacetName, ValueCounts> {
  const inAll = new PagesInHand(catalogue, narrowPages(catalogue, found, narrowed));
  return new Map(
    FacetName.options.map((facet) => {
      const others = narrowed.filter((each) => each.facet !== facet);
      const isNarrowed = others.length < narrowed.length;
      const pages = isNarrowed ? new PagesInHand(catalogue, narrowPages(catalogue, found, others)) : inAll;
      return [facet, countFacet(facet, pages)];
    }),
  );
}

function countFacet(facet: FacetName, { catalogue, pages, ...inHand }: PagesInHand): ValueCounts {
  switch (facet) {
    case 'production':
      return named(
        countNumbers(pages, catalogue.productions, (key) => catalogue.productionOf(key)),
        catalogue.productions,
      );
    case 'source':
      return named(
        countNumbers(pages, catalogue.sources, (key) => catalogue.sourceOf(key)),
        catalogue.sources,
      );
    case 'tag':
      return countShared(pages, catalogue.tags);
    case 'reviewer':
      return countShared(pages, catalogue.reviewers);
    case 'reviewed': {
      const reviewed = pages.countShared(catalogue.reviewed);
      return new Map(
        Object.entries({ yes: reviewed, no: pages.size - reviewed }).filter(([, count]) => count > 0),
      );
    }
    case 'correspondent':
      return inHand.countByFacts(({ correspondents }) => correspondents);
    case 'custodian':
      return inHand.countByFacts(({ custodians }) => custodians);
    case 'kind':
      return inHand.countByFacts(({ kinds }) => kinds);
    case 'month':
      return inHand.countByFacts((facts) => [monthOf(facts)]);
  }
}

/** Pages to count, and how many of them each document has, once somebody asks. */
class PagesInHand {
  readonly catalogue: Catalogue;
  readonly pages: PageSet;
  #byDocument: Uint32Array | undefined;

  constructor(catalogue: Catalogue, pages: PageSet) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  countByFacts = (valuesOf: (facts: DocumentFacts) => readonly string[]): ValueCounts => {
    this.#byDocument ??= countByDocument(this.catalogue, this.pages);
    const counts: ValueCounts = new Map();
    for (const [document, pages] of this.#byDocument.entries()) {
      if (pages === 0) continue;
      for (const value of valuesOf(this.catalogue.factsOf(document)))
        counts.set(value, (counts.get(value) ?? 0) + pages);
    }
    return counts;
  };
}

/** Pages of each document among some pages, by the document's number. */
export function countByDocument(catalogue: Catalogue, pages: PageSet): Uint32Array {
  return countNumbers(pages, catalogue.documents, (key) => catalogue.documentOf(key));
}

function countNumbers(pages: PageSet, names: Interner, numberOf: (key: number) => number): Uint32Array {
  const counts = new Uint32Array(names.size);
  pages.forEach((key) => {
    const number = numberOf(key);
    counts[number] = (counts[number] ?? 0) + 1;
  });
  return counts;
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
