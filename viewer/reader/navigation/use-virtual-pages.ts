import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect } from 'react';
import { useReader } from '../reader-context.ts';

interface VirtualPages {
  items: { key: React.Key; index: number; lane: number; start: number }[];
  /** Pixels of all pages of the list. */
  height: number;
}

/** The pages of the current list that are in sight, in one or several columns. Only those are loaded and drawn. */
export function useVirtualPages(scroller: HTMLElement, rowHeight: number, columns: number): VirtualPages {
  const { currentList } = useReader();
  const { position, showRange } = currentList;
  const current = position?.index;
  const pages = useVirtualizer({
    count: position?.total ?? 0,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 6,
    lanes: columns,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of columns moves every page.
  useLayoutEffect(() => pages.measure(), [pages, columns]);
  const items = pages.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) showRange(first, last);
  }, [showRange, first, last]);
  // Centered, so that the next pages are visible too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of columns moves the current page.
  useEffect(() => {
    if (current !== undefined) pages.scrollToIndex(current, { align: 'center' });
  }, [pages, current, columns]);
  return { items, height: pages.getTotalSize() };
}
