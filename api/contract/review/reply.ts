import { z } from 'zod';
import { PageSummary } from '#contract/pages/page.ts';

/** Of a note or a reply, in letters. */
export const LONGEST_NOTE = 10_000;

/** An answer to a passage or a note on a page. `@` and a user's name mentions that person. */
export const ReplyDraft = z.object({ text: z.string().trim().min(1).max(LONGEST_NOTE) });
export type ReplyDraft = z.infer<typeof ReplyDraft>;

export const Reply = ReplyDraft.extend({
  replyId: z.string(),
  /** A user's name. */
  author: z.string(),
  authorName: z.string(),
  at: z.iso.datetime(),
});
export type Reply = z.infer<typeof Reply>;

/** A note or reply that mentions a person who has not seen it yet. */
export const Mention = z.object({
  page: PageSummary,
  passageId: z.string(),
  /** Null where the note itself mentions the person. */
  replyId: z.string().nullable(),
  text: z.string(),
  /** The name of who wrote it. */
  by: z.string(),
  at: z.iso.datetime(),
});
export type Mention = z.infer<typeof Mention>;

/** A person of the matter as others see them, who can be mentioned. */
export const Colleague = z.object({ userName: z.string(), name: z.string() });
export type Colleague = z.infer<typeof Colleague>;
