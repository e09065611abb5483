/** Applies a tag decision to all cached pages, so that it is visible before the server answers. */
import type { QueryClient } from '@tanstack/react-query';
import type { PageSummary } from '#contract/pages/page.ts';
import { matterKey } from './queries.ts';

export interface Paint {
  tagId: string;
  present: boolean;
  touches: (page: Pick<PageSummary, 'pageId' | 'documentId'>) => boolean;
}

/** The fields of answers that contain pages. */
const holders = ['pages', 'hits', 'exhibits', 'taggedSince', 'untaggedSince'];

/** Returns the ids of the pages whose tags changed: painting those back undoes it exactly. */
export function paintTags(client: QueryClient, matter: string, paint: Paint): string[] {
  const changed = new Set<string>();
  for (const query of client.getQueryCache().findAll({ queryKey: matterKey(matter) })) {
    const before: unknown = query.state.data;
    const after = repaint(before, paint, changed);
    if (after !== before) client.setQueryData(query.queryKey, after);
  }
  return [...changed];
}

/** The same data with the tag painted; the very same object if nothing changed. */
export function repaint(data: unknown, paint: Paint, changed: Set<string>): unknown {
  if (Array.isArray(data)) {
    // What one item of a list is, all are: the thousand words of a page need no look.
    if (!holdsPages(data[0])) return data;
    const next = data.map((item: unknown) => repaint(item, paint, changed));
    return next.some((item, index) => item !== data[index]) ? next : data;
  }
  if (isPage(data)) {
    const has = data.tagIds.includes(paint.tagId);
    if (has === paint.present || !paint.touches(data)) return data;
    changed.add(data.pageId);
    const tagIds = paint.present
      ? [...data.tagIds, paint.tagId]
      : data.tagIds.filter((tagId) => tagId !== paint.tagId);
    return { ...data, tagIds };
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

function isPage(data: unknown): data is PageSummary {
  return (
    typeof data === 'object' && data !== null && 'pageId' in data && 'tagIds' in data && 'documentId' in data
  );
}
