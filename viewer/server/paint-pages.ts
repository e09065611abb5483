/** Applies decisions to all cached pages, so that they are visible before the server answers. */
import type { QueryClient } from '@tanstack/react-query';
import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { PageDecisions } from '#contract/review/decision.ts';
import { matterKey } from './queries.ts';

/** A page in an answer: in a list, or with its details. */
type PaintedPage = PageSummary & Partial<Pick<PageDetail, 'decisions'>>;

export interface Paint {
  touches: (page: Pick<PageSummary, 'pageId' | 'documentId'>) => boolean;
  /** Returns the very same page if nothing changes. */
  change: (page: PaintedPage) => PaintedPage;
}

/** Puts the tag on a page, which is then reviewed, or takes it off. */
export const paintTag =
  (tagId: string, present: boolean): Paint['change'] =>
  (page) => {
    if (page.tagIds.includes(tagId) === present) return page;
    return present
      ? { ...page, tagIds: [...page.tagIds, tagId], reviewed: true }
      : { ...page, tagIds: page.tagIds.filter((other) => other !== tagId) };
  };

export const paintReviewed =
  (reviewed: boolean): Paint['change'] =>
  (page) =>
    page.reviewed === reviewed ? page : { ...page, reviewed };

/** Shows what everybody says of a page; only pages with their details have that. */
export const paintDecisions =
  (decisions: PageDecisions): Paint['change'] =>
  (page) => {
    const tagIds = decisions.tags.flatMap(({ tagId, state }) => (state === 'yes' ? [tagId] : []));
    const painted = { ...page, tagIds, reviewed: decisions.reviewedBy.length > 0 };
    return page.decisions ? { ...painted, decisions } : painted;
  };

/** The fields of answers that contain pages. */
const holders = ['pages', 'hits', 'exhibits', 'taggedSince', 'untaggedSince'];

/** Returns the ids of the pages that changed. */
export function paintPages(client: QueryClient, matter: string, paint: Paint): string[] {
  const changed = new Set<string>();
  for (const query of client.getQueryCache().findAll({ queryKey: matterKey(matter) })) {
    const before: unknown = query.state.data;
    const after = repaint(before, paint, changed);
    if (after !== before) client.setQueryData(query.queryKey, after);
  }
  return [...changed];
}

/** Puts the tag on the pages that carry it, and takes it off the others. */
export function paintCarrying(
  client: QueryClient,
  matter: string,
  {
    tagId,
    pageIds,
    carryingPageIds,
  }: { tagId: string; pageIds: readonly string[]; carryingPageIds: readonly string[] },
): void {
  const carrying = new Set(carryingPageIds);
  const others = new Set(pageIds.filter((pageId) => !carrying.has(pageId)));
  paintPages(client, matter, {
    touches: ({ pageId }) => carrying.has(pageId),
    change: paintTag(tagId, true),
  });
  paintPages(client, matter, { touches: ({ pageId }) => others.has(pageId), change: paintTag(tagId, false) });
}

/** The same data with its pages painted; the very same object if nothing changed. */
export function repaint(data: unknown, paint: Paint, changed: Set<string>): unknown {
  if (Array.isArray(data)) {
    // What one item of a list is, all are: the thousand words of a page need no look.
    if (!holdsPages(data[0])) return data;
    const next = data.map((item: unknown) => repaint(item, paint, changed));
    return next.some((item, index) => item !== data[index]) ? next : data;
  }
  if (isPage(data)) {
    if (!paint.touches(data)) return data;
    const painted = paint.change(data);
    if (painted !== data) changed.add(data.pageId);
    return painted;
  }
  if (typeof data !== 'object' || data === null) return data;
  let next: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(data)) {
    if (!holders.includes(name)) continue;
    const painted = repaint(value, paint, changed);
    if (painted !== value) next = { ...(next ?? data), [name]: painted };
  }
  return next ?? data;
}

function holdsPages(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Array.isArray(data) || isPage(data) || holders.some((name) => name in data);
}

function isPage(data: unknown): data is PaintedPage {
  return (
    typeof data === 'object' && data !== null && 'pageId' in data && 'tagIds' in data && 'documentId' in data
  );
}
