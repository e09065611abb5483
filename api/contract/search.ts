import { z } from 'zod';
import { PageSummary } from './page.ts';

/** A page that matches, with the words around its first match. */
export const SearchHit = PageSummary.extend({
  snippet: z.string(),
  /** Start and end of each match in `snippet`, in UTF-16 units. */
  snippetMarks: z.array(z.tuple([z.int(), z.int()])),
  /** Matches on the page. */
  matches: z.int(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchResult = z.object({
  /** The query as it was understood, in plain words. */
  echo: z.string(),
  /** The query as the language writes it: typed again, it asks the same. */
  canonical: z.string(),
  pages: z.int(),
  documents: z.int(),
  /** Of `pages`, those whose text is of low confidence. */
  hardToRead: z.int(),
  milliseconds: z.number(),
  offset: z.int(),
  hits: z.array(SearchHit),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** What `uncover search --json` prints. */
export const SearchReport = z.object({
  echo: z.string(),
  canonical: z.string(),
  pages: z.int(),
  documents: z.int(),
  milliseconds: z.number(),
  hits: z.array(
    z.object({
      pageId: z.string(),
      bates: z.string().nullable(),
      file: z.string(),
      pageNumber: z.int(),
      snippet: z.string(),
    }),
  ),
});
export type SearchReport = z.infer<typeof SearchReport>;
