import { z } from 'zod';
import { DocumentLabel } from '#contract/documents/document.ts';
import { SearchMode } from '#contract/pages/current-list.ts';
import { MarkedWord, PageSummary } from '#contract/pages/page.ts';
import { FacetName } from './narrowing.ts';

/** The engine that answered: the index inside the database, or a search server beside it. */
export const EngineName = z.enum(['sqlite', 'meilisearch']);
export type EngineName = z.infer<typeof EngineName>;

/** The hits of a result are counted for up to this many pages: each page takes 0.1 ms or more. */
export const MOST_PAGES_WITH_HITS = 1_000;

/** A page that matches, with the words around its best match. */
export const SearchHit = PageSummary.extend({
  snippet: z.string(),
  /** For each match in `snippet`: start and end in UTF-16 units, and its term group (see `groups`). */
  snippetMarks: z.array(z.tuple([z.int(), z.int(), z.int()])),
  /**
   * Number of hits on the page: the words of one phrase, or near each other, are one place. Null in Explore, which
   * highlights words and counts nothing to be cited.
   */
  places: z.int().nullable(),
  markedWords: z.array(MarkedWord),
  /** The kind of its document. */
  document: DocumentLabel,
  /** Pages of the same document that match, including this one. */
  inDocument: z.int(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** How many of the results have each value. */
export const Facet = z.object({
  facet: FacetName,
  /** The most frequent first, months by time; those to which the search is narrowed are always included. */
  values: z.array(z.object({ value: z.string(), label: z.string(), pages: z.int() })),
  /** The number of values that are not listed. */
  more: z.int(),
});
export type Facet = z.infer<typeof Facet>;

export const SearchResult = z.object({
  mode: SearchMode,
  engine: EngineName,
  /** The interpretation of the query, in plain words. */
  echo: z.string(),
  /**
   * The query in the canonical form of the language: typed again, it asks the same. Explore: the nearest
   * Exact query.
   */
  canonical: z.string(),
  /** The query with `~` after every plain word, to include misread words; null if nothing changes. */
  forgiving: z.string().nullable(),
  /** The query without any `~`; null if it has none. */
  strict: z.string().nullable(),
  /** The words and phrases that are marked, each group with its own color. */
  groups: z.array(z.string()),
  pages: z.int(),
  /** True if there may be more pages: Explore does not count them all. Never in Exact. */
  isAtLeast: z.boolean(),
  /** True if the engine stopped before it had examined everything. Never in Exact. */
  isPartial: z.boolean(),
  /** What the user should know about this answer (words left out, another engine answered); else null. */
  notice: z.string().nullable(),
  /** Null if Explore on a search server examined only the first pages. Never in Exact. */
  documents: z.int().nullable(),
  /**
   * Hits on all of the pages; null unless requested, in Explore, and above `MOST_PAGES_WITH_HITS`.
   */
  places: z.int().nullable(),
  /** Of `pages`, those whose text has low confidence; null if `documents` is. */
  hardToRead: z.int().nullable(),
  /** The version of the matter: if it is the same, so is every Exact answer. */
  corpusVersion: z.int(),
  /** Empty unless requested. */
  facets: z.array(Facet),
  milliseconds: z.number(),
  offset: z.int(),
  /** Pages, or with `group=document` the first matching page of each document. */
  hits: z.array(SearchHit),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** The available engines, and the state of the search server. */
export const SearchState = z.object({
  /** The engine that answers Explore now; Exact is always answered by the index inside the database. */
  explore: EngineName,
  /** Null if none is configured. */
  server: z
    .object({
      /** True until the matter is first indexed on the server; the embedded index answers until then. */
      isFilling: z.boolean(),
      /** Pages that changed, and were not sent to it yet. */
      behind: z.int(),
      /** Why the last attempt to update it failed, and when; null after a successful one. */
      failure: z.object({ message: z.string(), at: z.iso.datetime() }).nullable(),
    })
    .nullable(),
});
export type SearchState = z.infer<typeof SearchState>;

/** The output of `uncover search --json`. */
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
