import { z } from 'zod';
import { id, PageOrder } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import { Narrowings } from './narrowing.ts';

/**
 * More results cannot be read as a list: the search has to be narrowed first. PDF takes fewer, because each
 * sheet is drawn.
 */
export const MOST_LISTED = { csv: 10_000, xlsx: 10_000, pdf: 2_000 } as const;

/** As many selected pages fit into the address of a download. */
export const MOST_SELECTED = 400;

/** The results of an Exact search as a file. */
export const ResultListQuery = z.object({
  q: z.string().min(1).max(10_000),
  production: id.optional(),
  tag: id.optional(),
  narrow: Narrowings.optional(),
  order: PageOrder.optional(),
  /** Ids of the only results to list, separated by spaces. */
  selected: z
    .string()
    .transform((ids) => ids.split(' '))
    .pipe(z.array(PageId).min(1).max(MOST_SELECTED))
    .optional(),
  /** `yes`: include the words around the best match. */
  snippets: z.enum(['yes', 'no']).default('no'),
});
export type ResultListQuery = z.infer<typeof ResultListQuery>;
