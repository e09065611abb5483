import type { PageSet } from '../exact/page-set.ts';
import type { Catalog } from './catalog.ts';
import { monthOf } from './document-facts.ts';

/** How many pages have which value, by the value in the catalog: ids for tags and productions. */
export type ValueCounts = Map<string, number>;

/** Counts for the facts of documents. */
type FactCounts = Record<'correspondent' | 'custodian' | 'kind' | 'month', ValueCounts>;

/** Pages to count; they are scanned once for all facets that need each page, on first use. */
export class CountedPages {
  readonly catalog: Catalog;
  readonly pages: PageSet;
  #byNumber: ReturnType<typeof countNumbers> | undefined;
  #byFacts: FactCounts | undefined;

  constructor(catalog: Catalog, pages: PageSet) {
    this.catalog = catalog;
    this.pages = pages;
  }

  get byNumber(): ReturnType<typeof countNumbers> {
    this.#byNumber ??= countNumbers(this.catalog, this.pages);
    return this.#byNumber;
  }

  get byFacts(): FactCounts {
    this.#byFacts ??= countFacts(this.catalog, this.byNumber.documents);
    return this.#byFacts;
  }
}

/** Number of pages of each document among some pages, by the document's number. */
export function countByDocument(catalog: Catalog, pages: PageSet): Uint32Array {
  const counts = new Uint32Array(catalog.documents.size);
  pages.forEach((key) => {
    addOne(counts, catalog.documentOf(key));
  });
  return counts;
}

/** How many numbers of a count are above 0. */
export function countSome(counts: Uint32Array): number {
  let some = 0;
  for (let at = 0; at < counts.length; at += 1) if (counts[at] !== 0) some += 1;
  return some;
}

function countNumbers(catalog: Catalog, pages: PageSet) {
  const productions = new Uint32Array(catalog.productions.size);
  const sources = new Uint32Array(catalog.sources.size);
  const documents = new Uint32Array(catalog.documents.size);
  pages.forEach((key) => {
    addOne(productions, catalog.productionOf(key));
    addOne(sources, catalog.sourceOf(key));
    addOne(documents, catalog.documentOf(key));
  });
  return { productions, sources, documents };
}

function addOne(counts: Uint32Array, number: number): void {
  counts[number] = (counts[number] ?? 0) + 1;
}

function countFacts(catalog: Catalog, byDocument: Uint32Array): FactCounts {
  const counts: FactCounts = {
    correspondent: new Map(),
    custodian: new Map(),
    kind: new Map(),
    month: new Map(),
  };
  for (let document = 0; document < byDocument.length; document += 1) {
    const pages = byDocument[document] ?? 0;
    if (pages === 0) continue;
    const facts = catalog.factsOf(document);
    addPages(counts.correspondent, facts.correspondents, pages);
    addPages(counts.custodian, facts.custodians, pages);
    addPages(counts.kind, facts.kinds, pages);
    addPages(counts.month, [monthOf(facts)], pages);
  }
  return counts;
}

function addPages(counts: ValueCounts, values: readonly string[], pages: number): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + pages);
}
