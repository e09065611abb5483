import type { SavedSearch } from '#contract/search/saved-search.ts';

/** Where a search that was kept is asked again. */
export function placeOf({ q, mode, scope }: Pick<SavedSearch, 'q' | 'mode' | 'scope'>) {
  return {
    q,
    ...(mode === 'explore' ? { mode } : {}),
    ...(scope.production === undefined ? {} : { production: scope.production }),
    ...(scope.tag === undefined ? {} : { tag: scope.tag }),
    ...(scope.narrow === undefined ? {} : { narrow: scope.narrow }),
  };
}
