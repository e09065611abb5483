/** What the address of a screen holds besides its path. What it cannot understand it leaves out. */
import { z } from 'zod';
import { ListInHand } from '#contract/list-in-hand.ts';

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const list = {
  q: optional(ListInHand.shape.q),
  tag: optional(ListInHand.shape.tag),
  production: optional(ListInHand.shape.production),
  file: optional(ListInHand.shape.file),
  document: optional(ListInHand.shape.document),
  only: optional(ListInHand.shape.only),
};

export const SignInPlace = z.object({ back: optional(z.string()) });

export const SearchPlace = z.object({ q: list.q, production: list.production, tag: list.tag });
export type SearchPlace = z.infer<typeof SearchPlace>;

export const ExhibitsPlace = z.object({ tag: list.tag, production: list.production });

/** How the page lies on the screen; left out where it is the usual way. */
export const ReadingPlace = z.object({
  ...list,
  /** From 1, on this page. */
  hit: optional(z.coerce.number().int().min(1)),
  fit: optional(z.enum(['width'])),
  /** In per cent of the page's size on paper. */
  zoom: optional(z.coerce.number().min(10).max(800)),
  rotate: optional(z.coerce.number().pipe(z.literal([90, 180, 270]))),
});
export type ReadingPlace = z.infer<typeof ReadingPlace>;

export const ListPlace = z.object(list);

type Given = Record<string, unknown>;
export const signInPlace = (given: Given) => SignInPlace.parse(given);
export const searchPlace = (given: Given) => SearchPlace.parse(given);
export const exhibitsPlace = (given: Given) => ExhibitsPlace.parse(given);
export const readingPlace = (given: Given) => ReadingPlace.parse(given);
export const listPlace = (given: Given) => ListPlace.parse(given);
