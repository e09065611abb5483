import { z } from 'zod';

/** How often two people said the same of a tag, on pages that both of them decided about. */
export const AgreementMeasure = z.object({
  /** Pages. */
  n: z.int(),
  /** Both said that the tag applies; only the first person; only the second one; neither. */
  both: z.int(),
  onlyFirst: z.int(),
  onlySecond: z.int(),
  neither: z.int(),
  /** Share of the pages on which they said the same, 0..1; null without pages. */
  raw: z.number().nullable(),
  /** Agreement on pages of which either said that the tag applies, 0..1; null if nobody said so. */
  positive: z.number().nullable(),
  /** Cohen's kappa with its 95 % interval, at most 1; null where it is not defined: all say the same of all pages. */
  kappa: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
});
export type AgreementMeasure = z.infer<typeof AgreementMeasure>;

export const TagAgreement = AgreementMeasure.extend({ tagId: z.string(), name: z.string() });
export type TagAgreement = z.infer<typeof TagAgreement>;

/**
 * Of the first two people who decided about a page, by what each said last outside of adjudications. Who decided
 * about a page without applying a tag says that it does not apply; unsure answers are left out.
 */
export const AgreementReport = z.object({
  /** Pages that two people or more decided about, and those that only one did. */
  pagesReadTwice: z.int(),
  pagesReadOnce: z.int(),
  /** In the order of the codebook. */
  tags: z.array(TagAgreement),
});
export type AgreementReport = z.infer<typeof AgreementReport>;
