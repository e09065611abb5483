import { z } from 'zod';

/**
 * `inflection`: of the same stem. `misread`: as OCR may have read it. `spelling`: joined, hyphenated,
 * separate.
 */
export const VariantKind = z.enum(['inflection', 'misread', 'spelling']);
export type VariantKind = z.infer<typeof VariantKind>;

export const Variant = z.object({
  kind: VariantKind,
  /** As printed on the pages, and as a query has it. */
  form: z.string(),
  /** Pages of the matter that contain it, counted as Exact counts. */
  pages: z.int(),
});
export type Variant = z.infer<typeof Variant>;

export const Variants = z.object({
  term: z.string(),
  /** Of the term as typed. */
  pages: z.int(),
  /** The most frequent first, in each kind. */
  variants: z.array(Variant),
  /** Forms that occur but are not listed, because there are too many. */
  more: z.int(),
});
export type Variants = z.infer<typeof Variants>;

/** The part of a query that finds any of the forms. */
export function joinForms(forms: readonly string[]): string {
  const [only] = forms;
  return forms.length === 1 && only !== undefined ? only : `(${forms.join(' OR ')})`;
}
