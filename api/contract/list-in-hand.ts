import { z } from 'zod';

/** Of a tag, a production, a file, a document, a list or an export. */
export const id = z.string().regex(/^[A-Za-z0-9-]{1,80}$/, 'not an id');

/** Pages by how they were read; each is behind a count somewhere on screen. */
export const PageSort = z.enum(['text-layer', 'ocr', 'blank', 'problem', 'unnumbered', 'hard-to-read']);
export type PageSort = z.infer<typeof PageSort>;

/** Which pages are in hand: all of the matter, narrowed by any of these together. */
export const ListInHand = z.object({
  q: z.string().max(10_000).optional(),
  tag: id.optional(),
  production: id.optional(),
  file: id.optional(),
  document: id.optional(),
  only: PageSort.optional(),
});
export type ListInHand = z.infer<typeof ListInHand>;
