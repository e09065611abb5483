import { z } from 'zod';
import { PageSummary } from '#contract/pages/page.ts';
import { Rect } from '#contract/values/rect.ts';
import { LONGEST_NOTE, Reply } from './reply.ts';
import { TagColor } from './tag.ts';

/** What a person says about a passage. */
export const PassageDraft = z.object({
  color: TagColor,
  tagIds: z.array(z.string().max(100)).max(50).default([]),
  note: z.string().trim().max(LONGEST_NOTE).default(''),
});
export type PassageDraft = z.infer<typeof PassageDraft>;

/** Words selected on a page. */
export const SelectedWords = z.object({
  /** The version of the text in which they were selected. */
  textVersion: z.int().min(1),
  /** Where they start and end in the page's text runs put together, in UTF-16 units; `to` is exclusive. */
  from: z.int().min(0),
  to: z.int().min(1),
  /** The same, as a check. */
  text: z.string().min(1).max(200_000),
});
export type SelectedWords = z.infer<typeof SelectedWords>;

/** A new passage, or a note on the page as a whole. */
export const NewPassage = PassageDraft.extend({ words: SelectedWords.nullable() }).refine(
  ({ words, note }) => words !== null || note !== '',
  'A note on a page without words of the page must say something.',
);
export type NewPassage = z.infer<typeof NewPassage>;

/** Where a passage is: words of the text in use, by their index in it from 0, and the box of each. */
export const PassageAnchor = z.object({ firstWord: z.int(), lastWord: z.int(), rects: z.array(Rect) });
export type PassageAnchor = z.infer<typeof PassageAnchor>;

/** A quoted run of words on a page, or a note on the page. */
export const Passage = PassageDraft.extend({
  passageId: z.string(),
  pageId: z.string(),
  /** The words as they were when they were selected; null for a note on the page. */
  quotation: z.string().nullable(),
  /** Null for a note on the page, and for a passage whose words are not in the text in use: an orphan. */
  anchor: PassageAnchor.nullable(),
  /** A user's name. */
  author: z.string(),
  authorName: z.string(),
  at: z.iso.datetime(),
  changedAt: z.iso.datetime().nullable(),
  /** How many contradictions link it. */
  contradictions: z.int(),
  /** In the order in which they were written. */
  replies: z.array(Reply),
  /** How many facts of the chronology cite it. */
  facts: z.int(),
});
export type Passage = z.infer<typeof Passage>;

/** Which passages of a matter are listed. */
export const PassageFilter = z.object({
  /** Letters of the quotation, the note or a reply. */
  q: z.string().max(500).optional(),
  tag: z.string().max(100).optional(),
  /** A user's name. */
  author: z.string().max(100).optional(),
  orphans: z.enum(['only']).optional(),
});
export type PassageFilter = z.infer<typeof PassageFilter>;

/** A passage in the list of the matter. */
export const ListedPassage = Passage.extend({ page: PageSummary, cite: z.string() });
export type ListedPassage = z.infer<typeof ListedPassage>;

export const PassageWindow = z.object({
  total: z.int(),
  offset: z.int(),
  passages: z.array(ListedPassage),
  /** Everyone who has a passage in the matter. */
  authors: z.array(z.object({ userName: z.string(), name: z.string() })),
});
export type PassageWindow = z.infer<typeof PassageWindow>;

/** Whether a passage's words are no longer on its page. */
export function isOrphan({ quotation, anchor }: Pick<Passage, 'quotation' | 'anchor'>): boolean {
  return quotation !== null && anchor === null;
}
