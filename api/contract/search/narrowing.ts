import { z } from 'zod';

/**
 * The facets by which results can be narrowed, beside the query. `correspondent` is anyone who sent or
 * received a page's document; `kind` is the document's kind; `month` is of its date, as 2009-05, or `none`;
 * `exemption` is a code that the page claims, as (b)(5), or `none` if a box or sheet gives none; `place` is
 * one that the page names; `reviewed` is `yes` once anybody has decided about a tag on the page, or that
 * nothing applies, else `no`; `reviewer` is a person who decided anything about the page; `state` is a state
 * that any tag has on the page, see TagState.
 */
export const FacetName = z.enum([
  'production',
  'source',
  'tag',
  'correspondent',
  'custodian',
  'kind',
  'exemption',
  'place',
  'month',
  'reviewer',
  'reviewed',
  'state',
]);
export type FacetName = z.infer<typeof FacetName>;

/**
 * One value of a facet, as `tag:ID` or `month:2009-05`. Values of one facet widen each other (either of
 * them), values of different facets narrow each other (all of them).
 */
export const Narrowing = z
  .string()
  .max(300)
  .regex(/^[a-z]+:.+$/su, 'a facet, a colon and a value')
  .refine((text) => FacetName.safeParse(text.slice(0, text.indexOf(':'))).success, 'a facet that there is');

export const MOST_NARROWINGS = 50;

/** As an address has it: given once, or several times. */
export const Narrowings = z.union([Narrowing, z.array(Narrowing).max(MOST_NARROWINGS)]);
export type Narrowings = z.infer<typeof Narrowings>;

export interface FacetValue {
  facet: FacetName;
  value: string;
}

export function listNarrowings(given: Narrowings | undefined): FacetValue[] {
  const texts = typeof given === 'string' ? [given] : (given ?? []);
  return texts.map((text) => {
    const colon = text.indexOf(':');
    return { facet: FacetName.parse(text.slice(0, colon)), value: text.slice(colon + 1) };
  });
}

export function writeNarrowing({ facet, value }: FacetValue): string {
  return `${facet}:${value}`;
}
