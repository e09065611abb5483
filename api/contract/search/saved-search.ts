import { z } from 'zod';
import { SearchMode } from '#contract/pages/current-list.ts';
import { SearchScope } from './search-scope.ts';

export const SearchName = z.string().trim().min(1).max(120);

export const SavedSearchDraft = z.object({
  name: SearchName,
  q: z.string().trim().min(1).max(10_000),
  mode: SearchMode.default('exact'),
  scope: SearchScope.default({}),
});
export type SavedSearchDraft = z.infer<typeof SavedSearchDraft>;

/** A search that is kept in the matter, for everyone; what is new is new to the person who asks. */
export const SavedSearch = z.object({
  searchId: z.string(),
  name: z.string(),
  q: z.string(),
  mode: SearchMode,
  scope: SearchScope,
  scopeDescription: z.string(),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
  /** When it was last searched for anew, and what was found; null for Explore, which does not count. */
  pages: z.int().nullable(),
  /** Pages that it did not find when the person who asks looked at it last. */
  newPages: z.int().nullable(),
  corpusVersion: z.int().nullable(),
  /** Why it can't be asked any more, such as a tag that was removed; else null. */
  problem: z.string().nullable(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;
