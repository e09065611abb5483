import { z } from 'zod';

/**
 * A page set saved behind a number, so that the number opens exactly the pages that it counted:
 *
 *     recorded.ID                 what a recorded query found
 *     recorded.ID.gained.OTHER    what it found and another run of it did not; `lost` is the reverse
 *     saved.ID.new                what a saved search finds and did not when the person looked at it last
 *     term.ID.N                   what the N-th term of a report hits, from 0; `total` for all of them together
 *     term.ID.N.unique            of these, what no other term hits
 *     term.ID.N.gained            of these, what the version before did not have; `lost` is the reverse
 *     suggested.ID                a list of suggested pages, in its order; `lookagain` has the pages of which its
 *                                 words say the opposite of the decision, for attorneys
 *     control.ID                  a control set
 *     withheld.b7C                pages of the withholding log with this code; `none`: with a box without one;
 *                                 `all` of them. Not kept: those that it has now
 *     coverage.seen               pages behind a number of the Reading report, also of a part of it:
 *                                 `coverage.seen.person.ann`, `coverage.seen.day.2026-11-30`. Not kept either
 *     batch.ID                    the pages of a batch
 *     batch.ID.undecided          of these, what has no decision now
 */
export const PageSetName = z
  .string()
  .regex(
    /^(?:(?:recorded|saved|term|suggested|lookagain|control|withheld|batch)(?:\.[A-Za-z0-9-]{1,80}){1,3}|coverage\.[a-z-]{1,20}(?:\.[a-z]{1,20}\.[A-Za-z0-9._-]{1,80})?)$/,
    'not the name of a set of pages',
  );
export type PageSetName = z.infer<typeof PageSetName>;

/** Sets that are lists: their pages have an order of their own, unless another is asked for. */
export function hasOwnOrder(set: PageSetName): boolean {
  return /^(?:suggested|lookagain)\./.test(set);
}
