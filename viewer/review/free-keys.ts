import type { Tag } from '#contract/review/tag.ts';
import { tagKeys } from '../keys/key-table.ts';

/** The keys that a tag may have: none of the reader's and none of another tag's. */
export function freeKeys(
  tags: Pick<Tag, 'tagId' | 'key'>[],
  editing: Pick<Tag, 'tagId'> | undefined,
): string[] {
  const taken = new Set(tags.filter(({ tagId }) => tagId !== editing?.tagId).map(({ key }) => key));
  return tagKeys.filter((key) => !taken.has(key));
}
