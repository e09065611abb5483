import type { CurrentList } from '#contract/pages/current-list.ts';
import { listNarrowings } from '#contract/search/narrowing.ts';
import type { PageFilter } from '../repositories/pages/page-filter.ts';

/** The pages of a matter in a list or a search's scope, whatever is searched for on them. */
export function toPageFilter(matterId: string, list: CurrentList): PageFilter {
  return {
    matterId,
    tagId: list.tag,
    productionId: list.production,
    fileId: list.file,
    documentId: list.document,
    only: list.only,
    narrow: listNarrowings(list.narrow),
  };
}
