/**
 * A page so large that its print is too small to be read when drawn with as many pixels as memory allows. It
 * must not count as blank because nothing was read on it.
 */
export class PageTooLarge extends Error {
  constructor() {
    super('The page is too large.');
  }
}

/** What to do; the file is intact. */
export const TOO_LARGE =
  'This page is too large to be read: its print is too small once the page is drawn whole. Split it into several pages with another program and add those.';

export const TOO_COARSE =
  'This page is so large that small print on it could not be read. Split it into several pages with another program to read all of it.';
