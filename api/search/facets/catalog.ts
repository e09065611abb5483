import type { PageStatus } from '#contract/pages/page.ts';
import type { DecisionLevel, TagState } from '#contract/review/decision.ts';
import { LOW_CONFIDENCE } from '../../repositories/pages/page-filter.ts';
import type { CatalogRow } from '../../repositories/search/catalog-rows.ts';
import { PageSet } from '../exact/page-set.ts';
import { NumberColumn } from './columns.ts';
import { type DocumentFacts, NO_FACTS } from './document-facts.ts';
import { Interner } from './interner.ts';
import { PageLists } from './page-lists.ts';

interface PagesInOrder {
  keys: number[];
  isSorted: boolean;
}

/** Properties of which a page may have several. */
export interface PageLabels {
  /** Ids. */
  tags: readonly string[];
  /** Names of the people who decided anything on it. */
  reviewers: readonly string[];
  /** States that any tag has on it. */
  states: readonly TagState[];
  /** Levels of the decisions that stand; none on a page that is not reviewed. */
  levels: readonly DecisionLevel[];
  /** Codes, and `none` if a box or sheet has none. */
  exemptions: readonly string[];
  places: readonly string[];
}

/** In a column: "there is none". */
export const NONE = -1;

/**
 * What is known about every page besides its text, in memory: columns by page key, and a set of pages for
 * each tag, reviewer and exemption. With it a search of a million pages is filtered, counted and sorted in
 * milliseconds. About 40 bytes per page.
 */
export class Catalog {
  readonly matters = new Map<string, PageSet>();
  readonly tags = new Map<string, PageSet>();
  readonly reviewers = new Map<string, PageSet>();
  readonly states = new Map<string, PageSet>();
  readonly levels = new Map<string, PageSet>();
  readonly exemptions = new Map<string, PageSet>();
  readonly places = new PageLists();
  readonly reviewed = PageSet.empty();
  readonly hardToRead = PageSet.empty();
  readonly productions = new Interner();
  readonly documents = new Interner();
  readonly sources = new Interner();
  readonly prefixes = new Interner();
  /** Increases whenever a page's number or date may have changed. */
  layout = 0;

  readonly #inPageOrder = new Map<string, PagesInOrder>();
  /** By the document's number. */
  readonly #facts: DocumentFacts[] = [];
  readonly #position = new NumberColumn((length) => new Uint32Array(length));
  readonly #production = new NumberColumn((length) => new Uint16Array(length));
  readonly #document = new NumberColumn((length) => new Uint32Array(length));
  readonly #source = new NumberColumn((length) => new Uint8Array(length));
  readonly #confidence = new NumberColumn((length) => new Float32Array(length));
  readonly #batesNumber = new NumberColumn((length) => new Float64Array(length));
  readonly #batesPrefix = new NumberColumn((length) => new Uint32Array(length));

  /** Replaces what is known about a page. */
  put(row: CatalogRow, labels: PageLabels): void {
    const { key } = row;
    if (this.#isMoved(row)) this.layout += 1;
    this.#putInOrder(row);
    setOf(this.matters, row.matterId).add(key);
    this.#position.set(key, row.position);
    this.#production.set(key, this.productions.numberOf(row.productionId));
    this.#document.set(key, this.documents.numberOf(nameDocument(row.matterId, row.documentId)));
    this.#source.set(key, this.sources.numberOf(row.source));
    this.#confidence.set(key, row.confidence ?? NONE);
    this.#batesNumber.set(key, row.batesNumber ?? NONE);
    this.#batesPrefix.set(key, this.prefixes.numberOf(row.batesPrefixKey ?? ''));
    putInto(this.hardToRead, key, isHardToRead(row.status, row.confidence));
    putInto(this.reviewed, key, labels.levels.length > 0);
    putAmong(this.tags, key, labels.tags);
    putAmong(this.reviewers, key, labels.reviewers);
    putAmong(this.states, key, labels.states);
    putAmong(this.levels, key, labels.levels);
    putAmong(this.exemptions, key, labels.exemptions);
    this.places.put(key, labels.places);
  }

  /** Forgets a page that was sequestered: no set and no order has it. */
  remove(key: number): void {
    for (const [matterId, pages] of this.matters) {
      if (!pages.has(key)) continue;
      pages.delete(key);
      const inOrder = this.#inPageOrder.get(matterId);
      if (inOrder) inOrder.keys = inOrder.keys.filter((other) => other !== key);
      this.layout += 1;
    }
    this.hardToRead.delete(key);
    this.reviewed.delete(key);
    for (const sets of [this.tags, this.reviewers, this.states, this.levels, this.exemptions])
      putAmong(sets, key, []);
    this.places.put(key, []);
  }

  /** Sets the facts of a document, for all of its pages. */
  describe(matterId: string, documentId: string, facts: DocumentFacts): void {
    const number = this.documents.numberOf(nameDocument(matterId, documentId));
    if (this.#facts[number]?.day !== facts.day) this.layout += 1;
    this.#facts[number] = facts;
  }

  pagesOf(matterId: string): PageSet {
    return this.matters.get(matterId) ?? PageSet.empty();
  }

  /** All pages of a matter, in the order received. */
  listInPageOrder(matterId: string): readonly number[] {
    const pages = this.#inPageOrder.get(matterId);
    if (!pages) return [];
    if (!pages.isSorted) pages.keys.sort((one, other) => this.positionOf(one) - this.positionOf(other));
    pages.isSorted = true;
    return pages.keys;
  }

  positionOf(key: number): number {
    return this.#position.get(key);
  }

  /** Numbers refer to `productions`, `documents`, `sources` and `prefixes`. */
  productionOf(key: number): number {
    return this.#production.get(key);
  }

  documentOf(key: number): number {
    return this.#document.get(key);
  }

  /** The number of a document; undefined for one that has no pages. */
  findDocument(matterId: string, documentId: string): number | undefined {
    return this.documents.find(nameDocument(matterId, documentId));
  }

  sourceOf(key: number): number {
    return this.#source.get(key);
  }

  /** 0..100, or NONE. */
  confidenceOf(key: number): number {
    return this.#confidence.get(key);
  }

  /** The number, or NONE, and its prefix. */
  batesOf(key: number): { number: number; prefix: number } {
    return { number: this.#batesNumber.get(key), prefix: this.#batesPrefix.get(key) };
  }

  factsOf(document: number): DocumentFacts {
    return this.#facts[document] ?? NO_FACTS;
  }

  /** Pages usually come at the end, so the order is maintained without sorting. */
  #putInOrder({ key, matterId, position }: CatalogRow): void {
    const pages = this.#inPageOrder.get(matterId) ?? { keys: [], isSorted: true };
    this.#inPageOrder.set(matterId, pages);
    const isThere = this.pagesOf(matterId).has(key);
    if (isThere && this.positionOf(key) === position) return;
    const last = pages.keys.at(-1);
    if (isThere || (last !== undefined && this.positionOf(last) > position)) pages.isSorted = false;
    if (!isThere) pages.keys.push(key);
  }

  #isMoved({ key, matterId, documentId, batesNumber, batesPrefixKey }: CatalogRow): boolean {
    if (!this.pagesOf(matterId).has(key)) return true;
    const { number, prefix } = this.batesOf(key);
    return (
      this.documents.find(nameDocument(matterId, documentId)) !== this.documentOf(key) ||
      number !== (batesNumber ?? NONE) ||
      this.prefixes.find(batesPrefixKey ?? '') !== prefix
    );
  }
}

/** The same file in two matters is two documents with one id. */
function nameDocument(matterId: string, documentId: string): string {
  return `${matterId}/${documentId}`;
}

function isHardToRead(status: PageStatus, confidence: number | null): boolean {
  return status === 'problem' || (confidence !== null && confidence < LOW_CONFIDENCE);
}

function setOf(sets: Map<string, PageSet>, name: string): PageSet {
  const known = sets.get(name) ?? PageSet.empty();
  sets.set(name, known);
  return known;
}

function putInto(set: PageSet, key: number, isIn: boolean): void {
  if (isIn) set.add(key);
  else set.delete(key);
}

function putAmong(sets: Map<string, PageSet>, key: number, names: readonly string[]): void {
  for (const set of sets.values()) set.delete(key);
  for (const name of names) setOf(sets, name).add(key);
}
