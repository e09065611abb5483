import { z } from 'zod';
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

export const TagDraft = z.object({
  name: z.string().trim().min(1).max(80),
  /** When to use the tag, for whoever codes next. */
  definition: z.string().trim().max(2000).default(''),
  color: TagColor,
  key: TagKey.nullable().default(null),
});
export type TagDraft = z.infer<typeof TagDraft>;

/** An issue tag of the codebook. */
export const Tag = TagDraft.extend({
  tagId: z.string(),
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
