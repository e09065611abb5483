import { z } from 'zod';

/**
 * A page's id is made from its source file's SHA-256 and the page's index in it, so it never changes.
 * Letters, digits and dashes only.
 */
export const PageId = z.string().regex(/^[a-z0-9-]{1,80}$/, 'not a page id');
export type PageId = z.infer<typeof PageId>;
