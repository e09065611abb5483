import type { PageOrder } from '#contract/pages/current-list.ts';
import { PageSet } from '../exact/page-set.ts';
import { type Catalog, NONE } from './catalog.ts';

type FixedOrder = Exclude<PageOrder, 'relevance'>;

/** Every page of a matter in some order, cached until pages are added or change. */
export class PageOrders {
  readonly #known = new Map<string, { layout: number; keys: Uint32Array }>();

  list(catalog: Catalog, matterId: string, order: FixedOrder): Iterable<number> {
    if (order === 'page') return catalog.listInPageOrder(matterId);
    const name = `${order}/${matterId}`;
    const known = this.#known.get(name);
    if (known?.layout === catalog.layout) return known.keys;
    const keys = sortPages(catalog, matterId, order);
    this.#known.set(name, { layout: catalog.layout, keys });
    return keys;
  }
}

function sortPages(catalog: Catalog, matterId: string, order: 'bates' | 'date'): Uint32Array {
  const compare = order === 'bates' ? compareBates(catalog) : compareDays(catalog);
  // A stable sort: equal pages stay in page order.
  return Uint32Array.from(catalog.listInPageOrder(matterId).toSorted(compare));
}

/** By prefix, then number; pages without one come last. */
function compareBates(catalog: Catalog) {
  return (one: number, other: number): number => {
    const [left, right] = [catalog.batesOf(one), catalog.batesOf(other)];
    const [leftIsBare, rightIsBare] = [left.number === NONE, right.number === NONE];
    if (leftIsBare || rightIsBare) return Number(leftIsBare) - Number(rightIsBare);
    if (left.prefix !== right.prefix)
      return compareTexts(catalog.prefixes.textOf(left.prefix), catalog.prefixes.textOf(right.prefix));
    return left.number - right.number;
  };
}

/** By the day of their document, the oldest first; pages without one come last. */
function compareDays(catalog: Catalog) {
  const dayOf = (key: number) => catalog.factsOf(catalog.documentOf(key)).day;
  return (one: number, other: number): number => {
    const [left, right] = [dayOf(one), dayOf(other)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return compareTexts(left, right);
  };
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** A window of those pages of an order that are in a set. */
export function takeWindow(
  order: Iterable<number>,
  pages: PageSet,
  { offset, limit }: { offset: number; limit: number },
): number[] {
  const taken: number[] = [];
  let place = 0;
  for (const key of order) {
    if (!pages.has(key)) continue;
    if (taken.length >= limit) break;
    if (place >= offset) taken.push(key);
    place += 1;
  }
  return taken;
}

/** How many pages of the set precede one in an order; undefined if the set does not contain it. */
export function findIndexOf(order: Iterable<number>, pages: PageSet, key: number): number | undefined {
  if (!pages.has(key)) return undefined;
  let place = 0;
  for (const each of order) {
    if (each === key) return place;
    if (pages.has(each)) place += 1;
  }
  return undefined;
}

/** The first page of each document in an order. */
export function keepFirstOfDocuments(catalog: Catalog, order: Iterable<number>, pages: PageSet): PageSet {
  const [firsts, seen] = [PageSet.empty(), PageSet.empty()];
  for (const key of order) {
    const document = catalog.documentOf(key);
    if (!pages.has(key) || seen.has(document)) continue;
    seen.add(document);
    firsts.add(key);
  }
  return firsts;
}
