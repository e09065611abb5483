import { useQueries, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useEffect, useRef, useState } from 'react';
import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { RESULTS_ID } from '../../lists/results-id.ts';
import { useOpenPage } from '../../page/use-open-page.ts';
import { batesQueries } from '../../server/bates-queries.ts';
import { chunkSize, queries, type SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { useTagging } from '../../tagging/use-tagging.ts';
import { HitRow, hitRowHeight } from './HitRow.tsx';
import classes from './hits.module.css';
import type { ChosenPages } from './use-chosen-pages.ts';
import { useLastResult } from './use-last-result.ts';
import { usePicturesShown } from './use-pictures-shown.ts';

interface HitListProps {
  request: SearchRequest;
  result: SearchResult;
  chosen: ChosenPages;
}

/** The results; only the visible rows are loaded and drawn. */
export function HitList({ request, result, chosen }: HitListProps): JSX.Element {
  const matter = useMatter();
  const openPage = useOpenPage();
  const tagging = useTagging();
  const tags = useQuery(queries.tags(matter));
  const scroller = useRef<HTMLDivElement>(null);
  const total = (request.group === 'document' ? result.documents : null) ?? result.pages;
  const { last, keep } = useLastResult(request);
  const [active, setActive] = useState(Math.min(last, total - 1));
  const [pictures] = usePicturesShown();
  const rowHeight = hitRowHeight(pictures);

  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: Math.max(0, last - 3) * rowHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured again when their height changes.
  useEffect(() => {
    rows.measure();
    rows.scrollToIndex(active, { align: 'auto' });
  }, [rowHeight]);
  // After a search nothing has the focus: Tab then leads to the first result, not to the navigation and the filters.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, []);
  const items = rows.getVirtualItems();
  const firstChunk = Math.floor((items[0]?.index ?? active) / chunkSize);
  const lastChunk = Math.floor((items.at(-1)?.index ?? active) / chunkSize);
  const offsets = Array.from(
    { length: lastChunk - firstChunk + 1 },
    (_, index) => (firstChunk + index) * chunkSize,
  );
  const chunks = useQueries({ queries: offsets.map((offset) => queries.search(matter, request, offset)) });
  // The rows stay while somebody reads them, but a page whose number has been read since is called by it.
  const names = useQueries({
    queries: chunks.map(({ data }) => batesQueries.shownNames(matter, data?.hits ?? [])),
  });
  const hitAt = (index: number): SearchHit | undefined => {
    const chunk = Math.floor(index / chunkSize) - firstChunk;
    const hit = chunks[chunk]?.data?.hits[index % chunkSize];
    return hit && { ...hit, ...names[chunk]?.data?.get(hit.pageId) };
  };

  const move = (to: number) => {
    const next = Math.min(Math.max(to, 0), total - 1);
    setActive(next);
    rows.scrollToIndex(next, { align: 'auto' });
  };
  const open = (index: number) => {
    const hit = hitAt(index);
    if (!hit) return;
    keep(index);
    openPage(hit, request);
  };
  const choose = (index: number, isExtended: boolean) => {
    const hit = hitAt(index);
    if (!hit) return;
    setActive(index);
    if (isExtended) chosen.extend(index, hit);
    else chosen.toggle(index, hit);
  };
  useKeys({
    'undo-results': tagging.undo,
    'choose-result': (event) => choose(active, event?.shiftKey === true),
    'next-result': () => move(active + 1),
    'previous-result': () => move(active - 1),
    'open-result': (event) => {
      // A focused control handles Enter itself.
      if (event?.target instanceof HTMLElement && event.target.closest('a, button, input, summary')) {
        return false;
      }
      return open(active);
    },
  });

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section id={RESULTS_ID} ref={scroller} className={classes.list} tabIndex={0} aria-label="Results">
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <HitRow
            key={item.key}
            hit={hitAt(item.index)}
            groups={result.groups.length}
            tags={tags.data}
            request={request}
            pictures={pictures}
            active={item.index === active}
            top={item.start}
            isChosen={chosen.pages.has(hitAt(item.index)?.pageId ?? '')}
            toggleChosen={(isExtended) => choose(item.index, isExtended)}
            choose={() => {
              setActive(item.index);
              keep(item.index);
            }}
          />
        ))}
      </div>
    </section>
  );
}
