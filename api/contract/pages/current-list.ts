import { z } from 'zod';
import { Narrowings } from '#contract/search/narrowing.ts';
import { PageSetName } from './page-set-name.ts';

/** The id of a tag, a production, a file, a document, a list or an export. */
export const id = z.string().regex(/^[A-Za-z0-9-]{1,80}$/, 'not an id');

/** Categories of pages by how they were read; each is behind a count somewhere on screen. */
export const PageCategory = z.enum([
  'text-layer',
  'ocr',
  'blank',
  'problem',
  'noted',
  'unnumbered',
  'hard-to-read',
]);
export type PageCategory = z.infer<typeof PageCategory>;

/**
 * `exact` is the language of terms and connectors: complete, countable, the same for everyone. `explore`
 * takes words as typed, tolerates typos and misreadings, and shows the best matches first.
 */
export const SearchMode = z.enum(['exact', 'explore']);
export type SearchMode = z.infer<typeof SearchMode>;

/** `page` is the order in which pages were received; `relevance` the best matches first. */
export const PageOrder = z.enum(['page', 'bates', 'date', 'relevance']);
export type PageOrder = z.infer<typeof PageOrder>;

/** The current list: all pages of the matter, narrowed by any of these together. */
export const CurrentList = z.object({
  q: z.string().max(10_000).optional(),
  tag: id.optional(),
  production: id.optional(),
  file: id.optional(),
  document: id.optional(),
  only: PageCategory.optional(),
  /** The language of `q`; `exact` unless given. */
  mode: SearchMode.optional(),
  narrow: Narrowings.optional(),
  /** `page` unless given; Explore has its own order. */
  order: PageOrder.optional(),
  /**
   * A page set saved behind a number: the list contains these pages, narrowed and ordered; `q` only marks its
   * words on them.
   */
  set: PageSetName.optional(),
});
export type CurrentList = z.infer<typeof CurrentList>;
