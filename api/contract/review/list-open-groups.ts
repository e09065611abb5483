import type { PageDecisions } from './decision.ts';
import type { Tag } from './tag.ts';
import type { TagGroup } from './tag-group.ts';

/** The required groups about which nobody has decided on a page yet; none where somebody says that nothing applies. */
export function listOpenGroups(
  { tags: decided, nothingApplies }: Pick<PageDecisions, 'tags' | 'nothingApplies'>,
  tags: readonly Pick<Tag, 'tagId' | 'groupId'>[],
  groups: readonly TagGroup[],
): TagGroup[] {
  if (nothingApplies.length > 0) return [];
  const groupOf = new Map(tags.map(({ tagId, groupId }) => [tagId, groupId]));
  const closed = new Set(decided.map(({ tagId }) => groupOf.get(tagId)));
  return groups.filter(({ groupId, isRequired }) => isRequired && !closed.has(groupId));
}
