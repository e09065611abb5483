import { z } from 'zod';

export const TagGroupDraft = z.object({
  name: z.string().trim().min(1).max(80),
  /** Of the tags of the group, a person puts at most one on a page. */
  isExclusive: z.boolean().default(false),
  /** A page is done only when somebody has decided about a tag of the group, or said that nothing applies. */
  isRequired: z.boolean().default(false),
});
export type TagGroupDraft = z.infer<typeof TagGroupDraft>;

/** Tags of the codebook that belong together. */
export const TagGroup = TagGroupDraft.extend({ groupId: z.string() });
export type TagGroup = z.infer<typeof TagGroup>;

/** How many pages of the matter are not done because of a required group. */
export const OpenGroup = z.object({ groupId: z.string(), pages: z.int() });
export type OpenGroup = z.infer<typeof OpenGroup>;

/** The whole codebook in a new order: each group with its tags, and those without a group (null) last. */
export const CodebookOrder = z.object({
  groups: z.array(z.object({ groupId: z.string().nullable(), tagIds: z.array(z.string()) })).max(500),
});
export type CodebookOrder = z.infer<typeof CodebookOrder>;
