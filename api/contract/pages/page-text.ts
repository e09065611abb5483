import { z } from 'zod';
import { formatNumber } from '#contract/values/counted.ts';
import { Rect } from '#contract/values/rect.ts';
import { TextSource } from './page.ts';

/** The maximum length of a corrected text in UTF-16 units: some sixty full pages. */
export const LONGEST_TEXT = 200_000;

/** A version of a page's text. None is ever changed or deleted; one is in use. */
export const TextVersion = z.object({
  /** From 1, in the order in which they were created. */
  version: z.int(),
  source: TextSource,
  /** Why this text was chosen, as text. */
  reason: z.string(),
  /** 0..100, for the text as a whole; null if there is no text. */
  confidence: z.number().nullable(),
  text: z.string(),
  words: z.int(),
  at: z.iso.datetime(),
  /** The name of its author; null if the program read it. */
  by: z.string().nullable(),
  inUse: z.boolean(),
});
export type TextVersion = z.infer<typeof TextVersion>;

/** Languages in which a page can be read again, by tesseract's names. */
export const OcrLanguages = z.enum(['eng', 'eng+spa']);
export type OcrLanguages = z.infer<typeof OcrLanguages>;

/** A text corrected by a person, and the version from which they started. */
export const Correction = z.object({
  basedOn: z.int().min(1),
  text: z.string().max(LONGEST_TEXT, `at most ${formatNumber(LONGEST_TEXT)} letters`),
});
export type Correction = z.infer<typeof Correction>;

/** The version to use from now on, and the one that was in use when that was decided. */
export const TextChoice = z.object({ version: z.int().min(1), insteadOf: z.int().min(1) });
export type TextChoice = z.infer<typeof TextChoice>;

/**
 * Adjacent words on a line, and their position. The text ends with what separates them from the next run: ` `
 * or a line break.
 */
export const TextRun = z.object({ text: z.string(), rect: Rect });
export type TextRun = z.infer<typeof TextRun>;
