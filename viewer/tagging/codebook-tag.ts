import type { Tag } from '#contract/review/tag.ts';

/** A tag apart from the number of its pages, which each decision changes. */
export type CodebookTag = Omit<Tag, 'pages'>;

export function toCodebookTags(tags: readonly Tag[]): CodebookTag[] {
  return tags.map(({ pages: _, ...tag }) => tag);
}
