import { z } from 'zod';
import { withoutAddress } from '#contract/values/person-name.ts';

/** Someone who sent or received documents, as printed, without the address. */
export const CorrespondentName = z.string().trim().min(1).max(300).transform(withoutAddress);

/** A name in force, and the names that an attorney merged into it. */
export const Correspondent = z.object({
  name: z.string(),
  /** Documents from or to them. */
  pages: z.int(),
  mergedNames: z.array(z.string()),
});
export type Correspondent = z.infer<typeof Correspondent>;

/**
 * `same`: the same first and last name, in another order or with other initials, capitals or accents.
 * `misread`: one of the two differs as if OCR misread it. `initial`: the first name is only an initial.
 */
export const LikenessOfNames = z.enum(['same', 'misread', 'initial']);
export type LikenessOfNames = z.infer<typeof LikenessOfNames>;

/** Names that may belong to one person. Nothing is merged until an attorney decides so. */
export const MergeSuggestion = z.object({
  likeness: LikenessOfNames,
  /** The name into which the others would be merged. */
  into: z.string(),
  names: z.array(Correspondent),
  /** The same names, grouped by person as if the suggestion were wrong. */
  people: z.array(z.array(z.string())),
});
export type MergeSuggestion = z.infer<typeof MergeSuggestion>;

/** Two names of different people, as an attorney decided. */
export const DistinctNames = z.object({ name: z.string(), other: z.string() });
export type DistinctNames = z.infer<typeof DistinctNames>;

export const CorrespondentList = z.object({
  /** The people on the most pages first. */
  correspondents: z.array(Correspondent),
  /** The total number, including those that are not sent. */
  total: z.int(),
  /** Suggestions from all names of the matter, the most certain first. */
  suggestions: z.array(MergeSuggestion),
  /** The names whose merge is no longer suggested, unless they were merged anyway. */
  dismissed: z.array(DistinctNames),
});
export type CorrespondentList = z.infer<typeof CorrespondentList>;

/** The names of one person, and the name by which that person is known from now on. */
export const NameMerge = z.object({
  names: z.array(CorrespondentName).min(1).max(200),
  into: CorrespondentName,
});
export type NameMerge = z.infer<typeof NameMerge>;

/** Names that are separate again. */
export const NameSplit = z.object({ names: NameMerge.shape.names });
export type NameSplit = z.infer<typeof NameSplit>;

/** The most names of one dismissal, because each pair of people is stored. */
const MOST_DISMISSED = 200;

/** The names of each of several people who are not the same person. */
export const DifferentPeople = z.object({
  people: z
    .array(z.array(CorrespondentName).min(1))
    .min(2)
    .refine((people) => people.flat().length <= MOST_DISMISSED, `Name at most ${MOST_DISMISSED} names.`),
});
export type DifferentPeople = z.infer<typeof DifferentPeople>;
