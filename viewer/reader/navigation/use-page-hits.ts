import { useQuery } from '@tanstack/react-query';
import type { PageHit } from '#contract/pages/page.ts';
import type { ListParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';
import { currentHitOf } from './step-hits.ts';
import { useTermGroups } from './use-term-groups.ts';

/** Where the list's query matches on the open page. */
export interface PageHits {
  /** Whether the list comes from a search at all. */
  isSearch: boolean;
  all: PageHit[];
  /** From 1; 0 where the page has no hit. */
  current: number;
  isLoaded: boolean;
  isFailed: boolean;
  /** The words and phrases of the query, each a term group of its own. */
  terms: string[];
}

const none: PageHit[] = [];

/** `hit` is the one that the address asks for, from 1. */
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
