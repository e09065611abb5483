import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SearchHit } from '#contract/search/search.ts';
import { chunkSize, queries, type SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { notifyFailure } from '../../ui/toast.tsx';

export type ChosenPage = Pick<SearchHit, 'pageId' | 'tagIds'>;

/** The results selected for tagging. */
export interface ChosenPages {
  pages: ReadonlyMap<string, ChosenPage>;
  toggle: (index: number, hit: ChosenPage) => void;
  /** Selects all results from the one selected last to this one. */
  extend: (index: number, hit: ChosenPage) => void;
  clear: () => void;
}

/** Another search starts without a selection: `request` is the one whose results are shown. */
export function useChosenPages(request: SearchRequest): ChosenPages {
  const matter = useMatter();
  const client = useQueryClient();
  const name = JSON.stringify(request);
  const [kept, setKept] = useState<{ name: string; pages: ReadonlyMap<string, ChosenPage>; last: number }>();
  const { pages, last } = kept?.name === name ? kept : { pages: new Map<string, ChosenPage>(), last: 0 };
  const keep = (next: Iterable<[string, ChosenPage]>, index: number) =>
    setKept({ name, pages: new Map(next), last: index });

  const toggle = (index: number, hit: ChosenPage) => {
    const others = [...pages].filter(([pageId]) => pageId !== hit.pageId);
    keep(pages.has(hit.pageId) ? others : [...others, [hit.pageId, hit]], index);
  };
  return {
    pages,
    toggle,
    extend: (index, hit) => {
      if (pages.size === 0) return toggle(index, hit);
      const [from, to] = [Math.min(last, index), Math.max(last, index)];
      // Rows that are not visible may not be loaded yet.
      const offsets = Array.from(
        { length: Math.floor(to / chunkSize) - Math.floor(from / chunkSize) + 1 },
        (_, chunk) => (Math.floor(from / chunkSize) + chunk) * chunkSize,
      );
      Promise.all(
        offsets.map((offset) => client.ensureQueryData(queries.search(matter, request, offset))),
      ).then(
        (chunks) => {
          const hits = chunks.flatMap((chunk) => chunk.hits).slice(from - (offsets[0] ?? 0));
          const added = hits.slice(0, to - from + 1).map((each): [string, ChosenPage] => [each.pageId, each]);
          keep([...pages, ...added], index);
        },
        (error: unknown) => notifyFailure('The results could not be selected', error),
      );
    },
    clear: () => setKept(undefined),
  };
}
