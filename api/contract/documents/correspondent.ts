import { z } from 'zod';
import { withoutAddress } from '#contract/values/person-name.ts';

/** Someone whom documents are from or to, as printed, without the address. */
export const CorrespondentName = z.string().trim().min(1).max(300).transform(withoutAddress);

/** A name that counts, and the names that an attorney merged into it. */
export const Correspondent = z.object({
  name: z.string(),
  /** Of documents that are from or to them. */
  pages: z.int(),
  mergedNames: z.array(z.string()),
});
export type Correspondent = z.infer<typeof Correspondent>;

/**
 * `same`: the same first and last name, in another order or with other initials, capitals or accents. `misread`: one
 * of the two differs as OCR misreads it. `initial`: the first name is only an initial.
 */
export const LikenessOfNames = z.enum(['same', 'misread', 'initial']);
export type LikenessOfNames = z.infer<typeof LikenessOfNames>;

/** Names that are perhaps one person's. Nothing is merged before an attorney says so. */
export const MergeSuggestion = z.object({
  likeness: LikenessOfNames,
  /** The one that the others would be merged into. */
  into: z.string(),
  names: z.array(Correspondent),
});
export type MergeSuggestion = z.infer<typeof MergeSuggestion>;

export const CorrespondentList = z.object({
  /** Those on the most pages first. */
  correspondents: z.array(Correspondent),
  /** How many there are, also those that are not sent. */
  total: z.int(),
  /** Of all names of the matter, the surest first. */
  suggestions: z.array(MergeSuggestion),
});
export type CorrespondentList = z.infer<typeof CorrespondentList>;

/** Which names are one person's, and by which name that person is known from now on. */
export const NameMerge = z.object({
  names: z.array(CorrespondentName).min(1).max(200),
  into: CorrespondentName,
});
export type NameMerge = z.infer<typeof NameMerge>;

/** Names that stand for themselves again. */
export const NameSplit = z.object({ names: NameMerge.shape.names });
export type NameSplit = z.infer<typeof NameSplit>;
