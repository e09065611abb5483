import { z } from 'zod';
import { id } from '#contract/pages/current-list.ts';
import { PageSummary } from '#contract/pages/page.ts';
import { SearchScope } from '#contract/search/search-scope.ts';

export const MOST_SAMPLED = 5000;

/** The pages that are reviewed already, and so are not drawn: those of a query, of a tag, or of both. */
export const ElusionDraft = z
  .object({
    name: z.string().trim().min(1).max(120),
    q: z.string().trim().min(1).max(10_000).optional(),
    tag: id.optional(),
    /** The pages to draw from; all of the matter unless given. */
    scope: SearchScope.default({}),
    size: z.int().min(1).max(MOST_SAMPLED),
    /** The same seed draws the same pages; one is generated if none is given. */
    seed: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,40}$/, 'letters, digits and dashes')
      .optional(),
  })
  .refine(({ q, tag }) => q !== undefined || tag !== undefined, 'Say a search or a tag.');
export type ElusionDraft = z.infer<typeof ElusionDraft>;

export const ElusionAnswer = z.enum(['responsive', 'not', 'unsure']);
export type ElusionAnswer = z.infer<typeof ElusionAnswer>;

/** A share of pages, 0..1, with its exact (Clopper-Pearson) 95 % interval. */
export const Share = z.object({ share: z.number(), low: z.number(), high: z.number() });
export type Share = z.infer<typeof Share>;

export const ElusionSample = z.object({
  sampleId: z.string(),
  name: z.string(),
  /** What was excluded, as text. */
  outside: z.string(),
  scopeDescription: z.string(),
  seed: z.string(),
  /** Pages drawn, without the sequestered ones: fewer than requested if there are not enough. */
  size: z.int(),
  /** Pages drawn that are sequestered by now; neither they nor their answers are in any other number. */
  sequestered: z.int(),
  /** Pages that could be drawn. */
  population: z.int(),
  /** Pages that were excluded. */
  reviewedPages: z.int(),
  corpusVersion: z.int(),
  drawnBy: z.string(),
  drawnAt: z.iso.datetime(),
  responsive: z.int(),
  notResponsive: z.int(),
  unsure: z.int(),
  /** The share among the pages answered so far; null before the first answer. */
  elusion: Share.nullable(),
  /** The same if unsure answers count as responsive. */
  elusionOrUnsure: Share.nullable(),
});
export type ElusionSample = z.infer<typeof ElusionSample>;

export const ElusionPage = z.object({
  /** From 0, in the order of drawing, which is the order of review. */
  place: z.int(),
  page: PageSummary,
  answer: ElusionAnswer.nullable(),
  answeredBy: z.string().nullable(),
});
export type ElusionPage = z.infer<typeof ElusionPage>;
