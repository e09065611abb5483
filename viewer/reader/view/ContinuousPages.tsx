import { useVirtualizer } from '@tanstack/react-virtual';
import { type JSX, useLayoutEffect, useState } from 'react';
import { Original } from '../../page/image/original.tsx';
import { letter, type Size, toSheetSize } from '../../page/image/scale.ts';
import type { ReadPage } from '../../page/read-page.ts';
import { useElementSize } from '../../ui/parts.ts';
import { findLoadedPage } from '../navigation/use-current-list.ts';
import { useLoadedPages, useReader } from '../reader-context.ts';
import { ContinuousPage, type Place, UndrawnPage } from './ContinuousPage.tsx';
import { useFollowScroll } from './use-follow-scroll.ts';
import classes from './view.module.css';

/** Pixels above and below a page together. */
const GAP = 12;

/**
 * The pages of the list one below the other. The page in the middle is the open one. Only the pages in sight and the
 * next ones are drawn, each in its shape from the start, so that nothing jumps or flashes.
 */
export function ContinuousPages({ index }: { index: number }): JSX.Element {
  const { matter, page: open, currentList, view } = useReader();
  const loaded = useLoadedPages();
  const { ref: measured, width, height } = useElementSize<HTMLDivElement>();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const stage: Size = { width: width || letter.width, height: height || letter.height };
  const undrawn = toSheetSize(letter, stage, view);
  const virtual = useVirtualizer({
    count: currentList.position?.total ?? 0,
    getScrollElement: () => scroller,
    estimateSize: () => undrawn.height + GAP,
    overscan: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size of the stage changes every page.
  useLayoutEffect(() => virtual.measure(), [virtual, undrawn.height, undrawn.width]);
  useFollowScroll({ scroller, virtual, index, stageHeight: stage.height, pageHeight: undrawn.height });

  const places = virtual.getVirtualItems().map((item): Place & { page: ReadPage | undefined } => ({
    index: item.index,
    top: item.start,
    isOpen: item.index === index,
    page: item.index === index ? open : findLoadedPage(loaded, item.index),
  }));
  const files = [...new Set(places.flatMap(({ page }) => page?.fileId ?? []))];
  return (
    <div ref={measured} style={{ display: 'grid', minWidth: 0, minHeight: 0 }}>
      <section
        ref={setScroller}
        className={classes.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages must be scrollable by keyboard.
        tabIndex={0}
        aria-label="Page images"
        data-stage
      >
        <div className={classes.pages} style={{ height: virtual.getTotalSize() }}>
          {width > 0 &&
            files.map((fileId) => {
              const ofFile = places.filter(({ page }) => page?.fileId === fileId);
              return (
                <Original
                  key={fileId}
                  matter={matter}
                  fileId={fileId}
                  loading={ofFile.map((place) => <UndrawnPage key={place.index} {...place} size={undrawn} />)}
                  // Each of its pages reports why it can't be drawn.
                  onError={() => undefined}
                >
                  {ofFile.map(
                    ({ page, ...place }) =>
                      page && (
                        <ContinuousPage
                          key={page.pageId}
                          place={place}
                          page={page}
                          stage={stage}
                          measure={virtual.measureElement}
                        />
                      ),
                  )}
                </Original>
              );
            })}
          {places.map(
            ({ page, ...place }) =>
              page === undefined && <UndrawnPage key={place.index} {...place} size={undrawn} />,
          )}
        </div>
      </section>
    </div>
  );
}
