import { z } from 'zod';
import { formatNumber } from '#contract/values/counted.ts';
import { Rect } from '#contract/values/rect.ts';
import { TextSource } from './page.ts';

/** As many UTF-16 units as a corrected text may have: some sixty full pages. */
export const LONGEST_TEXT = 200_000;

/** A version of a page's text. None is ever changed or deleted; one is in use. */
export const TextVersion = z.object({
  /** From 1, in the order in which they came. */
  version: z.int(),
  source: TextSource,
  /** Why this text, in words. */
  reason: z.string(),
  /** 0..100, of the text as a whole; null where there is no text. */
  confidence: z.number().nullable(),
  text: z.string(),
  words: z.int(),
  at: z.iso.datetime(),
  /** Who wrote it, as people call them; null for what was read by the program. */
  by: z.string().nullable(),
  inUse: z.boolean(),
});
export type TextVersion = z.infer<typeof TextVersion>;

/** Languages that a page can be read in again, as tesseract names them. */
export const OcrLanguages = z.enum(['eng', 'eng+spa']);
export type OcrLanguages = z.infer<typeof OcrLanguages>;

/** A text that a person corrected, and the version that they started from. */
export const Correction = z.object({
  basedOn: z.int().min(1),
  text: z.string().max(LONGEST_TEXT, `at most ${formatNumber(LONGEST_TEXT)} letters`),
});
export type Correction = z.infer<typeof Correction>;

/** Which version to use from now on, and the one that was in use when that was decided. */
export const TextChoice = z.object({ version: z.int().min(1), insteadOf: z.int().min(1) });
export type TextChoice = z.infer<typeof TextChoice>;

/** Words that stand together on a line, and where. Their text ends with what parts them from the next run: ` ` or a new line. */
export const TextRun = z.object({ text: z.string(), rect: Rect });
export type TextRun = z.infer<typeof TextRun>;
