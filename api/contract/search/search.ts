import { z } from 'zod';
import { DocumentLabel } from '#contract/documents/document.ts';
import { SearchMode } from '#contract/pages/current-list.ts';
import { MarkedWord, PageSummary } from '#contract/pages/page.ts';
import { FacetName } from './narrowing.ts';

/** What answered: the index inside the database, or a search server beside it. */
export const EngineName = z.enum(['sqlite', 'meilisearch']);
export type EngineName = z.infer<typeof EngineName>;

/** A page that matches, with the words around the place that says most of why. */
export const SearchHit = PageSummary.extend({
  snippet: z.string(),
  /** Of each match in `snippet`: start and end in UTF-16 units, and its term group (see `groups`). */
  snippetMarks: z.array(z.tuple([z.int(), z.int(), z.int()])),
  /** Hits on the page: the words of one phrase, or near each other, are one place. */
  places: z.int(),
  /** The words marked in `snippet`, in its order; empty where the page matches by what is absent. */
  markedWords: z.array(MarkedWord),
  /** What its document is. */
  document: DocumentLabel,
  /** Pages of the same document that match, this one too. */
  inDocument: z.int(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** How many of the results have which value. */
export const Facet = z.object({
  facet: FacetName,
  /** The most frequent first, months by time; those that the search is narrowed to are always among them. */
  values: z.array(z.object({ value: z.string(), label: z.string(), pages: z.int() })),
  /** Values that are not listed. */
  more: z.int(),
});
export type Facet = z.infer<typeof Facet>;

export const SearchResult = z.object({
  mode: SearchMode,
  engine: EngineName,
  /** The query as it was understood, in plain words. */
  echo: z.string(),
  /** The query as the language writes it: typed again, it asks the same. Explore: as the nearest Exact query. */
  canonical: z.string(),
  /** The query with `~` behind every plain word, for those who want misread words too; null where nothing changes. */
  forgiving: z.string().nullable(),
  /** The query without any `~`; null where it has none. */
  strict: z.string().nullable(),
  /** The words and phrases that are marked, each group with a colour of its own. */
  groups: z.array(z.string()),
  pages: z.int(),
  /** True where there may be more pages: Explore does not count them all. Never in Exact. */
  isAtLeast: z.boolean(),
  /** True where the engine stopped before it had looked at everything. Never in Exact. */
  isPartial: z.boolean(),
  /** What the reader should know of this answer (words left out, another engine stood in); else null. */
  notice: z.string().nullable(),
  /** Null where Explore on a search server looked only at the first pages. Never in Exact. */
  documents: z.int().nullable(),
  /** Hits on all of the pages; null unless asked for, in Explore, and where there are too many pages to count. */
  places: z.int().nullable(),
  /** Of `pages`, those whose text is of low confidence; null as `documents` is. */
  hardToRead: z.int().nullable(),
  /** Of the matter: where it is the same, so is every Exact answer. */
  corpusVersion: z.int(),
  /** Empty unless asked for. */
  facets: z.array(Facet),
  milliseconds: z.number(),
  offset: z.int(),
  /** Pages, or with `group=document` the first matching page of each document. */
  hits: z.array(SearchHit),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** Which engines there are, and how the search server is doing. */
export const SearchState = z.object({
  /** What answers Explore now; Exact is always answered by the index inside the database. */
  explore: EngineName,
  /** Null where none is configured. */
  server: z
    .object({
      /** True until the matter is on the server for the first time: the embedded index answers until then. */
      isFilling: z.boolean(),
      /** Pages that changed, and that it was not told of yet. */
      behind: z.int(),
      /** Why the last attempt to tell it failed, and when; null after one that did not. */
      failure: z.object({ message: z.string(), at: z.iso.datetime() }).nullable(),
    })
    .nullable(),
});
export type SearchState = z.infer<typeof SearchState>;

/** What `uncover search --json` prints. */
export const SearchReport = z.object({
  mode: SearchMode,
  engine: EngineName,
  echo: z.string(),
  canonical: z.string(),
  pages: z.int(),
  isAtLeast: z.boolean(),
  isPartial: z.boolean(),
  notice: z.string().nullable(),
  documents: z.int().nullable(),
  places: z.int().nullable(),
  corpusVersion: z.int(),
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
