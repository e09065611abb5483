/** The codebook as a list that is put in order by dragging. Pure: no server, no screen. */

import type { Tag } from '#contract/review/tag.ts';
import type { CodebookOrder, TagGroup } from '#contract/review/tag-group.ts';

export type OrderedGroup = CodebookOrder['groups'][number];

/** Groups with their tags, in order; those without a group (null) last. */
export function toOrder(
  tags: readonly Pick<Tag, 'tagId' | 'groupId'>[],
  groups: readonly Pick<TagGroup, 'groupId'>[],
): OrderedGroup[] {
  const ids = [...groups.map(({ groupId }) => groupId), null];
  return ids.map((groupId) => ({
    groupId,
    tagIds: tags.filter((tag) => tag.groupId === groupId).map(({ tagId }) => tagId),
  }));
}

/** The name of a group's heading among the items of the list. */
export const headingOf = (groupId: string | null): string => `group ${groupId ?? ''}`;

/** Headings and tags as one list, from top to bottom. */
export function listItems(order: readonly OrderedGroup[]): string[] {
  return order.flatMap(({ groupId, tagIds }) => [headingOf(groupId), ...tagIds]);
}

/**
 * Moves an item to where another one is. A tag goes into the group under whose heading it comes to lie; a heading takes
 * its tags along. Those without a group stay last.
 */
export function moveItem(order: readonly OrderedGroup[], item: string, over: string): OrderedGroup[] {
  const heading = order.find(({ groupId }) => headingOf(groupId) === item);
  return heading ? moveGroup(order, heading, over) : moveTag(order, item, over);
}

function moveGroup(order: readonly OrderedGroup[], group: OrderedGroup, over: string): OrderedGroup[] {
  if (group.groupId === null) return [...order];
  const target = order.findIndex(
    ({ groupId, tagIds }) => headingOf(groupId) === over || tagIds.includes(over),
  );
  const named = order.filter(({ groupId }) => groupId !== null && groupId !== group.groupId);
  const rest = order.filter(({ groupId }) => groupId === null);
  return [...named.toSpliced(Math.min(target, named.length), 0, group), ...rest];
}

function moveTag(order: readonly OrderedGroup[], tagId: string, over: string): OrderedGroup[] {
  const items = listItems(order);
  const target = items.indexOf(over);
  const moved = items.filter((item) => item !== tagId).toSpliced(target, 0, tagId);
  const groupOf = new Map(order.map(({ groupId }) => [headingOf(groupId), groupId]));
  const result: OrderedGroup[] = [];
  const above: string[] = [];
  for (const item of moved) {
    const groupId = groupOf.get(item);
    if (groupId !== undefined) result.push({ groupId, tagIds: result.length === 0 ? above : [] });
    else (result.at(-1)?.tagIds ?? above).push(item);
  }
  return result;
}

/** The tags in a new order, each in its new group. */
export function applyOrder(tags: readonly Tag[], order: readonly OrderedGroup[]): Tag[] {
  const byId = new Map(tags.map((tag) => [tag.tagId, tag]));
  return order.flatMap(({ groupId, tagIds }) =>
    tagIds.flatMap((tagId) => {
      const tag = byId.get(tagId);
      return tag ? [{ ...tag, groupId }] : [];
    }),
  );
}
