import { z } from 'zod';
import { id } from '#contract/pages/current-list.ts';
import { Narrowing } from './narrowing.ts';

/** The scope of a search, a report or a sample: all of the matter, narrowed by any of these together. */
export const SearchScope = z.object({
  production: id.optional(),
  tag: id.optional(),
  narrow: z.array(Narrowing).max(50).optional(),
});
export type SearchScope = z.infer<typeof SearchScope>;
