import { useQuery } from '@tanstack/react-query';
import type { PageHit } from '#contract/pages/page.ts';
import type { ListParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';
import { currentHitOf } from './step-hits.ts';
import { useTermGroups } from './use-term-groups.ts';

/** The query's hits on the open page. */
export interface PageHits {
  /** Whether the list comes from a search. */
  isSearch: boolean;
  all: PageHit[];
  /** From 1; 0 if the page has no hit. */
  current: number;
  isLoaded: boolean;
  isFailed: boolean;
  /** The words and phrases of the query, each in its own term group. */
  terms: string[];
}

const none: PageHit[] = [];

/** `hit` is the one requested by the address, from 1. */
export function usePageHits(
  matter: string,
  pageId: string,
  list: ListParams,
  hit: number | undefined,
): PageHits {
  const hits = useQuery({
    ...queries.pageHits(matter, pageId, list.q ?? '', list.mode),
    enabled: list.q !== undefined,
  });
  const terms = useTermGroups(matter, list);
  const all = hits.data ?? none;
  return {
    isSearch: list.q !== undefined,
    all,
    current: currentHitOf(hit, all.length),
    isLoaded: hits.data !== undefined,
    isFailed: hits.isError,
    terms,
  };
}
