import { z } from 'zod';
import { Narrowings } from '#contract/search/narrowing.ts';
import { PageSetName } from './page-set-name.ts';

/** Of a tag, a production, a file, a document, a list or an export. */
export const id = z.string().regex(/^[A-Za-z0-9-]{1,80}$/, 'not an id');

/** Pages by how they were read; each is behind a count somewhere on screen. */
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
 * takes words as they are typed, forgives slips and misreadings, and shows the likeliest first.
 */
export const SearchMode = z.enum(['exact', 'explore']);
export type SearchMode = z.infer<typeof SearchMode>;

/** `page` is the order in which pages came; `relevance` the likeliest first. */
export const PageOrder = z.enum(['page', 'bates', 'date', 'relevance']);
export type PageOrder = z.infer<typeof PageOrder>;

/** Which pages are in hand: all of the matter, narrowed by any of these together. */
export const CurrentList = z.object({
  q: z.string().max(10_000).optional(),
  tag: id.optional(),
  production: id.optional(),
  file: id.optional(),
  document: id.optional(),
  only: PageCategory.optional(),
  /** How `q` is meant; `exact` unless given. */
  mode: SearchMode.optional(),
  narrow: Narrowings.optional(),
  /** `page` unless given; Explore has its own. */
  order: PageOrder.optional(),
  /** Pages kept with a number: the list is of these, narrowed and in order; `q` only marks its words on them. */
  set: PageSetName.optional(),
});
export type CurrentList = z.infer<typeof CurrentList>;
