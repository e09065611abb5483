import { z } from 'zod';
import { PageId } from '#contract/pages/page.ts';
import { SearchScope } from '#contract/search/search-scope.ts';
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
  pages: z.int(),
});
export type Tag = z.infer<typeof Tag>;

/** As many as a decision can be about, and undone as a whole. */
export const MOST_TAGGED = 20_000;

/** What a person types: page ids, control numbers, Bates numbers and Bates ranges, separated by commas. */
export const PageReferences = z.string().min(1).max(20_000);

/** The pages that a decision is about. */
export const PageTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pages'), pageIds: z.array(PageId).min(1).max(MOST_TAGGED) }),
  z.object({ kind: z.literal('document'), documentId: z.string().max(80) }),
  z.object({ kind: z.literal('references'), references: PageReferences }),
  /** All pages that an Exact search finds; `pages`, as many as were shown: where more or fewer match now, none is changed. */
  z.object({
    kind: z.literal('search'),
    q: z.string().min(1).max(10_000),
    scope: SearchScope.default({}),
    pages: z.int(),
  }),
]);
export type PageTarget = z.infer<typeof PageTarget>;

/** What a list of references names, before anything is decided about it. */
export const NamedPagesCount = z.object({
  pages: z.int(),
  /** Those that are in the current list too. */
  inList: z.int(),
  /** Numbers of ranges that are on no page. */
  missingNumbers: z.int(),
  /** The same as their digits, those that follow each other together: `0000081 to 0000099`. */
  missing: z.array(z.string()),
});
export type NamedPagesCount = z.infer<typeof NamedPagesCount>;

/** `7 numbers are on no page: 0000012, 0000081 to 0000086`. Undefined where each number is on a page. */
export function describeMissingNumbers({
  missingNumbers,
  missing,
}: Pick<NamedPagesCount, 'missingNumbers' | 'missing'>): string | undefined {
  if (missingNumbers === 0) return undefined;
  const more = missing.length > MOST_RUNS ? ' and others' : '';
  const verb = missingNumbers === 1 ? 'is' : 'are';
  return `${counted(missingNumbers, 'number')} ${verb} on no page: ${missing.slice(0, MOST_RUNS).join(', ')}${more}`;
}

/** Runs of missing numbers that a sentence names. */
const MOST_RUNS = 5;

/** Puts a tag on pages (`present`) or takes it off. */
export const Tagging = z.object({ tagId: z.string(), present: z.boolean(), target: PageTarget });
export type Tagging = z.infer<typeof Tagging>;

/** Only the pages that changed: sending them back with the opposite `present` undoes the decision. */
export const TaggingResult = z.object({ changedPageIds: z.array(PageId) });
export type TaggingResult = z.infer<typeof TaggingResult>;
