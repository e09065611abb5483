import type { SavedSearch } from '#contract/search/saved-search.ts';

/** The parameters of the search screen that run a saved search again. */
export function toSearchParams({ q, mode, scope }: Pick<SavedSearch, 'q' | 'mode' | 'scope'>) {
  return {
    q,
    ...(mode === 'explore' ? { mode } : {}),
    ...(scope.production === undefined ? {} : { production: scope.production }),
    ...(scope.tag === undefined ? {} : { tag: scope.tag }),
    ...(scope.narrow === undefined ? {} : { narrow: scope.narrow }),
  };
}
