import { z } from 'zod';
import { PageId } from '#contract/pages/page-id.ts';
import { counted } from '#contract/values/counted.ts';

/** One keyboard key: a digit or a lower-case letter that the reading screen does not use itself. */
export const TagKey = z.string().regex(/^[1-9a-z]$/, 'one digit from 1 to 9 or one lower-case letter');

export const TagColor = z.enum([
  'red',
  'orange',
  'yellow',
  'lime',
  'green',
  'teal',
  'cyan',
  'blue',
  'violet',
  'pink',
  'gray',
]);
export type TagColor = z.infer<typeof TagColor>;

/** A page that shows when a tag applies, or when it does not although it may seem to. */
export const TagExample = z.object({
  pageId: PageId,
  applies: z.boolean(),
  note: z.string().trim().max(300).default(''),
});
export type TagExample = z.infer<typeof TagExample>;

export const TagName = z.string().trim().min(1).max(80);
export const TagDefinition = z.string().trim().max(2000);
export const TagExamples = z.array(TagExample).max(20);

export const TagDraft = z.object({
  name: TagName,
  /** When to use the tag, for whoever codes next. */
  definition: TagDefinition.default(''),
  examples: TagExamples.default([]),
  color: TagColor,
  key: TagKey.nullable().default(null),
  groupId: z.string().nullable().default(null),
});
export type TagDraft = z.infer<typeof TagDraft>;
/** A draft in which what has a default may be left out. */
export type TagInput = z.input<typeof TagDraft>;

/** An example as it is shown: the page's number is null where the page is not in the matter (any more). */
export const ShownExample = TagExample.extend({ number: z.string().nullable() });
export type ShownExample = z.infer<typeof ShownExample>;

/** What a tag means from some day on. A changed definition, or changed examples, are a new version. */
export const TagVersion = z.object({
  version: z.int(),
  definition: z.string(),
  examples: z.array(ShownExample),
  definedAt: z.iso.datetime(),
  /** A user name. */
  definedBy: z.string(),
});
export type TagVersion = z.infer<typeof TagVersion>;

/** An issue tag of the codebook. */
export const Tag = TagDraft.extend({
  tagId: z.string(),
  /** The definition in use, see TagVersion. */
  ...TagVersion.shape,
  /** A retired tag stays on its pages and can be searched for, but is not offered for new decisions. */
  isRetired: z.boolean(),
  /** Pages that carry it. */
  pages: z.int(),
  /** Pages on which people of one rank differ about it, and pages of which the decision is unsure. */
  conflicts: z.int(),
  unsure: z.int(),
});
export type Tag = z.infer<typeof Tag>;

/** How many pages a target covers, before anything is decided about them. */
export const TargetCount = z.object({
  pages: z.int(),
  /** Those that are in the current list too. */
  inList: z.int(),
  /** Of references: numbers of ranges that are on no page. */
  missingNumbers: z.int(),
  /** The same as their digits, those that follow each other together: `0000081 to 0000099`. */
  missing: z.array(z.string()),
});
export type TargetCount = z.infer<typeof TargetCount>;

/** `7 numbers are on no page: 0000012, 0000081 to 0000086`. Undefined where each number is on a page. */
export function describeMissingNumbers({
  missingNumbers,
  missing,
}: Pick<TargetCount, 'missingNumbers' | 'missing'>): string | undefined {
  if (missingNumbers === 0) return undefined;
  const more = missing.length > MOST_RUNS ? ' and others' : '';
  const verb = missingNumbers === 1 ? 'is' : 'are';
  return `${counted(missingNumbers, 'number')} ${verb} on no page: ${missing.slice(0, MOST_RUNS).join(', ')}${more}`;
}

/** Runs of missing numbers that a sentence names. */
const MOST_RUNS = 5;
