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

/** A search that is saved in the matter, for everyone; new results are new for the person who asks. */
export const SavedSearch = z.object({
  searchId: z.string(),
  name: z.string(),
  q: z.string(),
  mode: SearchMode,
  scope: SearchScope,
  scopeDescription: z.string(),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
  /** When it last ran, and what it found; null for Explore, which does not count. */
  pages: z.int().nullable(),
  /** Pages that it did not find when the person who asks last looked at it. */
  newPages: z.int().nullable(),
  corpusVersion: z.int().nullable(),
  /** Why it can no longer run, for example because a tag was removed; else null. */
  problem: z.string().nullable(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;
