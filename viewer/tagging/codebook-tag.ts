import type { Tag } from '#contract/review/tag.ts';

/** A tag apart from the number of its pages, which each decision changes. */
export type CodebookTag = Omit<Tag, 'pages'>;

export function toCodebookTags(tags: readonly Tag[]): CodebookTag[] {
  return tags.map(({ pages: _, ...tag }) => tag);
}

/** The tags that can be put on a page: retired ones only where the page has them, so that they can be taken off. */
export function listOffered<Offered extends Pick<Tag, 'tagId' | 'isRetired'>>(
  tags: readonly Offered[],
  tagIds: readonly string[] = [],
): Offered[] {
  return tags.filter(({ tagId, isRetired }) => !isRetired || tagIds.includes(tagId));
}
